import { describe, expect, test } from '@jest/globals';
import { CAUSE, FACTS, small } from '../../test/support/small-knowledge.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { consider } from './consider.ts';
import { caseOf } from './diagnose-facts.ts';
import { worthOf } from './question-worth.ts';

const NO_TEXT = { find: () => [], has: () => true };
const MORE_FACTS = `${FACTS}  size.total: {is: count, says: the size, find: [{match: 'size (\\d+)'}], ask: {question: 'How large is it?'}}\n`;

/** Two causes of slowness with these signs instead of the small cause's own; what each fact is worth. */
function worth(first: string, second: string, stated: Record<string, Fact['value']> = {}): (fact: string) => number {
  const signs = /signs:[\s\S]*?rules-out:/;
  const cause = (id: string, own: string): string =>
    CAUSE.replace('demo/too-slow', `demo/${id}`)
      .replace(signs, `signs:\n${own}rules-out:`)
      .replace(/examples:[\s\S]*$/, 'examples:\n  - {name: a, issue: slow, expect: no-match}\n');
  const { knowledge, problems } = small({
    facts: MORE_FACTS,
    cause: cause('first', first),
    more: [{ path: 'knowledge/demo/second.yaml', text: cause('second', second) }],
  });
  const [pack] = knowledge.packs;
  if (!pack || pack.entries.length !== 2) throw new Error(JSON.stringify(problems));
  const evidence = { source: 'body', line: 1, column: 1, excerpt: '' };
  const all = Object.entries({ 'symptom.slow': true, 'falco.version': '0.36.0', ...stated }).map(
    ([name, value]): Fact => ({ name, value, evidence }),
  );
  const about = caseOf(factsOf(all), NO_TEXT, pack);
  const candidates = pack.entries.map((entry) => consider(entry, about));
  return (fact) => worthOf(fact, candidates, about);
}
const sign = (name: string, check: string, weight = 'strong'): string =>
  `  ${name}:\n    says: it is so\n    weight: ${weight}\n    check: ${check}\n`;

describe('what a question is worth', () => {
  test('a fact that supports one cause tells more than one that supports both alike', () => {
    const of = worth(
      sign('high', 'load.rate >= 50 %') + sign('large', 'size.total > 10'),
      sign('large', 'size.total > 10'),
    );
    expect(of('load.rate')).toBeGreaterThan(of('size.total'));
  });

  test('a fact that supports one and speaks against the other tells most', () => {
    const of = worth(
      sign('high', 'load.rate >= 50 %') + sign('large', 'size.total > 10'),
      sign('low', 'load.rate < 50 %') + sign('other', 'falco.version is known'),
    );
    expect(of('load.rate')).toBeGreaterThan(of('size.total'));
  });

  test('a heavier sign tells more than a lighter one', () => {
    const of = worth(
      sign('high', 'load.rate >= 50 %', 'strong') + sign('large', 'size.total > 10', 'hint'),
      sign('other', 'falco.version is known'),
    );
    expect(of('load.rate')).toBeGreaterThan(of('size.total'));
  });

  test('a fact on which nothing hangs is worth nothing, and no worth is negative', () => {
    const of = worth(sign('high', 'load.rate >= 50 %'), sign('high', 'load.rate >= 50 %'));
    expect(of('size.total')).toBe(0);
    expect(of('load.rate')).toBeGreaterThanOrEqual(0);
  });
});
