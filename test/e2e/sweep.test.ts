import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHands } from '../../src/github/create-app.ts';
import { octokitSweepAccess } from '../../src/github/octokit-sweep-access.ts';
import { sweep, type SweepOptions, type SweepReport } from '../../src/github/sweep.ts';
import { createJsonLog } from '../../src/node/json-log.ts';
import { appOnFake, diagnoseSimply, KNOWLEDGE, settingsFor, type AppOnFake } from '../support/github/app-on-fake.ts';
import { commentDelivery, issueDelivery, type Delivery } from '../support/github/deliveries.ts';
import { FakeGitHub } from '../support/github/fake-github.ts';
import { MAINTAINER } from '../support/github/state.ts';

let fake: FakeGitHub;
let on: AppOnFake;
const sent = new Map<string, Delivery>();

beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
  on = await appOnFake(fake);
  sent.clear();
  fake.state.onRedelivery = ({ guid, event, action }) => {
    const delivery = sent.get(guid);
    if (!delivery) throw new Error('redelivery of something that was never sent');
    void on
      .deliver(delivery)
      .then(({ status }) => fake.state.addAttempt({ guid, event, action, redelivery: true, status }));
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
  const options = { since, until: new Date(NOW), budget: 100, dryRun: false, settleMs: 900, done: new Set<string>() };
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
  }, 20_000);

  test('stops when the budget is spent and goes on the next time', async () => {
    for (let i = 0; i < 5; i += 1) fake.state.addIssue({ createdAt: minutesAgo(60) });
    expect(await run({ budget: 2 })).toMatchObject({ issues: { created: 2 }, writes: 2, ended: 'budget', done: [] });
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

  test('a rate limit ends it early', async () => {
    for (let i = 0; i < 3; i += 1) fake.state.addIssue({ createdAt: minutesAgo(60) });
    fake.faults.push({
      operation: 'POST issue/comments',
      when: 'before',
      status: 429,
      headers: { 'retry-after': '60' },
    });
    expect(await run()).toMatchObject({ ended: 'limit', issues: { failed: 1 } });
  });
});
