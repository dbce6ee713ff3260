import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { errorFields } from '../github/log.ts';
import type { SweepReport } from '../github/sweep.ts';
import { exitOnCrash } from '../node/exit-on-crash.ts';
import { createJsonLog } from '../node/json-log.ts';
import { KnowledgeError } from '../node/load-knowledge.ts';
import { SettingsError } from '../node/read-settings.ts';
import { startSweep, SWEEP_DEFAULTS } from '../node/start-sweep.ts';

// `npm run sweep`: repairs what got lost. Logs go to standard error, the report to standard output.
const USAGE = `npm run sweep -- [--since HOURS] [--budget WRITES] [--dry-run] [--json] [--state FILE]
                 [--min-age SECONDS] [--settle SECONDS]
  --since     how far back, 72 hours unless said otherwise; GitHub delivers again for three days
  --budget    at most so many redeliveries and writes, ${SWEEP_DEFAULTS.budget} unless said otherwise
  --dry-run   looks, writes nothing
  --state     remembers there which repositories are done, for the next run after one that was cut short
Exit codes: 0 all done, 1 failed, 2 wrong call or settings, 3 cut short: run it again.
`;

const count = (text: string | undefined, fallback: number): number => {
  const value = text === undefined ? fallback : Number(text);
  if (!Number.isFinite(value) || value < 0) throw new TypeError('not a number');
  return value;
};

function readRequest(): { request: Parameters<typeof startSweep>[2]; json: boolean; state: string | undefined } {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: {
      since: text,
      budget: text,
      state: text,
      'min-age': text,
      settle: text,
      'dry-run': flag,
      json: flag,
      help: flag,
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  const request = {
    sinceHours: count(values.since, SWEEP_DEFAULTS.sinceHours),
    minAgeSeconds: count(values['min-age'], SWEEP_DEFAULTS.minAgeSeconds),
    budget: count(values.budget, SWEEP_DEFAULTS.budget),
    settleMs: count(values.settle, SWEEP_DEFAULTS.settleMs / 1_000) * 1_000,
    dryRun: values['dry-run'] ?? false,
    done: new Set(values.state === undefined ? [] : readDone(values.state)),
  };
  return { request, json: values.json ?? false, state: values.state };
}

function readDone(path: string): string[] {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { done: string[] }).done;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

const ENDED = {
  complete: 'Done.',
  budget: 'Cut short: the budget is spent. Run it again for the rest.',
  limit: 'Cut short: GitHub asks to wait. Run it again later.',
  held: 'Some repositories were left alone: a removal of our comment there has not been heard yet. Run it again.',
} as const;

const inWords = ({ deliveries, repositories, issues, writes, ended }: SweepReport): string =>
  `Deliveries: ${deliveries.seen} seen, ${deliveries.unheard} never heard, ${deliveries.redelivered} delivered again.
Repositories: ${repositories.swept} swept, ${repositories.held} held back.
Issues: ${issues.seen} read, ${issues.created} answered, ${issues.updated} answers renewed, ${issues.left} in order, ${issues.silent} rightly silent, ${issues.wouldWrite} would be written, ${issues.failed} failed.
Writes: ${writes}. ${ENDED[ended]}
`;

let call: ReturnType<typeof readRequest>;
try {
  call = readRequest();
} catch {
  process.stderr.write(USAGE);
  process.exit(2);
}
const log = createJsonLog((line) => process.stderr.write(line));
exitOnCrash(log);
try {
  const report = await startSweep(process.env, log, call.request);
  process.stdout.write(call.json ? `${JSON.stringify(report, undefined, 2)}\n` : inWords(report));
  if (call.state !== undefined) {
    if (report.ended === 'complete') rmSync(call.state, { force: true });
    else writeFileSync(call.state, JSON.stringify({ done: report.done }));
  }
  process.exitCode = report.issues.failed > 0 ? 1 : report.ended === 'complete' ? 0 : 3;
} catch (error) {
  const written = error instanceof SettingsError || error instanceof KnowledgeError;
  if (written) process.stderr.write(`${error.message}\n`);
  else log.error('sweep failed', errorFields(error));
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}
