import { Backlog, type Happening } from './backlog.ts';
import type { Queue } from './queue.ts';

/** Keeps what happened, in order. With `wait` it resolves when it is kept for good, else at once. */
export type Journal<T> = (happening: Happening<T>, wait: boolean) => Promise<void>;

export interface MemoryQueueOptions<T> {
  readonly now: () => number;
  readonly backlog?: Backlog<T>;
  readonly journal?: Journal<T>;
  readonly writable?: () => boolean;
  readonly close?: () => Promise<void>;
}

/**
 * A queue in this process. Without a journal it forgets everything with the process: for tests and for trying out.
 * With one, a job is accepted once the journal has it; what a worker does about it is written down afterwards.
 */
export function createMemoryQueue<T>(options: MemoryQueueOptions<T>): Queue<T> {
  const { now, backlog = new Backlog<T>(), journal = async () => undefined } = options;
  let wake = (): void => undefined;
  const happen = (happening: Happening<T>): Promise<void> => {
    backlog.apply(happening);
    return journal(happening, true);
  };
  return {
    add: async (job, due) => {
      if (backlog.knows(job.id)) return 'known';
      const happening = { e: 'add', job, due, at: now() } as const;
      await journal(happening, true);
      // The same delivery may have come twice while the journal was writing.
      if (backlog.knows(job.id)) return 'known';
      backlog.apply(happening);
      wake();
      return 'added';
    },
    take: async (at) => {
      const key = backlog.next(at);
      if (key === undefined) return undefined;
      const happening = { e: 'take', key } as const;
      backlog.apply(happening);
      const taken = backlog.held(key);
      await journal(happening, false);
      return taken;
    },
    done: ({ key }) => happen({ e: 'done', key }),
    again: ({ key }, when) => happen({ e: 'again', key, ...when }),
    bury: ({ key }, why) => happen({ e: 'bury', key, why, at: now() }),
    dead: async () => backlog.dead,
    state: async () => ({ ...backlog.state(), writable: options.writable?.() ?? true }),
    onAdded: (callback) => {
      wake = callback;
    },
    close: async () => options.close?.(),
  };
}
