import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import type { Issue } from '../issue/issue.ts';
import type { PostedComment, SkipReason } from './comment.ts';
import { digestOf } from './digest.ts';
import { ENGINE_VERSION, markerFor, markerLine, parseMarker, visibleText } from './marker.ts';
import { nothingKnownComment, withNotice } from './nothing-known.ts';
import { planPublication, type Situation } from './plan-publication.ts';

const issue: Issue = {
  title: 'High CPU',
  body: 'one\ntwo',
  labels: [],
  author: 'reporter',
  comments: [{ author: 'other', body: 'me too' }],
};
const marker = markerFor(issue, 'abc123');
const comment = (text: string) => ({ body: `${text}\n\n${markerLine(marker)}` });
const live: Situation = { mode: 'live', creation: 'allowed', own: [] };
const posted = (id: string, body: string, createdAt = '2024-01-01T00:00:00Z'): PostedComment => ({
  id,
  body,
  createdAt,
});

describe('the marker', () => {
  test('is read back from what was written', () => expect(parseMarker(comment('Hello').body)).toEqual(marker));
  test('an older or newer line is read as far as it is known', () => {
    expect(parseMarker('x\n<!-- known-cause: v0 -->')).toEqual({ schema: 0, input: '', knowledge: '', engine: '' });
    expect(parseMarker('x\r\n<!-- known-cause: v9 input=1 more=2 -->\r\n')).toMatchObject({ schema: 9, input: '1' });
  });
  test('is only the last line', () => expect(parseMarker(`${markerLine(marker)}\nwords`)).toBeUndefined());
  test('changes with the words of the reporter and with nothing else', () => {
    expect(markerFor({ ...issue, body: 'one\r\ntwo' }, 'abc123')).toEqual(marker);
    expect(markerFor({ ...issue, comments: [] }, 'abc123')).toEqual(marker);
    expect(markerFor({ ...issue, comments: [{ author: 'reporter', body: 'new' }] }, 'abc123').input).not.toBe(
      marker.input,
    );
  });
  test('carries the version of package.json', () =>
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: ENGINE_VERSION }));
  test('no value can break out of the line', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const line = markerLine({ schema: 1, input: text, knowledge: text, engine: text });
        return line.indexOf('-->') === line.length - 3 && parseMarker(line) !== undefined;
      }),
    );
  });
});

test('digests of different texts differ', () => {
  const texts = Array.from({ length: 20_000 }, (_, i) => `line ${i}`);
  expect(new Set(texts.map(digestOf)).size).toBe(texts.length);
  expect(digestOf('')).toMatch(/^[0-9a-f]{16}$/);
});

describe('the plan', () => {
  test.each<[string, Partial<Situation>, string]>([
    ['creates where there is none', {}, 'create'],
    ['updates a different text', { own: [posted('5', comment('Old').body)] }, 'update'],
    [
      'leaves an equal text with another marker',
      { own: [posted('5', 'New\r\n\r\n<!-- known-cause: v0 input=0 -->')] },
      'leave',
    ],
    ['skips when off', { mode: 'off' }, 'skip'],
    ['skips what it would write in the shadow', { mode: 'shadow' }, 'skip'],
    ['skips a silenced issue', { silence: 'closed' }, 'skip'],
    ['does not create where it may not', { creation: 'maintainer-answered' }, 'skip'],
    ['updates even where it may not create', { creation: 'not-asked', own: [posted('5', 'Old')] }, 'update'],
  ])('%s', (_, over, action) => expect(planPublication({ ...live, ...over }, comment('New')).action).toBe(action));

  test('nothing to say and nothing said', () =>
    expect(planPublication(live, undefined)).toEqual({ action: 'skip', reason: 'nothing-known' }));

  test('the oldest is kept, whatever the order and however long the ids', () => {
    const own = [
      posted('10000000000000000001', 'b'),
      posted('9999999999999999999', 'a'),
      posted('3', 'c', '2025-01-01T00:00:00Z'),
    ];
    expect(planPublication({ ...live, own }, comment('New'))).toMatchObject({
      id: '9999999999999999999',
      extras: ['10000000000000000001', '3'],
    });
  });

  test('after publishing, planning yields leave or the same silence', () => {
    const reasons: (SkipReason | undefined)[] = [undefined, undefined, 'closed', 'locked'];
    const texts = fc.constantFrom('A', 'B', 'C');
    const situation = fc.record({
      mode: fc.constantFrom('off' as const, 'shadow' as const, 'live' as const),
      silence: fc.constantFrom(...reasons),
      creation: fc.constantFrom('allowed' as const, 'not-asked' as const),
      own: fc.uniqueArray(fc.tuple(fc.nat({ max: 9 }), texts), { selector: ([id]) => id, maxLength: 4 }),
    });
    fc.assert(
      fc.property(situation, fc.option(texts, { nil: undefined }), ({ silence, own, ...rest }, text) => {
        const before = own.map(([id, body]) =>
          posted(String(id), comment(body).body, `2024-01-0${(id % 5) + 1}T00:00:00Z`),
        );
        const at = (now: PostedComment[]): Situation => ({ ...rest, own: now, ...(silence && { silence }) });
        const wanted = text === undefined ? undefined : comment(text);
        const plan = planPublication(at(before), wanted);
        const again = planPublication(at(carryOut(plan, before)), wanted);
        if (plan.action === 'skip') expect(again).toEqual(plan);
        else expect(again).toMatchObject({ action: 'leave', extras: [] });
      }),
    );
  });
});

function carryOut(plan: ReturnType<typeof planPublication>, own: PostedComment[]): PostedComment[] {
  if (plan.action === 'skip') return own;
  if (plan.action === 'create') return [...own, posted('77', plan.comment.body, '2026-01-01T00:00:00Z')];
  const kept = own.filter((one) => !plan.extras.includes(one.id));
  return plan.action === 'leave'
    ? kept
    : kept.map((one) => (one.id === plan.id ? { ...one, body: plan.comment.body } : one));
}

test('a notice stands above the marker and goes with the next plan', () => {
  const plain = nothingKnownComment(marker);
  const noted = withNotice(plain, 'Stand alone.', marker);
  expect(visibleText(noted.body).endsWith('*Stand alone.*')).toBe(true);
  expect(parseMarker(noted.body)).toEqual(marker);
  expect(planPublication({ ...live, own: [posted('1', noted.body)] }, plain).action).toBe('update');
});
