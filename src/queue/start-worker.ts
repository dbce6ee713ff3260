import { afterFailure, type Failure, type Patience } from './after-failure.ts';
import type { Queue, Taken } from './queue.ts';

export interface WorkerOptions<T> {
  readonly queue: Queue<T>;
  readonly work: (taken: Taken<T>) => Promise<void>;
  readonly failureOf: (error: unknown) => Failure;
  /** Hears of every failure; `again` absent means that the jobs were given up. */
  readonly onFailure: (taken: Taken<T>, error: unknown, again: number | undefined) => void;
  /** Hears of a queue that cannot be read or written. */
  readonly onTrouble: (error: unknown) => void;
  readonly now: () => number;
  readonly random: () => number;
  readonly patience: Patience;
  /** So many issues at once. */
  readonly concurrency: number;
  /** How often to look for work that became due or that another process added. */
  readonly pollMs: number;
}

export interface Worker {
  /** Takes no new work, ends what is under way. */
  stop(): Promise<void>;
}

/** Works through the queue until stopped. Nothing waits here: what has to wait goes back into the queue. */
export function startWorker<T>(options: WorkerOptions<T>): Worker {
  const { queue, concurrency, pollMs } = options;
  const halt = new AbortController();
  let wake = (): void => undefined;
  let added = 0;
  queue.onAdded(() => {
    added += 1;
    wake();
  });
  // All hands share one pause, which ends early when work comes in.
  let shared: Promise<void> | undefined;
  const pause = (): Promise<void> => {
    shared ??= new Promise<void>((resolve) => {
      const timer = setTimeout(() => wake(), pollMs);
      wake = () => {
        clearTimeout(timer);
        shared = undefined;
        wake = () => undefined;
        resolve();
      };
    });
    return shared;
  };
  const hands = Array.from({ length: concurrency }, async () => {
    while (!halt.signal.aborted) {
      const before = added;
      const busy = await step(options).catch((error: unknown) => {
        options.onTrouble(error);
        return false;
      });
      // What came in while this hand was looking would otherwise wait for the end of the pause.
      if (!busy && added === before && !halt.signal.aborted) await pause();
    }
  });
  return {
    stop: async () => {
      halt.abort();
      wake();
      await Promise.all(hands);
    },
  };
}

/** Resolves to whether there was anything to do. */
async function step<T>(options: WorkerOptions<T>): Promise<boolean> {
  const { queue, work, failureOf, onFailure, now, random, patience } = options;
  const taken = await queue.take(now());
  if (!taken) return false;
  // Work that ends the process is never seen to fail; its tries are counted all the same.
  if (taken.attempt > patience.tries) {
    onFailure(taken, undefined, undefined);
    await queue.bury(taken, 'too many tries');
    return true;
  }
  try {
    await work(taken);
  } catch (error) {
    const again = afterFailure(failureOf(error), taken.attempt, now(), random(), patience);
    onFailure(taken, error, again?.at);
    await (again ? queue.again(taken, again) : queue.bury(taken, nameOf(error)));
    return true;
  }
  await queue.done(taken);
  return true;
}

/** An error's name only: its message may quote what nobody should keep. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
