import { describe, expect, test } from '@jest/globals';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '../../src/node/file-queue.ts';
import { createMemoryQueue } from '../../src/queue/memory-queue.ts';
import { JournalFile } from '../../src/node/journal-file.ts';
import { job, queueContract } from '../support/queue/queue-contract.ts';

const place = (): string => join(mkdtempSync(join(tmpdir(), 'queue-')), 'work.jsonl');

queueContract('in memory', async () => ({ queue: createMemoryQueue<string>({ now: Date.now }) }));
queueContract('in a file', async () => {
  const path = place();
  const { queue } = await openFileStore<string>(path);
  return {
    queue,
    reopen: async () => {
      rmSync(`${path}.lock`);
      return (await openFileStore<string>(path)).queue;
    },
  };
});

describe('the file', () => {
  test('is torn by a crash in the middle of a line: the rest is read', async () => {
    const path = place();
    const { queue } = await openFileStore<string>(path);
    await queue.add(job('a'), 0);
    await queue.close();
    appendFileSync(path, '{"e":"add","job":{"id":"b"');
    const again = await openFileStore<string>(path);
    expect((await again.queue.take(1))?.jobs.map(({ id }) => id)).toEqual(['a']);
    await again.queue.close();
  });

  test('holds 200 deliveries that come at once, and rewrites itself without losing any', async () => {
    const path = place();
    const { queue } = await openFileStore<string>(path);
    await Promise.all(Array.from({ length: 200 }, (_, i) => queue.add(job(`d${i}`, `o/r#${i}`), 0)));
    await queue.close();
    expect(readFileSync(path, 'utf8').match(/"e":"add"/g)).toHaveLength(200);
    const again = await openFileStore<string>(path);
    expect(await again.queue.state()).toMatchObject({ waiting: 200 });
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(1);
    await again.queue.close();
  });

  test('cannot be used by two living processes, a dead one does not count', async () => {
    const path = place();
    writeFileSync(`${path}.lock`, String(process.ppid));
    await expect(openFileStore<string>(path)).rejects.toMatchObject({ name: 'HeldElsewhere' });
    writeFileSync(`${path}.lock`, '999999999');
    const { queue } = await openFileStore<string>(path);
    await queue.close();
  });

  test('remembers how often an issue was edited', async () => {
    const path = place();
    const limits = { perMinute: 80, perHour: 500, editsPerDay: 1 };
    const edit = { lane: '7', key: 'o/r#1', kind: 'edit' } as const;
    const first = await openFileStore<string>(path, Date.now, limits);
    expect(await first.budget.book(edit)).toEqual({ granted: true });
    await first.queue.close();
    const second = await openFileStore<string>(path, Date.now, limits);
    expect(await second.budget.book(edit)).toEqual({ granted: false, why: 'ceiling' });
    await second.queue.close();
  });

  test('that cannot be written refuses new work and says so until it can', async () => {
    const journal = new JournalFile(place());
    await expect(journal.append({}, true)).rejects.toThrow('closed');
    expect(journal.writable).toBe(false);
    await journal.rewrite(() => []);
    await journal.append({ e: 'x' }, true);
    expect([journal.writable, await journal.read()]).toEqual([true, [{ e: 'x' }]]);
    await journal.close();
  });
});
