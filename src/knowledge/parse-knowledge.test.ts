import { describe, expect, test } from '@jest/globals';
import { CAUSE, small } from '../../test/support/small-knowledge.ts';
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

  test('all problems are told at once', () => {
    const cause = change('weight: decisive', 'wieght: decisive').replace('status: active', 'status: ready');
    expect(lint(cause).map((problem) => problem.code).sort()).toEqual(['kb/unknown-key', 'kb/value']);
  });

  test('a broken entry is left out and the rest is loaded', () => {
    const parsed = small({ more: [{ path: 'knowledge/demo/other.yaml', text: CAUSE.replace('demo/too-slow', 'demo/other').replace('decisive', 'huge') }] });
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.knowledge.packs[0]?.entries.map((entry) => entry.id)).toEqual(['demo/too-slow']);
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
