import { describe, expect, test } from '@jest/globals';
import type { Mode } from '../comment/plan-publication.ts';
import { policyFor, type Policy } from './repository-policy.ts';

const operator = (mode: Mode): Policy => ({ mode, ignoredAuthors: new Set(['poiana']), muteLabel: 'mute' });

test.each<[Mode, string, Mode]>([
  ['live', '', 'live'],
  ['live', 'mode: shadow', 'shadow'],
  ['shadow', 'mode: live', 'shadow'],
  ['off', 'mode: live', 'off'],
  ['live', 'mode: "off"', 'off'],
])('%s and "%s" give %s', (mode, text, result) => expect(policyFor(operator(mode), text)?.mode).toBe(result));

test('no file is the policy of the operator', () =>
  expect(policyFor(operator('live'), undefined)).toEqual(operator('live')));

test('what is left out of reports stays so, whatever the file says', () =>
  expect(policyFor({ ...operator('live'), redact: new Set(['ip']) }, 'mode: live')?.redact).toEqual(new Set(['ip'])));

test('authors are added, the label is replaced', () =>
  expect(policyFor(operator('live'), 'ignore_authors: [Robot, "x[bot]"]\nmute_label: quiet')).toEqual({
    mode: 'live',
    ignoredAuthors: new Set(['poiana', 'robot', 'x[bot]']),
    muteLabel: 'quiet',
  }));

describe('a broken file gives none', () => {
  test.each([
    ['unknown key', 'modes: live'],
    ['other type', 'mode: 1'],
    ['extends', '_extends: somebody/repo'],
    ['a list', '- live'],
    ['no YAML', 'a: [b'],
    ['two documents', 'mode: live\n---\nmode: off'],
    ['not a login', 'ignore_authors: ["a b"]'],
    ['too long', `# ${'x'.repeat(30_000)}`],
    ['an alias bomb', 'a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\nd: [*c,*c,*c]'],
  ])('%s', (_, text) => expect(policyFor(operator('live'), text)).toBeUndefined());
});
