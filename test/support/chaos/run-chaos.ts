import { setTimeout as sleep } from 'node:timers/promises';
import { APP_ID } from '../github/call.ts';
import { SECRET } from '../github/deliveries.ts';
import { createDice } from './dice.ts';
import { AppProcess, runSweep, startGitHub, type GitHub, type SweepNumbers } from './processes.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly issues: number;
  readonly mode: 'live' | 'shadow';
  /** The knowledge base, as JSON in a file. */
  readonly knowledge: string;
  /** The built server and sweep. */
  readonly server: string;
  readonly sweep: string;
  /** `QUEUE` of each worker; empty for a stateless one. */
  readonly queues: readonly string[];
  readonly say: (line: string) => void;
}

/** Resolves to all that went wrong; empty when nothing did. */
export async function runChaos(options: ChaosOptions): Promise<string[]> {
  const { seed, issues, mode } = options;
  const started = Date.now();
  const say = (line: string): void =>
    options.say(`${((Date.now() - started) / 1_000).toFixed(1).padStart(6)} s  ${line}`);
  const github = startGitHub();
  const { url, key } = await github.ask('start', [seed, options.knowledge]);
  const env = environment(url, key, mode);
  const workers = options.queues.map((queue) => new AppProcess(options.server, { ...env, QUEUE: queue }));
  const sweep = (): ReturnType<typeof runSweep> => runSweep(options.sweep, env);
  try {
    for (const worker of workers) await worker.start();
    const aim = (): Promise<null> =>
      github.ask(
        'targets',
        workers.map((worker) => worker.url),
      );
    await aim();
    const reaper = startReaper(workers, seed, aim);
    await github.ask('live', [1, issues]);
    say('all issues filed');
    await rest(github, workers);
    say('at rest');
    const removed = mode === 'live' ? await github.ask('remove') : 0;
    const stormy = await sweep();
    say(
      `first sweep, in the storm: exit ${stormy.code}, ${JSON.stringify(stormy.report?.deliveries)} ${JSON.stringify(stormy.report?.issues)}`,
    );
    await reaper.stop();
    await github.ask('calm');
    await rest(github, workers);
    say('at rest, the weather clears');
    const calm = await sweep();
    await rest(github, workers);
    say(
      `second sweep, in calm: exit ${calm.code}, ${JSON.stringify(calm.report?.deliveries)} ${JSON.stringify(calm.report?.issues)}`,
    );
    const end = await github.ask('report');
    const kills = workers.reduce((sum, worker) => sum + worker.kills, 0);
    say(`${issues} issues ${JSON.stringify(end.kinds)}`);
    say(
      `${end.deliveries} deliveries, ${end.lost} lost, ${end.doubled} doubled; ${kills} kills; ${removed} comments removed by people; ${end.writes} writes, ${end.doubles} of them second comments to be put right, ${end.unchanged} reads answered 304`,
    );
    const wrong = [
      ...end.complaints,
      ...(isUseful(stormy.report) ? [] : [`the first sweep did nothing: ${JSON.stringify(stormy)}`]),
      ...(calm.code === 0 ? [] : [`the second sweep ended with ${calm.code} ${JSON.stringify(calm.report)}`]),
    ];
    await sweep();
    await github.ask('resend');
    say('everything swept and delivered once more');
    await rest(github, workers);
    const again = await github.ask('report');
    if (again.changes !== end.changes) wrong.push(`a second run wrote ${again.changes - end.changes} times`);
    if (mode === 'shadow' && again.writes > 0) wrong.push(`shadow mode wrote ${again.writes} times`);
    if (
      workers.some(({ log }) => log.includes(key.slice(100, 140)) || log.includes(SECRET) || log.includes('ghs_fake'))
    )
      wrong.push('a secret is in a log');
    return mode === 'shadow' ? wrong.filter((one) => !/comments, one expected$/.test(one)) : wrong;
  } finally {
    for (const worker of workers) await worker.kill();
    github.stop();
  }
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

/** Kills a worker at random moments and starts it again. */
function startReaper(
  workers: readonly AppProcess[],
  seed: number,
  aim: () => Promise<null>,
): { stop(): Promise<void> } {
  const dice = createDice(seed);
  const halt = new AbortController();
  const work = (async () => {
    for (let turn = 0; !halt.signal.aborted; turn += 1) {
      await sleep(600 + dice.roll(`wait ${turn}`) * 2_400, undefined, { signal: halt.signal }).catch(() => undefined);
      if (halt.signal.aborted) return;
      const worker = dice.pick(`victim ${turn}`, workers);
      await worker.kill();
      await worker.start();
      await aim();
    }
  })();
  return {
    stop: async () => {
      halt.abort();
      await work;
    },
  };
}

/** Waits until nothing is under way, neither between GitHub and the app nor in a queue. */
async function rest(github: GitHub, workers: readonly AppProcess[]): Promise<void> {
  for (let quiet = 0, turns = 0; quiet < 3; turns += 1) {
    if (turns > 3_000) throw new Error('no rest within ten minutes');
    await sleep(200);
    const busy = await github.ask('busy');
    const jobs = await Promise.all(workers.map((worker) => worker.jobs().catch(() => 1)));
    quiet = !busy && jobs.every((count) => count === 0) ? quiet + 1 : 0;
  }
}
