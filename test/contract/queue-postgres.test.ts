import { describe, expect, test } from '@jest/globals';
import { openPostgresStore } from '../../src/node/postgres-store.ts';
import { queueContract } from '../support/queue/queue-contract.ts';

const url = process.env['POSTGRES_URL'];

if (url === undefined) {
  test.skip('the queue in PostgreSQL: skipped, POSTGRES_URL is not set (scripts/with-postgres.sh npm test -- postgres)', () =>
    undefined);
} else {
  const tables = 'known_cause.inbox, known_cause.issue, known_cause.lane, known_cause.booked, known_cause_boss.job';
  queueContract(
    'in PostgreSQL',
    async () => {
      const { default: PgBoss } = await import('pg-boss');
      const { queue } = await openPostgresStore<string>(url, { leaseMs: 800 });
      const boss = new PgBoss({ connectionString: url, schema: 'known_cause_boss' });
      await boss.start();
      await boss.getDb().executeSql(`TRUNCATE ${tables}`, []);
      await boss.stop({ graceful: false, wait: true, timeout: 1_000 });
      return {
        queue,
        reopen: async () => {
          // Closing keeps what is held, as a kill does.
          await queue.close();
          return (await openPostgresStore<string>(url, { leaseMs: 800 })).queue;
        },
      };
    },
    true,
  );

  test('workers that start at once on a new database do not lock each other out', async () => {
    const { default: PgBoss } = await import('pg-boss');
    for (let round = 0; round < 5; round++) {
      const boss = new PgBoss({ connectionString: url, schema: 'elsewhere', supervise: false, schedule: false });
      boss.on('error', () => undefined);
      await boss.start();
      await boss.getDb().executeSql('DROP SCHEMA IF EXISTS known_cause_boss, known_cause CASCADE', []);
      await boss.stop({ graceful: false, wait: true, timeout: 1_000 });
      const stores = await Promise.all(Array.from({ length: 6 }, () => openPostgresStore<string>(url)));
      expect(stores).toHaveLength(6);
      await Promise.all(stores.map(({ queue }) => queue.close()));
    }
  }, 60_000);

  describe('the write budget in PostgreSQL', () => {
    test('is shared, and exact when many ask at once', async () => {
      const limits = { perMinute: 5, perHour: 500, editsPerDay: 2 };
      const stores = await Promise.all([1, 2].map(() => openPostgresStore<string>(url, { limits })));
      const lane = `lane ${Date.now()}`;
      const book = async (i: number, key: string, kind: 'create' | 'edit') =>
        stores[i % 2]?.budget.book({ lane, key, kind });
      const edits = await Promise.all(Array.from({ length: 6 }, (_, i) => book(i, `${lane} one`, 'edit')));
      expect(edits.filter((one) => one?.granted)).toHaveLength(2);
      const creations = await Promise.all(Array.from({ length: 12 }, (_, i) => book(i, `${lane} ${i}`, 'create')));
      expect(creations.filter((one) => one?.granted)).toHaveLength(3);
      expect(creations.find((one) => one?.granted === false)).toMatchObject({ why: 'pace', at: expect.any(Number) });
      await Promise.all(stores.map(({ queue }) => queue.close()));
    });
  });
}
