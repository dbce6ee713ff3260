import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Body } from './fuzz.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** Number of the first body. */
  readonly from: number;
  readonly bodies: number;
  readonly workers: number;
  /** A body may take so much time of the processor. */
  readonly boundMs: number;
  /** Hears of the run now and then. */
  readonly tell: (progress: FuzzTotals) => void;
}

export interface FuzzTotals {
  bodies: number;
  comments: number;
  planted: number;
  slowest: { number: number; ms: number };
  readonly wrong: { readonly number: number; readonly what: string }[];
}

/** What a worker writes for each body: its number before, what came of it after. */
export type FuzzLine = { readonly start: number } | { readonly end: Body };

/** No body comes near this; one that does hangs, and is named. */
const STALL_MS = 60_000;
const TELL_EVERY_MS = 10_000;

/** Spreads the bodies over processes, which are this program once more. Resolves when all have ended. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzTotals> {
  const totals: FuzzTotals = { bodies: 0, comments: 0, planted: 0, slowest: { number: -1, ms: 0 }, wrong: [] };
  const telling = setInterval(() => options.tell(totals), TELL_EVERY_MS);
  try {
    await Promise.all(Array.from({ length: options.workers }, (_, share) => work(options, share, totals)));
  } finally {
    clearInterval(telling);
  }
  if (totals.bodies < options.bodies) totals.wrong.push({ number: -1, what: `only ${totals.bodies} bodies were read` });
  return totals;
}

function work({ seed, from, bodies, workers, boundMs }: FuzzOptions, share: number, totals: FuzzTotals): Promise<void> {
  const numbers = { role: 'worker', seed, from: from + share, step: workers, to: from + bodies };
  const args = Object.entries(numbers).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const watch = watchFor(child, (number) => totals.wrong.push({ number, what: `no end within ${STALL_MS / 1_000} s` }));
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as FuzzLine;
    if ('start' in line) return watch.started(line.start);
    const { number, ms, commented, planted, wrong } = line.end;
    totals.bodies += 1;
    totals.comments += Number(commented);
    totals.planted += Number(planted);
    if (ms > totals.slowest.ms) totals.slowest = { number, ms };
    if (ms > boundMs) totals.wrong.push({ number, what: `${ms.toFixed(0)} ms, more than ${boundMs} ms` });
    for (const what of wrong) totals.wrong.push({ number, what });
  });
  return new Promise((resolve) => {
    child.once('close', () => {
      watch.stop();
      resolve();
    });
  });
}

function watchFor(child: ChildProcess, hangs: (number: number) => void): { started(n: number): void; stop(): void } {
  let last: { number: number; at: number } | undefined;
  const timer = setInterval(() => {
    if (!last || Date.now() - last.at < STALL_MS) return;
    hangs(last.number);
    child.kill('SIGKILL');
    clearInterval(timer);
  }, 1_000);
  return {
    started: (number) => {
      last = { number, at: Date.now() };
    },
    stop: () => clearInterval(timer),
  };
}
