import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHands } from '../../src/github/create-app.ts';
import { octokitSweepAccess } from '../../src/github/octokit-sweep-access.ts';
import { sweep, type SweepOptions, type SweepReport } from '../../src/github/sweep.ts';
import { createJsonLog } from '../../src/node/json-log.ts';
import { appOnFake, diagnoseSimply, KNOWLEDGE, settingsFor, type AppOnFake } from '../support/github/app-on-fake.ts';
import { commentDelivery, issueDelivery, type Delivery } from '../support/github/deliveries.ts';
import { FakeGitHub, PRIVATE_KEY } from '../support/github/fake-github.ts';
import { APP_ID, OURSELVES } from '../support/github/routes.ts';
import { MAINTAINER, type FakeRepository } from '../support/github/state.ts';

let fake: FakeGitHub;
let on: AppOnFake;
const sent = new Map<string, Delivery>();
/** What GitHub delivers again, until it is done and booked. */
let redeliveries: Promise<void>[] = [];

beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
  on = await appOnFake(fake);
  sent.clear();
  redeliveries = [];
  fake.state.onRedelivery = ({ guid, event, action }) => {
    const delivery = sent.get(guid);
    if (!delivery) throw new Error('redelivery of something that was never sent');
    const again = async (): Promise<void> => {
      const { status } = await on.deliver(delivery);
      fake.state.addAttempt({ guid, event, action, redelivery: true, status });
    };
    redeliveries.push(again());
  };
});
afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const NOW = Date.now();
const minutesAgo = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();
/** A delivery that GitHub could not hand over. */
function lost(delivery: Delivery, at = minutesAgo(20)): void {
  sent.set(delivery.id, delivery);
  const action = String(delivery.payload['action']);
  fake.state.addAttempt({ guid: delivery.id, event: delivery.event, action, redelivery: false, status: 502, at });
}

async function run(over: Partial<SweepOptions> = {}): Promise<SweepReport> {
  const log = createJsonLog(() => undefined);
  const hands = await createHands({
    settings: settingsFor(fake.url),
    knowledge: KNOWLEDGE,
    diagnose: diagnoseSimply,
    log,
    pacing: false,
  });
  const since = new Date(NOW - 72 * 3_600_000);
  const settle = async (): Promise<void> => void (await Promise.all(redeliveries));
  const options = { since, until: new Date(NOW), budget: 100, dryRun: false, settle, done: new Set<string>() };
  return sweep(hands, octokitSweepAccess(hands), { ...options, ...over });
}

describe('a sweep', () => {
  test('delivers again what was never heard, and only that', async () => {
    const issues = [1, 2, 3].map(() => fake.state.addIssue({ createdAt: '2020-01-01T00:00:00Z' }));
    const [first, second, third] = issues.map((issue) => issueDelivery('opened', issue));
    if (!first || !second || !third) throw new Error('no deliveries');
    lost(first);
    lost(second);
    fake.state.addAttempt({
      guid: second.id,
      event: 'issues',
      action: 'opened',
      redelivery: true,
      status: 202,
      at: minutesAgo(10),
    });
    lost(third, '2020-01-01T00:00:00Z');
    fake.state.addAttempt({ guid: 'p', event: 'ping', action: '', redelivery: false, status: 500, at: minutesAgo(5) });
    const report = await run();
    expect(report.deliveries).toEqual({ seen: 3, unheard: 1, redelivered: 1 });
    expect(issues.map(({ comments }) => comments.length)).toEqual([1, 0, 0]);
    expect((await run()).deliveries).toEqual({ seen: 3, unheard: 0, redelivered: 0 });
  });

  test('follows the cursor and ids beyond 2^53', async () => {
    for (let i = 0; i < 230; i += 1)
      fake.state.addAttempt({ guid: `g${i}`, event: 'issues', action: 'opened', redelivery: false, status: 200 });
    const delivery = issueDelivery('opened', fake.state.addIssue());
    sent.set(delivery.id, delivery);
    fake.state.attempts.unshift({
      id: 9_007_199_254_740_991_777n,
      guid: delivery.id,
      event: 'issues',
      action: 'opened',
      redelivery: false,
      status: 0,
      at: minutesAgo(9),
    });
    expect((await run()).deliveries).toEqual({ seen: 231, unheard: 1, redelivered: 1 });
  });

  test('answers recent open issues that have no answer, leaves old and quiet ones; again: writes nothing', async () => {
    fake.state.addIssue({ createdAt: '2020-01-01T00:00:00Z' });
    for (let i = 0; i < 120; i += 1)
      fake.state.addIssue({ createdAt: minutesAgo(60), body: i < 3 ? 'cause: x' : 'nothing' });
    fake.state.addIssue({ createdAt: minutesAgo(50), pullRequest: true });
    fake.state.addIssue({ createdAt: minutesAgo(50), closed: true });
    const report = await run();
    expect(report.issues).toMatchObject({ seen: 120, created: 3, silent: 117, failed: 0 });
    expect(report).toMatchObject({ writes: 3, ended: 'complete', done: ['falco-org/falco'] });
    expect(await run()).toMatchObject({ issues: { created: 0, left: 3 }, writes: 0 });
  }, 60_000);

  test('stops when the budget is spent and goes on the next time', async () => {
    for (let i = 0; i < 5; i += 1) fake.state.addIssue({ createdAt: minutesAgo(60) });
    const first = await run({ budget: 2 });
    expect(first).toMatchObject({ issues: { created: 2 }, writes: 2, ended: 'budget' });
    expect(first.done).toEqual(['falco-org/falco#5', 'falco-org/falco#4']);
    expect(await run({ budget: 9 })).toMatchObject({ issues: { created: 3, left: 2 }, writes: 3, ended: 'complete' });
  });

  test('changes nothing in a dry run and says what it would do', async () => {
    const issue = fake.state.addIssue({ createdAt: minutesAgo(60) });
    lost(issueDelivery('opened', issue));
    expect(await run({ dryRun: true })).toMatchObject({
      deliveries: { unheard: 1, redelivered: 0 },
      issues: { wouldWrite: 1 },
      writes: 0,
    });
    expect(fake.writes).toEqual([]);
  });

  test('a removal that was not heard is heard first; until then nothing is written in its repository', async () => {
    const issue = fake.state.addIssue({ createdAt: minutesAgo(60) });
    const opened = issueDelivery('opened', issue);
    await on.deliver(opened);
    const [comment] = issue.comments.splice(0);
    if (!comment) throw new Error('no comment');
    lost(issueDelivery('edited', issue), minutesAgo(30));
    const removed = commentDelivery('deleted', issue, comment, { sender: MAINTAINER });
    lost(removed);
    sent.delete(removed.id);
    const deaf = fake.state.onRedelivery;
    fake.state.onRedelivery = () => undefined;
    expect(await run()).toMatchObject({
      ended: 'held',
      repositories: { swept: 0, held: 1 },
      deliveries: { redelivered: 1 },
    });
    expect(issue.comments).toEqual([]);
    sent.set(removed.id, removed);
    fake.state.onRedelivery = deaf;
    expect(await run()).toMatchObject({ ended: 'complete', deliveries: { redelivered: 2 } });
    expect(issue.comments).toEqual([]);
    expect(issue.reactions).toHaveLength(1);
  });

  test('a suspended installation has nothing to sweep', async () => {
    fake.state.addIssue({ createdAt: minutesAgo(60) });
    fake.state.suspended = true;
    expect(await run()).toMatchObject({ repositories: { swept: 0 }, ended: 'complete' });
  });

  const wait = { when: 'before', status: 429, headers: { 'retry-after': '60' } } as const;

  test('a rate limit ends it early and is no failure', async () => {
    for (let i = 0; i < 3; i += 1) fake.state.addIssue({ createdAt: minutesAgo(60) });
    fake.faults.push({ operation: 'POST issue/comments', skip: 1, ...wait });
    const report = await run();
    expect(report).toMatchObject({ ended: 'limit', issues: { seen: 1, created: 1, failed: 0 } });
    expect(report.done).toEqual(['falco-org/falco#3']);
    // The next one goes on behind what is done, and ends with the name of the whole repository.
    const calls = fake.calls.length;
    const next = await run({ done: new Set(report.done) });
    expect(next).toMatchObject({ ended: 'complete', issues: { seen: 2, created: 2 }, done: ['falco-org/falco'] });
    expect(fake.calls.slice(calls).filter((call) => call === 'GET issue')).toHaveLength(2);
  });

  test.each([
    ['GET /app/hook/deliveries', 0],
    ['GET /app/hook/deliveries', 1],
    ['POST /app/hook/deliveries/attempts', 0],
    ['GET /app/installations', 0],
    ['GET /installation/repositories', 0],
    ['GET issues', 0],
  ])('a rate limit at %s, call %i, cuts it short, and the next one does the rest', async (operation, skip) => {
    for (let i = 0; i < 110; i += 1)
      fake.state.addAttempt({ guid: `g${i}`, event: 'issues', action: 'opened', redelivery: false, status: 200 });
    const issue = fake.state.addIssue({ createdAt: minutesAgo(60) });
    const missed = fake.state.addIssue({ createdAt: '2020-01-01T00:00:00Z' });
    lost(issueDelivery('opened', missed));
    fake.state.attempts.unshift(...fake.state.attempts.splice(-1));
    fake.faults.push({ operation, skip, ...wait });
    expect(await run()).toMatchObject({ ended: 'limit', issues: { failed: 0 }, done: [] });
    expect(await run()).toMatchObject({ ended: 'complete' });
    expect([issue, missed].map(({ comments }) => comments.length)).toEqual([1, 1]);
  });

  test('writes not once more than it may', async () => {
    const issue = fake.state.addIssue({ createdAt: minutesAgo(60) });
    for (let i = 0; i < 4; i += 1)
      fake.state.addComment(issue, 'Likely: old\n\n<!-- known-cause: v1 input=0 knowledge=0 engine=0 -->', {
        user: OURSELVES,
        appId: APP_ID,
        createdAt: `2026-01-0${i + 1}T00:00:00Z`,
      });
    expect(await run({ budget: 2 })).toMatchObject({ writes: 2, ended: 'budget', issues: { failed: 0 }, done: [] });
    expect(fake.writes).toEqual(['PATCH comment', 'DELETE comment']);
    expect(await run({ budget: 0 })).toMatchObject({ writes: 0, ended: 'budget' });
    expect(await run({ budget: 9 })).toMatchObject({ writes: 2, ended: 'complete' });
    expect(issue.comments).toHaveLength(1);
  });

  test('goes over all repositories of all installations, also past one whose issues are disabled', async () => {
    const rules: FakeRepository = { id: 78, fullName: 'falco-org/rules', installation: 100 };
    const other: FakeRepository = { id: 79, fullName: 'acme/falco', installation: 200 };
    fake.state.repositories.push(rules, other);
    for (const repository of fake.state.repositories) fake.state.addIssue({ createdAt: minutesAgo(60), repository });
    fake.faults.push({ operation: 'GET issues', when: 'before', status: 410 });
    expect(await run()).toMatchObject({ ended: 'complete', repositories: { swept: 3 }, issues: { created: 2 } });
  });

  test('one repository that cannot be read fails alone', async () => {
    const rules: FakeRepository = { id: 78, fullName: 'falco-org/rules', installation: 100 };
    fake.state.repositories.push(rules);
    for (const repository of fake.state.repositories) fake.state.addIssue({ createdAt: minutesAgo(60), repository });
    for (let i = 0; i < 3; i += 1) fake.faults.push({ operation: 'GET issues', when: 'before', status: 500 });
    expect(await run()).toMatchObject({ issues: { created: 1, failed: 1 }, done: ['falco-org/rules'] });
  });

  test('a delivery that GitHub does not deliver any more is passed over', async () => {
    const issue = fake.state.addIssue({ createdAt: minutesAgo(60) });
    lost(issueDelivery('opened', issue));
    fake.faults.push({ operation: 'POST /app/hook/deliveries/attempts', when: 'before', status: 422 });
    expect(await run()).toMatchObject({ ended: 'complete', deliveries: { redelivered: 0 }, issues: { created: 1 } });
  });
});

describe('npm run sweep', () => {
  const call = async (...args: string[]): Promise<{ code: number; out: string }> => {
    const env = {
      PATH: process.env['PATH'],
      APP_ID: String(APP_ID),
      PRIVATE_KEY,
      WEBHOOK_SECRET: 'x',
      GITHUB_API_URL: fake.url,
      PACING: 'off',
    };
    const child = spawn(process.execPath, ['scripts/run.mjs', 'sweep', '--settle', '0', ...args], { env });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? -1)));
    return { code, out };
  };

  test('says that it was cut short, exits with 3, remembers where, and goes on there', async () => {
    for (let i = 0; i < 2; i += 1) fake.state.addIssue({ createdAt: minutesAgo(60), body: 'no cause at all' });
    const limit = { when: 'before', status: 403, headers: { 'retry-after': '60' } } as const;
    fake.faults.push({ operation: 'GET issue', skip: 1, ...limit });
    const state = join(mkdtempSync(join(tmpdir(), 'sweep-')), 'state.json');
    const first = await call('--state', state);
    expect([first.code, first.out]).toEqual([3, expect.stringContaining('Cut short: GitHub asks to wait')]);
    expect(JSON.parse(readFileSync(state, 'utf8'))).toEqual({ done: ['falco-org/falco#2'] });
    const second = await call('--state', state);
    expect([second.code, second.out]).toEqual([0, expect.stringContaining('Issues: 1 read')]);
    expect(existsSync(state)).toBe(false);
  }, 120_000);
});
