import type PgBoss from 'pg-boss';
import type { DeadJob, Job, Queue, Taken } from '../queue/queue.ts';
import * as SQL from './postgres-schema.ts';
import type { Sql } from './postgres-store.ts';

const WAKES = 'known-cause';
/** How often to look for work that a killed worker left behind. */
const ROUSE_EVERY_MS = 3_000;

interface Wake {
  readonly key: string;
  readonly lane: string;
}

/** PostgreSQL ended this transaction, since another one waited for it and it for the other. */
const DEADLOCK = '40P01';
/** Workers that start at once can lock each other out several times over. */
const TRIES = 8;

/** The queue of pg-boss, made by the first worker that comes. Of those that come together all but one may have to try again. */
async function createWakes(boss: PgBoss): Promise<void> {
  for (let attempt = 1; (await boss.getQueue(WAKES)) === null; attempt += 1) {
    try {
      // `short`: an issue is woken at most once for a moment to come.
      await boss.createQueue(WAKES, { name: WAKES, policy: 'short', retryLimit: 0, expireInSeconds: 300 });
    } catch (error) {
      if ((error as { code?: unknown }).code !== DEADLOCK || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 50 * Math.random()));
    }
  }
}

/** The queue port over pg-boss and our tables. `me` names this process in its leases. */
export async function createPostgresQueue<T>(boss: PgBoss, sql: Sql, me: string, leaseMs: number): Promise<Queue<T>> {
  await createWakes(boss);
  /** Up to which row the work in our hands reaches, by issue. */
  const held = new Map<string, string>();
  const renewing = setInterval(
    () => void (held.size > 0 && sql(SQL.RENEW, [me, leaseMs]).catch(() => undefined)),
    leaseMs / 3,
  );
  renewing.unref();
  let wakeHands = (): void => undefined;
  let roused = 0;

  const wake = async ({ key, lane }: Wake, at: number): Promise<void> => {
    const later = at > Date.now();
    // Something urgent must not be taken for the same as something later.
    const singletonKey = later ? key : `${key} now`;
    await boss.send(WAKES, { key, lane }, { singletonKey, ...(later && { startAfter: new Date(at) }) });
  };
  const rouse = async (): Promise<void> => {
    if (Date.now() - roused < ROUSE_EVERY_MS) return;
    roused = Date.now();
    for (const row of await sql(SQL.LEFT_BEHIND)) await wake(row as unknown as Wake, 0);
  };
  const letGo = async ({ key, lane }: Wake): Promise<void> => {
    held.delete(key);
    await sql(SQL.RELEASE, [key, me]);
    if ((await sql(SQL.WAITING, [key])).length > 0) await wake({ key, lane }, 0);
  };

  const takeOne = async (found: Wake): Promise<Taken<T> | undefined> => {
    const { key, lane } = found;
    const [lease] = await sql(SQL.LEASE, [key, me, leaseMs, lane]);
    if (!lease) {
      const [when] = await sql(SQL.WHEN, [key, lane]);
      const at = Number(when?.['at']);
      if (at > 0) await wake(found, at);
      return undefined;
    }
    const rows = (await sql(SQL.WAITING, [key])) as unknown as (Job<T> & { readonly seq: string })[];
    const last = rows.at(-1);
    if (!last) {
      await letGo(found);
      return undefined;
    }
    held.set(key, last.seq);
    const jobs = new Map<string, Job<T>>();
    for (const { seq: _, ...job } of rows) jobs.set(job.merge, job);
    return { key, lane, attempt: Number(lease['attempt']), jobs: [...jobs.values()] };
  };

  return {
    add: async (job, due) => {
      const [row] = await sql(SQL.ADD, [job.id, job.key, job.lane, job.merge, JSON.stringify(job.data), due]);
      if (!row) return 'known';
      // Kept from here on. Should the wake fail, the work is found as left behind.
      await wake(job, due).catch(() => undefined);
      wakeHands();
      return 'added';
    },
    take: async () => {
      await rouse();
      for (let i = 0; i < 20; i += 1) {
        const [found] = await boss.fetch<Wake>(WAKES);
        if (!found) return undefined;
        await boss.complete(WAKES, found.id);
        const taken = await takeOne(found.data);
        if (taken) return taken;
      }
      return undefined;
    },
    done: async ({ key, lane }) => {
      await sql(SQL.END, [key, held.get(key) ?? 0, 'done', null]);
      await letGo({ key, lane });
    },
    again: async ({ key, lane }, { at, counts, pausesLane }) => {
      held.delete(key);
      if (pausesLane) await sql(SQL.PAUSE, [lane, at]);
      await sql(SQL.PUT_BACK, [key, me, at, counts ? 0 : 1]);
      await wake({ key, lane }, at);
    },
    bury: async ({ key, lane }, why) => {
      await sql(SQL.END, [key, held.get(key) ?? 0, 'dead', why]);
      await letGo({ key, lane });
    },
    dead: async () => {
      const rows = await sql(SQL.DEAD);
      return rows.map(({ died, ...job }) => ({ ...job, diedAt: Number(died) })) as unknown as DeadJob<T>[];
    },
    state: async () => {
      const [row] = await sql(SQL.STATE);
      const { waiting = 0, active = 0, dead = 0, oldest } = (row ?? {}) as Record<string, number | null>;
      const counts = { waiting: Number(waiting), active: Number(active), dead: Number(dead) };
      return { ...counts, ...(oldest && { oldestSince: oldest }), writable: true };
    },
    onAdded: (callback) => {
      wakeHands = callback;
    },
    close: async () => clearInterval(renewing),
  };
}
