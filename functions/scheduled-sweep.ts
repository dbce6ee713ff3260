import { stdoutLog } from '../src/node/json-log.ts';
import { startSweep, SWEEP_DEFAULTS } from '../src/node/start-sweep.ts';

/**
 * One sweep, to be called by a timer once an hour or so. `budget` in the event bounds its writes; `done` out of the
 * report of one that was cut short lets this one go on behind it. Resolves to the report; fails when work failed.
 */
export async function handler(event?: {
  readonly budget?: number;
  readonly done?: readonly string[];
}): Promise<{ readonly ended: string }> {
  const { budget = SWEEP_DEFAULTS.budget, done = [] } = event ?? {};
  const report = await startSweep(process.env, stdoutLog(), { ...SWEEP_DEFAULTS, budget, done: new Set(done) });
  if (report.issues.failed > 0) throw new Error(`${report.issues.failed} issues could not be answered`);
  return report;
}
