import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileStore } from '../../src/node/file-queue.ts';
import { createMemoryQueue } from '../../src/queue/memory-queue.ts';
import { createMemoryBudget, GITHUB_LIMITS, type WriteBudget } from '../../src/queue/write-budget.ts';
import type { Queue } from '../../src/queue/queue.ts';
import type { Task } from '../../src/github/task.ts';
import { appOnFake, type AppOnFake } from '../support/github/app-on-fake.ts';
import { commentDelivery, issueDelivery } from '../support/github/deliveries.ts';
import { FakeGitHub } from '../support/github/fake-github.ts';
import { MAINTAINER } from '../support/github/state.ts';

let fake: FakeGitHub;
let queue: Queue<Task>;
let on: AppOnFake;

beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
});
afterEach(async () => {
  await on.app.close();
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

async function start(graceMs = 0, budget?: WriteBudget): Promise<void> {
  queue = createMemoryQueue<Task>({ now: Date.now });
  const patience = { firstMs: 20, tries: 3 };
  on = await appOnFake(fake, { graceMs, patience }, undefined, { queue, budget, metrics: true });
}

async function settled(): Promise<void> {
  for (let i = 0; i < 1_200; i += 1) {
    const { waiting, active } = await queue.state();
    if (waiting + active === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the queue did not come to rest');
}
const page = (path: string) => on.app.handle({ method: 'GET', path, headers: {}, body: new Uint8Array() });

describe('with a queue', () => {
  test('a delivery is answered at once with 202, the work follows; a second one is known', async () => {
    await start();
    const delivery = issueDelivery('opened', fake.state.addIssue());
    expect(await on.deliver(delivery)).toEqual({ status: 202, body: 'accepted' });
    await settled();
    expect(fake.writes).toEqual(['POST issue/comments']);
    await on.deliver(delivery);
    await settled();
    expect(fake.writes).toHaveLength(1);
  });

  test('no word of the report is in the queue', async () => {
    await start(60_000);
    const issue = fake.state.addIssue({ title: 'private title', body: 'private body' });
    await on.deliver(issueDelivery('opened', issue));
    const comment = fake.state.addComment(issue, 'private words\n/diagnose private argument');
    const added: unknown[] = [];
    const add = queue.add.bind(queue);
    queue.add = (one, due) => add((added.push(one), one), due);
    await on.deliver(commentDelivery('created', issue, comment));
    expect(added).toHaveLength(1);
    expect(JSON.stringify(added)).not.toContain('private');
  });

  test('a burst of edits is one reading', async () => {
    await start(100);
    const issue = fake.state.addIssue();
    for (const action of ['opened', 'edited', 'edited', 'edited']) await on.deliver(issueDelivery(action, issue));
    await settled();
    expect(fake.calls.filter((call) => call === 'GET issue')).toHaveLength(1);
  });

  test('a maintainer who answers within the grace period is left to it', async () => {
    await start(100);
    const issue = fake.state.addIssue();
    await on.deliver(issueDelivery('opened', issue));
    fake.state.addComment(issue, 'Look here', { user: MAINTAINER, association: 'MEMBER' });
    await settled();
    expect(fake.writes).toEqual([]);
  });

  test('failed work is tried again, then kept as dead, shown, and revived by a redelivery', async () => {
    await start();
    const issue = fake.state.addIssue();
    const delivery = issueDelivery('opened', issue);
    for (let i = 0; i < 9; i += 1) fake.faults.push({ operation: 'GET issue', when: 'before', status: 500 });
    await on.deliver(delivery);
    await settled();
    expect(await queue.dead()).toMatchObject([{ id: delivery.id, why: 'HttpError' }]);
    const { body, contentType } = await page('/metrics');
    expect(contentType).toMatch(/^application\/openmetrics-text/);
    for (const line of [
      'known_cause_jobs{state="dead"} 1',
      'known_cause_retries_total{why="failure"} 2',
      'known_cause_given_up_total 1',
    ])
      expect(body).toContain(line);
    await on.deliver(delivery);
    await settled();
    expect(await queue.dead()).toEqual([]);
    expect(fake.writes).toEqual(['POST issue/comments']);
  });

  test('a rate limit is waited for in the queue and counts as no try', async () => {
    await start();
    for (let i = 0; i < 5; i += 1)
      fake.faults.push({
        operation: 'POST issue/comments',
        when: 'before',
        status: 403,
        headers: { 'retry-after': '0' },
      });
    await on.deliver(issueDelivery('opened', fake.state.addIssue()));
    for (let i = 0; i < 100 && fake.faults.length > 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    await settled();
    expect(fake.state.issues.get(1)?.comments).toHaveLength(1);
    expect(await queue.dead()).toEqual([]);
  });

  test('a crash after the comment was created and before that was written down makes no second comment', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'queue-')), 'work.jsonl');
    const first = (await openFileStore<Task>(path)).queue;
    // The process ends here: what it would have written down never is.
    let bury = (): void => undefined;
    const never = new Promise<void>((resolve) => (bury = resolve));
    const dead: Queue<Task> = { ...first, done: () => never, close: async () => undefined };
    const dying = await appOnFake(fake, { graceMs: 0 }, undefined, { queue: dead });
    await dying.deliver(issueDelivery('opened', fake.state.addIssue()));
    for (let i = 0; i < 500 && fake.calls.at(-1) !== 'GET issue/comments'; i += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(fake.writes).toEqual(['POST issue/comments']);
    const reads = fake.calls.length;

    rmSync(`${path}.lock`);
    queue = (await openFileStore<Task>(path)).queue;
    on = await appOnFake(fake, { graceMs: 0 }, undefined, { queue });
    await settled();
    expect(fake.calls.slice(reads)).toEqual(['GET contents', 'GET issue', 'GET issue/comments']);
    expect(fake.writes).toEqual(['POST issue/comments']);
    bury();
    await dying.app.close();
    await first.close();
  });

  test('the ceiling of edits is an outcome', async () => {
    await start(0, createMemoryBudget(Date.now, { ...GITHUB_LIMITS, editsPerDay: 1 }));
    const issue = fake.state.addIssue();
    for (const cause of ['a', 'b', 'c']) {
      issue.body = `cause: ${cause}`;
      await on.deliver(issueDelivery('edited', issue));
      await settled();
    }
    expect(fake.writes).toEqual(['POST issue/comments', 'PATCH comment']);
    expect(on.log.some((line) => line.includes('"reason":"edit-ceiling"'))).toBe(true);
  });

  test('the pages: ready while the queue can be written, and numbers', async () => {
    await start();
    expect(await page('/readyz')).toMatchObject({ status: 200 });
    queue.state = async () => ({ waiting: 0, active: 0, dead: 0, writable: false });
    expect(await page('/readyz')).toMatchObject({ status: 503 });
    expect(await page('/healthz')).toMatchObject({ status: 200 });
    expect((await page('/metrics')).body).toMatch(/# EOF$/);
  });
});
