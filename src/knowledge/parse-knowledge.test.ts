import { describe, expect, test } from '@jest/globals';
import { CAUSE, FACTS, small } from '../../test/support/small-knowledge.ts';
import { checkExamples } from '../check-examples.ts';
import { lintKnowledge } from './lint-knowledge.ts';
import type { Problem } from './problem.ts';
import { renderProblems } from './render-problems.ts';

const lint = (cause: string): Problem[] => {
  const parsed = small({ cause });
  return [...parsed.problems, ...lintKnowledge(parsed)];
};
const change = (from: string, to: string): string => {
  expect(CAUSE).toContain(from);
  return CAUSE.replace(from, to);
};

describe('parseKnowledge', () => {
  test('a sound pack has no problems', () => {
    const parsed = small();
    expect([...parsed.problems, ...lintKnowledge(parsed)]).toEqual([]);
    expect(parsed.knowledge.packs[0]?.entries.map((entry) => entry.id)).toEqual(['demo/too-slow']);
  });

  test('the digest changes with the text and not with line ends', () => {
    const version = small().knowledge.version;
    expect(small({ cause: CAUSE.replaceAll('\n', '\r\n') }).knowledge.version).toBe(version);
    expect(small({ cause: change('does too much', 'does far too much') }).knowledge.version).not.toBe(version);
  });

  test.each<[string, string, string, Partial<Problem>]>([
    ['a misspelt key', 'weight: decisive', 'wieght: decisive', { code: 'kb/unknown-key', message: '"wieght" is not a known key here', help: 'did you mean "weight"?', line: 12, column: 5 }],
    ['a misspelt weight', 'weight: decisive', 'weight: string', { code: 'kb/value', message: '"string" is not one of hint, moderate, strong, decisive', line: 12 }],
    ['an unknown fact', 'load.rate >= 50 %', 'load.rats >= 50 %', { code: 'kb/check', message: 'unknown fact "load.rats"', help: 'did you mean "load.rate"?', line: 13 }],
    ['a value of another type', 'load.rate >= 50 %', 'load.rate >= 50 MB', { code: 'kb/check', message: '"50 MB" is not a share such as 5 %', line: 13 }],
    ['two conditions in one sign', '    check: load.rate >= 50 %', '    check: load.rate >= 50 %\n    see: [load]', { code: 'kb/condition', message: 'choose one of check and see' }],
    ['no condition in a sign', '    check: load.rate >= 50 %\n', '', { code: 'kb/condition', message: 'choose one of check, see, match, all, any, none' }],
    ['look-ahead', '    check: load.rate >= 50 %', "    match: 'load (?!low)'", { code: 'kb/pattern', help: 'look-ahead and look-behind are not available; use unless, rules-out or a second sign' }],
    ['a pattern in double quotes', '    check: load.rate >= 50 %', '    match: "load high"', { code: 'kb/pattern-quotes' }],
    ['a pattern without a literal', '    check: load.rate >= 50 %', "    match: '\\d+'", { code: 'kb/pattern-literal' }],
    ['a pattern that matches the empty line', '    check: load.rate >= 50 %', "    match: '(?:load)?'", { code: 'kb/pattern-empty' }],
    ['an alias', 'status: active', 'status: &a active', { code: 'yaml/alias', help: 'repeat the value; every entry must be readable on its own' }],
    ['a key twice', 'status: active', 'status: active\nstatus: draft', { code: 'yaml/duplicate-key', help: 'the second one would silently win; keep one' }],
    ['a bad escape', 'title: It is too slow', 'title: "\\d"', { code: 'yaml/bad-dq-escape', help: "put patterns in 'single quotes', where \\ means itself" }],
    ['a colon in plain text', 'summary: It does too much.', 'summary: Slow: it does too much.', { code: 'yaml/block-as-implicit-key' }],
    ['a placeholder that may be unknown', '{load.rate}', '{falco.version}', { code: 'kb/placeholder', message: '{falco.version} may be unknown when this sentence is shown' }],
    ['a placeholder that is no fact', '{load.rate}', '{load.rats}', { code: 'kb/placeholder', message: 'unknown fact "load.rats"', help: 'did you mean "load.rate"?' }],
    ['a version without remedy', '    title: Do less', "    when: 'falco.version >= 0.37.0'\n    title: Do less", { code: 'kb/remedy-versions', message: 'version 0.36.0 gets no remedy' }],
    ['a version with two remedies', '  - id: do-less', '  - {id: other, title: Other, steps: Other.}\n  - id: do-less', { code: 'kb/remedy-versions', message: 'version 0.36.0 gets 2 remedies: other, do-less' }],
    ['a remedy that hangs on another fact', '    title: Do less', '    when: load.rate > 5 %\n    title: Do less', { code: 'kb/remedy-when' }],
    ['a missing cause in stronger-than', 'remedies:', 'stronger-than: [demo/too-slo]\nremedies:', { code: 'kb/stronger-than', message: 'there is no cause "demo/too-slo"', help: 'did you mean "demo/too-slow"?' }],
    ['a sign and a veto alike', '    check: load.rate >= 50 %', '    see: [idle]', { code: 'kb/unsatisfiable' }],
    ['too few near-misses', '  - {name: quick, issue: \'Falco 0.36.0 is quick\', expect: no-match}\n', '', { code: 'kb/examples', message: 'add at least two examples that must not match' }],
    ['an address that is not https', 'https://example.org/', 'http://example.org/', { code: 'kb/value', message: 'expected an https address' }],
    ['a missing key', 'title: It is too slow\n', '', { code: 'kb/missing-key', message: 'the key "title" is missing' }],
    ['an unknown schema version', 'schema: cause/1', 'schema: cause/2', { code: 'kb/schema' }],
    ['same-as without a sign', '    weight: decisive', '    same-as: loadet\n    weight: decisive', { code: 'kb/same-as', message: 'there is no sign "loadet" here', help: 'did you mean "loaded"?' }],
  ])('%s', (_name, from, to, problem) => {
    const problems = lint(change(from, to));
    expect(problems).toContainEqual(expect.objectContaining({ file: 'knowledge/demo/too-slow.yaml', ...problem }));
  });

  test('all problems are told at once', () => {
    const cause = change('weight: decisive', 'wieght: decisive').replace('status: active', 'status: ready');
    expect(lint(cause).map((problem) => problem.code).sort()).toEqual(['kb/unknown-key', 'kb/value']);
  });

  test('a broken entry is left out and the rest is loaded', () => {
    const parsed = small({ more: [{ path: 'knowledge/demo/other.yaml', text: CAUSE.replace('demo/too-slow', 'demo/other').replace('decisive', 'huge') }] });
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.knowledge.packs[0]?.entries.map((entry) => entry.id)).toEqual(['demo/too-slow']);
  });

  test('causes that lower each other in a circle', () => {
    const cause = change('remedies:', 'stronger-than: [demo/other]\nremedies:');
    const other = CAUSE.replace('demo/too-slow', 'demo/other').replace('remedies:', 'stronger-than: [demo/too-slow]\nremedies:');
    const parsed = small({ cause, more: [{ path: 'knowledge/demo/other.yaml', text: other }] });
    expect(lintKnowledge(parsed)).toContainEqual(
      expect.objectContaining({ code: 'kb/cycle', message: 'stronger-than goes in a circle: demo/other → demo/too-slow → demo/other' }),
    );
  });

  test('a review that is too old', () => {
    expect(lintKnowledge(small(), '2026-12-01')).toEqual([]);
    expect(lintKnowledge(small(), '2027-10-01')).toContainEqual(
      expect.objectContaining({ code: 'kb/stale', message: 'last reviewed 315 days ago', severity: 'warning', line: 6 }),
    );
  });

  test('a fact that nothing uses', () => {
    const facts = `${FACTS}  spare: {is: count, says: spare, find: [{match: 'spare (\\d+)'}]}\n`;
    expect(lintKnowledge(small({ facts }))).toContainEqual(
      expect.objectContaining({ code: 'kb/unused-fact', message: 'nothing uses the fact "spare"', file: 'knowledge/demo/_facts.yaml' }),
    );
  });

  test('one text in two causes', () => {
    const long = 'It does too much and does it again and again. '.repeat(3).trim();
    const cause = change('It does too much.', long);
    const parsed = small({ cause, more: [{ path: 'knowledge/demo/other.yaml', text: cause.replace('demo/too-slow', 'demo/other') }] });
    expect(lintKnowledge(parsed).map((problem) => problem.code)).toContain('kb/same-text');
  });

  test('an example that fails, and a sign that no example shows', () => {
    const cause = change("load 60 %', expect: likely", "load 60 %', expect: no-match").replace(
      'rules-out:',
      '  never:\n    says: never seen\n    weight: hint\n    see: [neverseen]\nrules-out:',
    );
    const problems = checkExamples(small({ cause }));
    expect(problems).toContainEqual(expect.objectContaining({ code: 'kb/example', message: '"loaded too": expected no-match, is likely (score 8)' }));
    expect(problems).toContainEqual(expect.objectContaining({ code: 'kb/sign-untested', message: 'no example shows the sign "never"', severity: 'warning' }));
  });

  test('a fact declared twice', () => {
    const parsed = small({ more: [{ path: 'knowledge/demo/_more.yaml', text: FACTS }] });
    expect(parsed.problems.map((problem) => problem.code)).toContain('kb/duplicate-fact');
  });

  test('problems are printed as a compiler prints them', () => {
    const cause = change('weight: decisive', 'wieght: decisive');
    const [problem] = lint(cause);
    expect(renderProblems(problem ? [problem] : [], () => cause)).toBe(
      [
        'kb/unknown-key: "wieght" is not a known key here',
        '   --> knowledge/demo/too-slow.yaml:12:5',
        '11 |     says: "the load is {load.rate}"',
        '12 |     wieght: decisive',
        '   |     ^^^^^^',
        '   = help: did you mean "weight"?',
      ].join('\n'),
    );
  });
});
