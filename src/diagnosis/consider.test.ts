import { describe, expect, test } from '@jest/globals';
import { CAUSE, small } from '../../test/support/small-knowledge.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import { consider } from './consider.ts';
import { caseOf } from './diagnose-facts.ts';
import type { Consideration } from './diagnosis.ts';

const evidence = { source: 'body', line: 1, column: 1, excerpt: '' };
const NO_TEXT = { find: () => [], has: () => true };

/** Weighs the small cause against facts; `change` replaces one text of it. */
function weigh(facts: Record<string, Fact['value'] | Fact['value'][]>, ...change: [string, string][]): Consideration {
  const cause = change.reduce((text, [from, to]) => text.replace(from, to), CAUSE);
  const pack = small({ cause }).knowledge.packs[0];
  const [entry] = pack?.entries ?? [];
  if (!pack || !entry) throw new Error('the small cause is broken');
  const all = Object.entries(facts).flatMap(([name, value]) =>
    [value].flat().map((v): Fact => ({ name, value: v, evidence })),
  );
  return consider(entry, caseOf(factsOf(all), NO_TEXT, pack));
}
const SLOW = { 'symptom.slow': true, 'falco.version': '0.36.0' };
const TWO_SIGNS: [string, string] = [
  '    weight: decisive\n    check: load.rate >= 50 %',
  '    weight: strong\n    check: load.rate >= 50 %\n  very:\n    says: very high\n    weight: moderate\n    check: load.rate >= 80 %',
];

describe('consider', () => {
  test('one decisive sign is enough', () => {
    expect(weigh({ ...SLOW, 'load.rate': 0.9 })).toMatchObject({ verdict: 'likely', score: 8 });
  });
  test('two signs from different groups reach likely, one strong sign only possible', () => {
    expect(weigh({ ...SLOW, 'load.rate': 0.9 }, TWO_SIGNS)).toMatchObject({ verdict: 'likely', score: 6 });
    expect(weigh({ ...SLOW, 'load.rate': 0.6 }, TWO_SIGNS)).toMatchObject({ verdict: 'possible', score: 4 });
  });
  test('of signs that are not independent only the strongest counts', () => {
    const same: [string, string] = ['    says: very high', '    says: very high\n    same-as: loaded'];
    expect(weigh({ ...SLOW, 'load.rate': 0.9 }, TWO_SIGNS, same)).toMatchObject({ verdict: 'possible', score: 4 });
  });
  test('without the symptom there is no match, however strong the signs', () => {
    expect(weigh({ 'falco.version': '0.36.0', 'load.rate': 0.9 }).verdict).toBe('no-match');
  });
  test('an unknown fact is asked for', () => {
    expect(weigh(SLOW)).toMatchObject({ verdict: 'not-enough-information', missing: ['load.rate'] });
  });
  test('a version outside is not applicable, an unknown one keeps it possible and is asked for first', () => {
    expect(weigh({ ...SLOW, 'falco.version': '0.29.1', 'load.rate': 0.9 }).verdict).toBe('not-applicable');
    expect(weigh({ 'symptom.slow': true, 'load.rate': 0.9 })).toMatchObject({
      verdict: 'possible',
      missing: ['falco.version'],
    });
  });
  test('versions that disagree about the range are unknown, those that agree are known', () => {
    expect(weigh({ ...SLOW, 'falco.version': ['0.29.1', '0.36.0'], 'load.rate': 0.9 }).verdict).toBe('possible');
    expect(weigh({ ...SLOW, 'falco.version': ['0.36.0', '0.37.0'], 'load.rate': 0.9 }).verdict).toBe('likely');
  });
  test('a draft never exceeds possible', () => {
    expect(weigh({ ...SLOW, 'load.rate': 0.9 }, ['status: active', 'status: draft']).verdict).toBe('possible');
  });
  test('evidence against is subtracted', () => {
    const against: [string, string] = [
      'rules-out:',
      'against:\n  young:\n    says: it is new\n    weight: strong\n    check: falco.version >= 0.36.0\nrules-out:',
    ];
    expect(weigh({ ...SLOW, 'load.rate': 0.9 }, against)).toMatchObject({ verdict: 'possible', score: 4 });
  });
  test('the sentence is filled with the value', () => {
    expect(weigh({ ...SLOW, 'load.rate': 0.567 }).signs[0]?.says).toBe('the load is 57 %');
  });
});

describe('what follows from a version that is not written down', () => {
  const without = { 'symptom.slow': true, 'load.rate': 0.9 };
  test('a version that the chart brings along counts like a stated one', () => {
    expect(weigh({ ...without, 'falco.version.inferred': '0.36.0' }).verdict).toBe('likely');
    expect(weigh({ ...without, 'falco.version.inferred': '0.29.1' }).verdict).toBe('not-applicable');
  });
  test('an issue from before a release is not about it', () => {
    expect(weigh({ ...without, 'falco.version.upper': '0.29.1' }).verdict).toBe('not-applicable');
    expect(weigh({ ...without, 'falco.version.upper': '0.36.0' }).verdict).toBe('possible');
  });
});
