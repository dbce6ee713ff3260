import { describe, expect, test } from '@jest/globals';
import type { Likeness } from '../classifier/likeness.ts';
import { factsOf } from '../facts/fact.ts';
import { reconsiderKind } from './reconsider-kind.ts';

const evidence = { source: 'title', line: 1, column: 1, excerpt: 'How do I find out' } as const;
const of = (kind: string) =>
  factsOf([
    { name: 'report.product', value: 'falco', evidence },
    { name: 'report.kind', value: kind, evidence },
  ]);
const likeness = (askable: number): Likeness => ({ answerable: 0.9, askable, byCause: {} });
const kindOf = (kind: string, one: Likeness | undefined): unknown =>
  reconsiderKind(of(kind), one).get('report.kind')[0]?.value;

describe('the kind of a report, when it is known what it reads like', () => {
  test('a question that reads like trouble is a problem, and says why', () => {
    const facts = reconsiderKind(of('question'), likeness(0.8));
    expect(facts.get('report.kind')).toEqual([
      { name: 'report.kind', value: 'problem', evidence, inferred: 'it reads like reports of trouble' },
    ]);
    expect(facts.get('report.product')).toHaveLength(1);
  });

  test('one that does not stays a question', () => {
    expect(kindOf('question', likeness(0.5))).toBe('question');
  });

  test('so does one of a pack that was not trained', () => {
    expect(kindOf('question', undefined)).toBe('question');
  });

  test.each(['feature', 'work-item', 'empty'])('%s stays what it is', (kind) => {
    expect(kindOf(kind, likeness(0.99))).toBe(kind);
  });
});
