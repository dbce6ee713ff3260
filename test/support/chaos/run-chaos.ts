import { setTimeout as sleep } from 'node:timers/promises';
import { APP_ID } from '../github/call.ts';
import { SECRET } from '../github/deliveries.ts';
import { digest } from './digest.ts';
import type { GitHubVerbs } from './github-process.ts';
import type { Mode } from './plan.ts';
import { AppProcess, runSweep, startGitHub, type GitHub, type SweepNumbers } from './processes.ts';
import { inShort } from './record.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly issues: number;
  readonly mode: Mode;
  /** The knowledge base, as JSON in a file. */
  readonly knowledge: string;
  /** The built server and sweep. */
  readonly server: string;
  readonly sweep: string;
  /** `QUEUE` of each worker; empty for a stateless one. */
  readonly queues: readonly string[];
  readonly say: (line: string) => void;
  /** Hears every line of the record at the end. */
  readonly keep?: (lines: readonly string[]) => void;
}

/** Resolves to all that went wrong; empty when nothing did. What the seed decides is said in lines that begin with `by seed`. */
export async function runChaos(options: ChaosOptions): Promise<string[]> {
  const { seed, issues, mode, knowledge } = options;
  const started = Date.now();
  const say = (line: string): void =>
    options.say(`${((Date.now() - started) / 1_000).toFixed(1).padStart(7)} s  ${line}`);
  const bySeed = (line: string): void => options.say(`  by seed  ${line}`);
  const workers: AppProcess[] = [];
  const github = startGitHub((number) => void replace(github, workers, number));
  const { workers: urls, sweep: url, key, planned } = await github.ask('start', { seed, issues, mode, knowledge });
  for (const [number, queue] of options.queues.entries())
    workers.push(new AppProcess(options.server, { ...environment(urls[number] ?? '', key, mode), QUEUE: queue }));
  const sweep = (): ReturnType<typeof runSweep> => runSweep(options.sweep, environment(url, key, mode));
  const wrong: string[] = [];
  try {
    await Promise.all(workers.map((worker) => worker.start()));
    const addresses = workers.map((worker) => worker.url);
    await github.ask('targets', addresses);
    bySeed(`plan   ${planned.digest}: ${inShort(planned.lines)}`);
    await github.ask('live');
    say('all issues filed');
    await rest(github, workers);
    await untilDone(github, workers, wrong);
    say('at rest');
    await github.ask('killAt', 'idle before the first sweep');
    await github.ask('remove');
    await untilDone(github, workers, wrong);
    const stormy = await sweep();
    say(`first sweep, in the storm: ${inWords(stormy)}`);
    await rest(github, workers);
    await github.ask('calm');
    say('at rest, the weather clears');
    const calm = await sweep();
    await rest(github, workers);
    say(`second sweep, in calm: ${inWords(calm)}`);
    const end = await github.ask('report');
    say(`measured: ${figures(end)}`);
    wrong.push(
      ...end.complaints,
      ...(isUseful(stormy.report) ? [] : [`the first sweep did nothing: ${JSON.stringify(stormy)}`]),
      ...(calm.code === 0 ? [] : [`the second sweep ended with ${calm.code} ${JSON.stringify(calm.report)}`]),
    );
    await github.ask('killAt', 'idle before the second run');
    await rest(github, workers);
    await sweep();
    await github.ask('resend');
    await rest(github, workers);
    say('everything swept and delivered once more');
    const again = await github.ask('report');
    if (again.changes !== end.changes) wrong.push(`a second run wrote ${again.changes - end.changes} times`);
    if (mode === 'shadow' && again.writes > 0) wrong.push(`shadow mode wrote ${again.writes} times`);
    if (
      workers.some(({ log }) => log.includes(key.slice(100, 140)) || log.includes(SECRET) || log.includes('ghs_fake'))
    )
      wrong.push('a secret is in a log');
    const record = await github.ask('record');
    const kills = workers.reduce((sum, worker) => sum + worker.kills, 0);
    const told = record.lines.filter((line) => / killed /.test(line)).length;
    if (kills !== told) wrong.push(`${kills} workers were killed, ${told} kills are told`);
    wrong.push(...record.differences);
    bySeed(`record ${digest(record.lines.join('\n'))}: ${inShort(record.lines)}`);
    bySeed(`ends   ${digest(record.ends.join('\n'))}: ${tally(record.ends)} of ${JSON.stringify(end.kinds)}`);
    options.keep?.([...record.lines, ...record.ends]);
    return mode === 'shadow' ? wrong.filter((one) => !/comments, one expected$/.test(one)) : wrong;
  } finally {
    for (const worker of workers) await worker.kill();
    github.stop();
  }
}

/** SIGKILL, and another process in its place, at another address. */
async function replace(github: GitHub, workers: readonly AppProcess[], number: number): Promise<void> {
  const worker = workers[number];
  if (!worker) throw new Error(`no worker ${number}`);
  await worker.kill();
  await github.ask('gone', number);
  await worker.start();
  await github.ask('back', [number, worker.url]);
}

/** Has deliveries repeated by hand until the app has done all that the plan waits for: a few rounds are enough. */
async function untilDone(github: GitHub, workers: readonly AppProcess[], wrong: string[]): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    if ((await github.ask('press')) === 0) return;
    await rest(github, workers);
  }
  wrong.push('the app does not do what the plan waits for');
}

const inWords = ({ code, report }: Awaited<ReturnType<typeof runSweep>>): string =>
  `exit ${code}, ${JSON.stringify(report?.deliveries)} ${JSON.stringify(report?.issues)}`;

const figures = (end: ReturnType<GitHubVerbs['report']>): string =>
  [
    `${end.writes} writes, ${end.doubles} of them second comments to be put right`,
    `${end.troubles} calls failed or sent away`,
    `${end.byHand} deliveries asked for by hand`,
    `${end.unplanned} removals of second comments`,
    `${end.unchanged} reads answered 304`,
  ].join('; ');

function tally(ends: readonly string[]): string {
  const silent = ends.filter((line) => line.endsWith('silence')).length;
  return `${ends.length - silent} issues with a comment, ${silent} without,`;
}

/** There was work to do, and it did some, unless GitHub sent it away. */
function isUseful(report: SweepNumbers | undefined): boolean {
  if (!report) return false;
  const { created = 0, updated = 0, wouldWrite = 0 } = report.issues;
  return report.ended === 'limit' || report.deliveries.redelivered + created + updated + wouldWrite > 0;
}

const environment = (apiUrl: string, key: string, mode: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  KNOWN_CAUSE_ROOT: process.env['KNOWN_CAUSE_ROOT'] ?? process.cwd(),
  APP_ID: String(APP_ID),
  PRIVATE_KEY: key.replaceAll('\n', String.raw`\n`),
  WEBHOOK_SECRET: SECRET,
  GITHUB_API_URL: apiUrl,
  MODE: mode,
  HOST: '127.0.0.1',
  PORT: '0',
  PACING: 'off',
  GRACE_SECONDS: '0.2',
  RETRY_SECONDS: '0.3',
  LEASE_SECONDS: '2',
  WRITES_PER_MINUTE: '100000',
  WRITES_PER_HOUR: '100000',
});

/** Waits until nothing is under way, neither between GitHub and the app nor in a queue. */
async function rest(github: GitHub, workers: readonly AppProcess[]): Promise<void> {
  for (let quiet = 0, turns = 0; quiet < 3; turns += 1) {
    if (turns > 6_000) throw new Error('no rest within ten minutes');
    await sleep(100);
    const busy = await github.ask('busy');
    const jobs = await Promise.all(workers.map((worker) => worker.jobs().catch(() => 1)));
    quiet = !busy && jobs.every((count) => count === 0) ? quiet + 1 : 0;
  }
}
