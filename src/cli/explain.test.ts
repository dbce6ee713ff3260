import { describe, expect, test } from '@jest/globals';
import { CAUSE, small } from '../../test/support/small-knowledge.ts';
import { diagnose } from '../diagnose.ts';
import { explain } from './explain.ts';

/** The explanation of the one cause for a report, with one text of the cause replaced. */
function explained(body: string, from = '', to = '', createdAt?: string): string[] {
  const { knowledge, problems } = small({ cause: CAUSE.replace(from, to) });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const issue = { title: 'Falco', body, labels: [], author: 'reporter', comments: [] };
  const answer = diagnose(createdAt === undefined ? issue : { ...issue, createdAt }, knowledge, { thorough: true });
  return explain(answer, 'too-slow').split('\n');
}

const REQUIRES = 'requires: {check: symptom.slow is yes}';
const NESTED = `requires:
  any:
    - all: [{check: symptom.slow is yes}, {any: [{check: load.rate >= 80 %}, {see: [lame]}]}]
    - none: [{check: symptom.slow is no}, {see: [stuck]}]
    - all: [{match: 'very \\w+ indeed'}]`;

describe('why, line by line', () => {
  test('what was expected, what the report has, and where; a sign that holds says its sentence first', () => {
    expect(explained('Falco 0.36.0 is slow.\nThe load 90 % is high.')).toEqual([
      'demo/too-slow: likely  score 8',
      '  yes         applies-to: falco.version >= 0.36.0 [falco.version is 0.36.0] (body line 1: Falco 0.36.0 is slow.)',
      '  yes         requires: symptom.slow is yes (body line 1: Falco 0.36.0 is slow.)',
      '  no          rules-out idle: "idle" [not found]',
      '  yes      +8 loaded: the load is 90 %',
      '                yes      load.rate >= 50 % [load.rate is 90 %] (body line 2: The load 90 % is high.)',
    ]);
  });
  test('each alternative of a gate is on a line of its own, nested ones further in', () => {
    const lines = explained('Falco 0.36.0 is slow.', REQUIRES, NESTED);
    const at = lines.findIndex((line) => line.includes('requires'));
    expect(lines.slice(at, at + 10)).toEqual([
      '  yes         requires: any of',
      '                unknown  all of',
      '                  yes      symptom.slow is yes (body line 1: Falco 0.36.0 is slow.)',
      '                  unknown  any of',
      '                    unknown  load.rate >= 80 % [needs load.rate]',
      '                    no       "lame" [not found]',
      '                yes      none of',
      '                  no       symptom.slow is no [symptom.slow is yes] (body line 1: Falco 0.36.0 is slow.)',
      '                  no       "stuck" [not found]',
      "                no       text like 'very \\w+ indeed' [not found]",
    ]);
  });
  test('a version that only the date of the issue bounds', () => {
    expect(explained('Falco is slow.', '', '', '2022-01-01T00:00:00Z')).toContain(
      '  no          applies-to: falco.version >= 0.36.0 [falco.version is not stated, but the issue was opened on 2022-01-01, when 0.29.0 was the newest release]',
    );
  });
});

describe('why not, and what would flip it', () => {
  const last = (lines: readonly string[]): string => lines.at(-1) ?? '';
  test('a gate: only what does not hold yet, in brackets where it has to be', () => {
    expect(last(explained('Falco 0.36.0 is stuck and quick.', REQUIRES, NESTED))).toBe(
      `  no match: requires is no, it would take (symptom.slow is yes and (load.rate >= 80 % or "lame")) or (not (symptom.slow is no) and not ("stuck")) or text like 'very \\w+ indeed'`,
    );
    const half = '{all: [{check: symptom.slow is yes}, {see: [lame]}]}';
    expect(last(explained('Falco 0.36.0 is slow.', '{check: symptom.slow is yes}', half))).toBe(
      '  no match: requires is no, it would take "lame"',
    );
  });
  test('a version, a veto', () => {
    expect(last(explained('Falco 0.29.0 is slow.'))).toBe(
      '  not applicable: applies-to is no, it would take falco.version >= 0.36.0',
    );
    expect(last(explained('Falco 0.36.0 is slow and idle.'))).toBe('  ruled out by idle, which would have to be no');
  });
  test('points: the sign that would bring most of them', () => {
    expect(last(explained('Falco 0.36.0 is slow.'))).toBe(
      '  4 points short; it would help to see loaded (+8): load.rate >= 50 %',
    );
    expect(last(explained('It is slow.'))).toBe(
      '  6 points short as long as applies-to is unknown; it would help to see loaded (+8): load.rate >= 50 %',
    );
  });
});
