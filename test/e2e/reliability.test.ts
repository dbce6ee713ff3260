import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appOnFake, type AppOnFake } from '../support/github/app-on-fake.ts';
import { commentDelivery, issueDelivery, requestFor, SECRET, type Delivery } from '../support/github/deliveries.ts';
import { FakeGitHub, PRIVATE_KEY } from '../support/github/fake-github.ts';
import { APP_ID } from '../support/github/routes.ts';
import type { FakeIssue } from '../support/github/state.ts';

let fake: FakeGitHub;
let on: AppOnFake;

beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
  on = await appOnFake(fake);
});
afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const count = (issue: FakeIssue): number => issue.comments.filter((comment) => comment.appId === APP_ID).length;
const create = 'POST issue/comments';

describe('one comment, whatever happens', () => {
  test('100 duplicated, reordered, concurrent deliveries in three processes', async () => {
    const issues = Array.from({ length: 5 }, () => fake.state.addIssue());
    const processes = [on, await on.another(), await on.another()];
    const deliveries = issues.flatMap((issue) =>
      ['edited', 'opened', 'reopened'].map((action) => issueDelivery(action, issue)),
    );
    const work = Array.from({ length: 100 }, (_, i) => {
      const delivery = deliveries[(i * 7) % deliveries.length] as Delivery;
      return (processes[(i * 11) % 3] as AppOnFake).deliver(delivery);
    });
    const answers = await Promise.all(work);
    expect(answers.every(({ status }) => status === 200 || status === 202)).toBe(true);
    expect(issues.map(count)).toEqual([1, 1, 1, 1, 1]);
    const before = fake.writes.length;
    for (const issue of issues) await on.deliver(issueDelivery('edited', issue));
    expect(fake.writes).toHaveLength(before);
  });

  test('two processes create at the same moment', async () => {
    const issue = fake.state.addIssue();
    const other = await on.another();
    await Promise.all([on, other].map((one) => one.deliver(issueDelivery('opened', issue))));
    expect(count(issue)).toBe(1);
  });

  test('a list that lags behind hides our comment before and after the creation', async () => {
    const issue = fake.state.addIssue();
    fake.staleLists = 2;
    await on.deliver(issueDelivery('opened', issue));
    expect(count(issue)).toBe(1);
    fake.staleLists = 1;
    await on.deliver(issueDelivery('edited', issue));
    expect(count(issue)).toBe(1);
    expect(fake.writes).toEqual([create, create, 'DELETE comment']);
  });

  test('the list answers 404 after the creation', async () => {
    const issue = fake.state.addIssue();
    fake.faults.push({ operation: 'GET issue/comments', when: 'before', status: 404, skip: 1 });
    expect(await on.deliver(issueDelivery('opened', issue))).toMatchObject({ status: 200 });
    expect(JSON.parse(on.log.at(-1) ?? '')).toMatchObject({ outcome: 'create' });
    expect(count(issue)).toBe(1);
  });

  test('a POST that GitHub carried out and answered with 500 is not sent again', async () => {
    const issue = fake.state.addIssue();
    fake.faults.push({ operation: create, when: 'after', status: 502 });
    expect(await on.deliver(issueDelivery('opened', issue))).toMatchObject({ status: 200 });
    expect(fake.writes).toEqual([create]);
    expect(count(issue)).toBe(1);
  });

  test('a POST that GitHub did not carry out fails the delivery; its redelivery, with the same GUID, succeeds', async () => {
    const issue = fake.state.addIssue();
    const delivery = issueDelivery('opened', issue);
    fake.faults.push({ operation: create, when: 'before', status: 500 });
    expect(await on.deliver(delivery)).toMatchObject({ status: 500 });
    expect(count(issue)).toBe(0);
    expect(await on.deliver(delivery)).toMatchObject({ status: 200, body: 'ok' });
    expect(await on.deliver(delivery)).toMatchObject({ status: 200, body: 'done' });
    expect(count(issue)).toBe(1);
  });
});

describe('answers of GitHub that are outcomes', () => {
  test.each([
    ['403', { operation: create, status: 403 }, 'no-permission'],
    ['410', { operation: 'GET issue', status: 410 }, 'gone'],
    ['404', { operation: 'GET issue', status: 404 }, 'gone'],
  ])('%s', async (_, fault, reason) => {
    fake.faults.push({ ...fault, when: 'before' });
    expect(await on.deliver(issueDelivery('opened', fake.state.addIssue()))).toMatchObject({ status: 200 });
    expect(JSON.parse(on.log.at(-1) ?? '')).toMatchObject({ message: 'issue handled', outcome: 'skip', reason });
  });

  test('a deleted installation', async () => {
    const token = { operation: 'POST /app/installations/access_tokens', when: 'before', status: 404 } as const;
    for (let i = 0; i < 5; i += 1) fake.faults.push(token);
    expect(await on.deliver(issueDelivery('opened', fake.state.addIssue()))).toMatchObject({ status: 200 });
    expect(JSON.parse(on.log.at(-1) ?? '')).toMatchObject({ outcome: 'skip', reason: 'gone' });
  });

  test('a suspended installation', async () => {
    fake.state.suspended = true;
    expect(await on.deliver(issueDelivery('opened', fake.state.addIssue()))).toMatchObject({ status: 200 });
    expect(fake.writes).toEqual([]);
  });

  test.each([
    ['a primary', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '4102444800' }],
    ['a secondary', 403, { 'retry-after': '60' }],
    ['another', 429, { 'retry-after': '60' }],
  ])('%s rate limit is no refusal: the delivery fails and can come again', async (_, status, headers) => {
    const delivery = issueDelivery('opened', fake.state.addIssue());
    fake.faults.push({ operation: create, when: 'before', status, headers });
    expect(await on.deliver(delivery)).toMatchObject({ status: 500 });
    expect(await on.deliver(delivery)).toMatchObject({ status: 200 });
  });
});

describe('the door', () => {
  const opened = () => requestFor(issueDelivery('opened', fake.state.addIssue({ body: 'private words' })));

  test.each<[string, number, (r: Awaited<ReturnType<typeof requestFor>>) => object]>([
    ['a missing signature', 401, ({ headers }) => ({ headers: { ...headers, 'x-hub-signature-256': undefined } })],
    [
      'a bad signature',
      401,
      ({ headers }) => ({ headers: { ...headers, 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` } }),
    ],
    ['a short signature', 401, ({ headers }) => ({ headers: { ...headers, 'x-hub-signature-256': 'sha256=0' } })],
    ['another body', 401, () => ({ body: Buffer.from('{"private words":1}') })],
    ['no body', 401, () => ({ body: Buffer.alloc(0) })],
    ['a body too long', 413, () => ({ body: Buffer.alloc(300_000, 'x') })],
    ['another path', 404, () => ({ path: '/private-words' })],
    ['another method', 405, () => ({ method: 'GET' })],
    ['another event', 200, ({ headers }) => ({ headers: { ...headers, 'x-github-event': 'brand_new' } })],
    ['a ping', 200, ({ headers }) => ({ headers: { ...headers, 'x-github-event': 'ping' } })],
    ['another content type', 415, ({ headers }) => ({ headers: { ...headers, 'content-type': 'text/plain' } })],
    ['no delivery id', 400, ({ headers }) => ({ headers: { ...headers, 'x-github-delivery': undefined } })],
    ['health', 200, () => ({ method: 'GET', path: '/healthz', body: Buffer.alloc(0) })],
  ])('%s → %i, nothing called, nothing logged', async (_, status, change) => {
    const request = await opened();
    expect(await on.app.handle({ ...request, ...change(request) })).toMatchObject({ status });
    expect([fake.calls, on.log]).toEqual([[], []]);
  });

  test.each(['private words', '[]', 'null', '"text"'])(
    'a signed body that is no JSON object: %s → 400',
    async (text) => {
      const { sign } = await import('@octokit/webhooks-methods');
      const request = await opened();
      const headers = { ...request.headers, 'x-hub-signature-256': await sign(SECRET, text) };
      expect(await on.app.handle({ ...request, headers, body: Buffer.from(text) })).toMatchObject({ status: 400 });
      expect(on.log).toEqual([]);
    },
  );

  test('both secrets count while one replaces the other, "development" never does', async () => {
    on = await on.another({ webhookSecrets: ['new secret', SECRET] });
    const delivery = () => issueDelivery('opened', fake.state.addIssue());
    expect(await on.deliver(delivery(), 'new secret')).toMatchObject({ status: 200 });
    expect(await on.deliver(delivery(), SECRET)).toMatchObject({ status: 200 });
    expect(await on.deliver(delivery(), 'development')).toMatchObject({ status: 401 });
  });

  test('actions of our events that nobody listens to are ignored', async () => {
    const issue = fake.state.addIssue();
    expect(await on.deliver(issueDelivery('pinned', issue))).toMatchObject({ status: 200 });
    const { id, event, payload } = commentDelivery('created', issue, fake.state.addComment(issue, 'x'));
    expect(await on.deliver({ id, event, payload: { ...payload, action: 'pinned' } })).toMatchObject({ status: 200 });
    expect(fake.calls).toEqual([]);
  });

  test('the same delivery twice at once fails twice when it fails, so that GitHub shows it as failed', async () => {
    const delivery = issueDelivery('opened', fake.state.addIssue());
    fake.faults.push({ operation: create, when: 'before', status: 500 });
    const statuses = (await Promise.all([on.deliver(delivery), on.deliver(delivery)])).map(({ status }) => status);
    expect(statuses).toEqual([500, 500]);
    expect(await on.deliver(delivery)).toMatchObject({ status: 200, body: 'ok' });
  });

  test('a delivery under way is not started twice', async () => {
    const delivery = issueDelivery('opened', fake.state.addIssue());
    const statuses = (await Promise.all([on.deliver(delivery), on.deliver(delivery)])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200]);
    expect(fake.writes).toEqual([create]);
  });
});

test('a failure of our own answers 500; neither words of the report nor secrets are logged', async () => {
  on = await appOnFake(fake, {}, (issue) => {
    throw new Error(`cannot read ${issue.body}`);
  });
  const issue = fake.state.addIssue({ title: 'private title', body: 'private words' });
  expect(await on.deliver(issueDelivery('opened', issue))).toMatchObject({ status: 500, body: 'failed' });
  expect(JSON.parse(on.log.at(-1) ?? '')).toMatchObject({ level: 'error', message: 'delivery failed', error: 'Error' });
  const log = on.log.join('');
  for (const secret of ['private', SECRET, 'ghs_fake', PRIVATE_KEY.slice(40, 80)]) expect(log).not.toContain(secret);
});
