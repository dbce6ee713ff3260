import { Backlog, type BacklogSnapshot, type Happening } from '../queue/backlog.ts';
import { createMemoryQueue } from '../queue/memory-queue.ts';
import type { Queue } from '../queue/queue.ts';
import {
  createMemoryBudget,
  GITHUB_LIMITS,
  type Booked,
  type Limits,
  type WriteBudget,
} from '../queue/write-budget.ts';
import { takeFileLock } from './file-lock.ts';
import { JournalFile } from './journal-file.ts';

/** Everything that has to outlive a process. */
export interface Store<T> {
  readonly queue: Queue<T>;
  readonly budget: WriteBudget;
}

type Line<T> =
  | Happening<T>
  | { readonly e: 'snapshot'; readonly backlog: BacklogSnapshot<T>; readonly booked: readonly Booked[] }
  | { readonly e: 'booked'; readonly write: Booked }
  | { readonly e: 'probe' };

const REWRITE_AFTER = 10_000;

/**
 * The store of a single process in one file: survives kill -9 and restarts, loses nothing that was accepted.
 * Rejects when another living process holds the file: that would need the PostgreSQL engine.
 */
export async function openFileStore<T>(
  path: string,
  now: () => number = Date.now,
  limits: Limits = GITHUB_LIMITS,
): Promise<Store<T>> {
  const unlock = await takeFileLock(`${path}.lock`);
  const journal = new JournalFile(path);
  const { backlog, booked } = replay((await journal.read()) as Line<T>[]);
  backlog.releaseAll();
  const budget = createMemoryBudget(now, limits, booked, (write) => {
    // Nobody waits for it: at worst a crash forgets the writes of the last moment.
    void journal.append({ e: 'booked', write }, false);
  });
  const rewrite = (): Promise<void> =>
    journal.rewrite(() => [{ e: 'snapshot', backlog: backlog.snapshot(), booked: budget.booked() }]);
  await rewrite();

  const queue = createMemoryQueue<T>({
    now,
    backlog,
    journal: (happening, wait) => journal.append(happening, wait),
    writable: () => journal.writable,
    close: async () => {
      await journal.close();
      await unlock();
    },
  });
  return {
    budget,
    queue: {
      ...queue,
      state: async () => {
        // A disk that was full may have room again; nobody else would find out while no work comes in.
        if (!journal.writable) await journal.append({ e: 'probe' }, true).catch(() => undefined);
        return queue.state();
      },
      take: async (at) => {
        if (journal.lines >= REWRITE_AFTER) await rewrite();
        return queue.take(at);
      },
    },
  };
}

function replay<T>(lines: readonly Line<T>[]): { backlog: Backlog<T>; booked: Booked[] } {
  let backlog = new Backlog<T>();
  let booked: Booked[] = [];
  for (const line of lines) {
    if (line.e === 'snapshot') {
      backlog = new Backlog<T>(line.backlog);
      booked = [...line.booked];
    } else if (line.e === 'booked') booked.push(line.write);
    else if (line.e !== 'probe') backlog.apply(line);
  }
  return { backlog, booked };
}
