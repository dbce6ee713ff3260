import { describe, expect, test } from '@jest/globals';
import { isOwn, type Authored } from './identity.ts';
import { createMemoryLedger } from './ledger.ts';
import { errorFields } from './log.ts';
import { probotLog } from './probot-log.ts';
import { isRateLimit, isUncertain, refusalOf } from './refusal.ts';
import { createSerialiser } from './serialise.ts';

const failure = (status: number, headers: object = {}) =>
  Object.assign(new Error('words'), { status, response: { headers } });

describe('refusals are told by status, never by words', () => {
  test.each([
    [403, {}, 'no-permission'],
    [404, {}, 'gone'],
    [410, {}, 'gone'],
    [451, {}, 'gone'],
    [403, { 'retry-after': '60' }, undefined],
    [403, { 'x-ratelimit-remaining': '0' }, undefined],
    [429, {}, undefined],
    [401, {}, undefined],
    [500, {}, undefined],
  ])('%i %j → %s', (status, headers, reason) => expect(refusalOf(failure(status, headers))).toBe(reason));
  test('other errors are failures', () => {
    expect(refusalOf(new TypeError('403 Forbidden'))).toBeUndefined();
    expect([
      isRateLimit('x'),
      isUncertain(new Error('x')),
      isUncertain(failure(502)),
      isUncertain(failure(422)),
    ]).toEqual([false, true, true, false]);
  });
});

describe('a comment is ours by authorship', () => {
  const identity = { appId: 7, login: async () => 'known-cause[bot]' };
  const marked = 'x\n<!-- known-cause: v1 -->';
  const bot = { login: 'known-cause[bot]', type: 'Bot' };
  test.each<[string, Authored, boolean]>([
    [
      'our app',
      { body: marked, user: { login: 'renamed[bot]', type: 'Bot' }, performed_via_github_app: { id: 7 } },
      true,
    ],
    ['our login, the app not given', { body: marked, user: bot }, true],
    ['another app', { body: marked, user: bot, performed_via_github_app: { id: 8 } }, false],
    [
      'a user through our app',
      { body: marked, user: { login: 'u', type: 'User' }, performed_via_github_app: { id: 7 } },
      false,
    ],
    ['a user', { body: marked, user: { login: 'u', type: 'User' } }, false],
    ['ours without a marker', { body: 'x', user: bot, performed_via_github_app: { id: 7 } }, false],
    ['nobody', { body: null, user: null }, false],
  ])('%s', async (_, comment, own) => expect(await isOwn(comment, identity)).toBe(own));
});

test('the ledger lets the failed run again, the succeeded not, and forgets the oldest', async () => {
  const ledger = createMemoryLedger(2);
  expect(await ledger.begin('a')).toBe('run');
  expect(await ledger.begin('a')).toBe('under-way');
  await ledger.fail('a');
  expect(await ledger.begin('a')).toBe('run');
  await ledger.succeed('a');
  expect(await ledger.begin('a')).toBe('done');
  await ledger.begin('b');
  await ledger.begin('c');
  expect(await ledger.begin('a')).toBe('run');
});

test('work of one key keeps its order, also after a failure; other keys do not wait', async () => {
  const serialise = createSerialiser();
  const seen: string[] = [];
  const work = (name: string, ms: number) => async () => {
    seen.push(`${name}+`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    seen.push(`${name}-`);
    if (name === 'b') throw new Error('b');
  };
  const all = [
    serialise('1', work('a', 20)),
    serialise('1', work('b', 1)),
    serialise('2', work('x', 1)),
    serialise('1', work('c', 1)),
  ];
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(seen.filter((one) => !one.startsWith('x'))).toEqual(['a+', 'a-', 'b+', 'b-', 'c+', 'c-']);
  expect(seen.indexOf('x-')).toBeLessThan(seen.indexOf('a-'));
});

test('an error is logged without its words', () => {
  const inner = Object.assign(new TypeError('a secret\n  of two lines'), { status: 422, code: 'E1' });
  const fields = errorFields(new AggregateError([inner]));
  expect(fields).toMatchObject({
    error: 'TypeError',
    status: 422,
    code: 'E1',
    at: expect.stringContaining('small-parts.test'),
  });
  expect(JSON.stringify([fields, errorFields('a secret')])).not.toContain('secret');
});

test('of what Probot logs only its own sentences pass', () => {
  const lines: unknown[] = [];
  const take = (message: string, fields?: object): void => void lines.push([message, fields]);
  const log = probotLog({ info: take, warn: take, error: take });
  log.child({ name: 'x' }).debug({ event: 'secret' }, 'Webhook received');
  log.error(new Error('secret'));
  log.error({ body: 'secret' }, 'Your private key is wrong');
  expect(lines).toEqual([['probot', { says: 'Your private key is wrong' }]]);
});
