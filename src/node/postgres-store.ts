import { randomUUID } from 'node:crypto';
import type PgBoss from 'pg-boss';
import { GITHUB_LIMITS, type Booking, type Limits } from '../queue/write-budget.ts';
import type { Store } from './file-queue.ts';
import { createPostgresQueue } from './postgres-queue.ts';
import { FORGET, SCHEMA } from './postgres-schema.ts';

export interface PostgresOptions {
  readonly limits?: Limits | undefined;
  /** How long work stays with a worker that gives no sign of life. */
  readonly leaseMs?: number | undefined;
}

export type Sql = (text: string, values?: readonly unknown[]) => Promise<readonly Record<string, unknown>[]>;

const LEASE_MS = 60_000;
const FORGET_EVERY_MS = 3_600_000;

/**
 * The store of several processes: pg-boss wakes workers when an issue is due, tables beside it say what is to be done
 * and who does it. Survives the death of every process; what a dead worker held is free again after the lease.
 */
export async function openPostgresStore<T>(
  url: string,
  { limits = GITHUB_LIMITS, leaseMs = LEASE_MS }: PostgresOptions = {},
): Promise<Store<T>> {
  // Not part of the bundles: needed only where this engine is chosen.
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({ connectionString: url, schema: 'known_cause_boss', schedule: false, max: 8 });
  // Without a listener a lost connection would end the process; whatever failed rejects by itself too.
  boss.on('error', () => undefined);
  await boss.start();
  const sql = sqlOf(boss);
  await sql(SCHEMA);
  const tidy = setInterval(() => void sql(FORGET).catch(() => undefined), FORGET_EVERY_MS);
  tidy.unref();
  const queue = await createPostgresQueue<T>(boss, sql, randomUUID(), leaseMs);
  return {
    queue: {
      ...queue,
      close: async () => {
        clearInterval(tidy);
        await queue.close();
        await boss.stop({ graceful: false, wait: true, timeout: 2_000 });
      },
    },
    budget: {
      book: async ({ lane, key, kind }) => {
        const { perMinute, perHour, editsPerDay } = limits;
        const values = [lane, key, kind, perMinute, perHour, editsPerDay];
        const [row] = await sql('SELECT known_cause.book($1, $2, $3, $4, $5, $6) AS booking', values);
        return row?.['booking'] as Booking;
      },
    },
  };
}

function sqlOf(boss: PgBoss): Sql {
  const database = boss.getDb();
  return async (text, values) => {
    // Without values several statements may be sent at once, as one transaction.
    const result = await database.executeSql(text, values as never);
    return result.rows as Record<string, unknown>[];
  };
}
