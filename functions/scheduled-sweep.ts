import { stdoutLog } from '../src/node/json-log.ts';
import { startSweep, SWEEP_DEFAULTS } from '../src/node/start-sweep.ts';

/** One sweep, to be called by a timer once an hour or so. `budget` in the event bounds its writes. Fails when work failed. */
export async function handler(event?: { readonly budget?: number }): Promise<object> {
  const request = { ...SWEEP_DEFAULTS, budget: event?.budget ?? SWEEP_DEFAULTS.budget };
  const report = await startSweep(process.env, stdoutLog(), request);
  if (report.issues.failed > 0) throw new Error(`${report.issues.failed} issues could not be answered`);
  return report;
}
