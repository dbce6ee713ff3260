import { describe, expect, test } from '@jest/globals';
import { classify } from '../classifier/classifier.ts';
import { crossValidate, trainClassifier, type LabelledReport } from './train-classifier.ts';

type Decision = NonNullable<LabelledReport['decision']>;
const report = (words: string, causes: string[], decision: Decision = 'answer'): LabelledReport => ({
  terms: new Set(words.split(' ')),
  causes,
  decision,
  weight: 1,
});
const REPORTS: LabelledReport[] = [
  ...['memory grows daily', 'memory climbs slowly', 'memory grows slowly', 'memory climbs daily'].map((words) =>
    report(`falco ${words}`, ['demo/leak']),
  ),
  ...['drops events daily', 'drops events nightly', 'loses events nightly', 'loses events daily'].map((words) =>
    report(`falco ${words}`, ['demo/small']),
  ),
  ...['release notes daily', 'release notes slowly', 'release plan nightly', 'release plan daily'].map((words) =>
    report(`falco ${words}`, [], 'silent'),
  ),
];
const CAUSES = ['demo/leak', 'demo/small', 'demo/never'];
const judge = (words: string, reports = REPORTS): ReturnType<typeof classify> =>
  classify(trainClassifier(reports, CAUSES), new Set(words.split(' ')));

describe('a classifier', () => {
  test('tells causes by their words, also of a report that it has not seen', () => {
    expect(judge('memory grows nightly').causes[0]?.cause).toBe('demo/leak');
    expect(judge('loses events slowly').causes[0]?.cause).toBe('demo/small');
  });

  test('gives facts and words of the title half as much weight again, and leaves out words of grammar there too', () => {
    const reports = ['slow', 'slow', 'slow', 'idle', 'idle'].map((word, i) => ({
      ...report(word, [], i < 3 ? 'answer' : 'silent'),
      terms: new Set([word, `title ${word}`, `fact symptom.${word}=yes`, ...(i > 0 ? ['title the', 'the'] : [])]),
    }));
    const { rarity } = trainClassifier(reports, []);
    expect(rarity['title slow']).toBeCloseTo(1.5 * rarity['slow']!);
    expect(rarity['fact symptom.slow=yes']).toBeCloseTo(1.5 * rarity['slow']!);
    expect(Object.keys(rarity).filter((term) => /the$/.test(term))).toEqual([]);
  });

  test('tells what is worth a comment', () => {
    expect(judge('release notes').answerable).toBeLessThan(0.5);
    expect(judge('memory grows').answerable).toBeGreaterThan(0.5);
  });

  test('tells what is worth a question from what is worth an answer', () => {
    const asks = ['slow daily', 'slow nightly', 'somehow slow'].map((words) => report(words, [], 'ask'));
    const [vague, told, idle] = ['slow', 'memory', 'release'].map((words) => judge(words, [...REPORTS, ...asks]));
    expect(vague!.answerable).toBeLessThan(told!.answerable);
    expect(vague!.askable - told!.askable).toBeGreaterThan(0.1);
    expect(told!.askable - idle!.askable).toBeGreaterThan(0.1);
  });

  test.each(['answer', 'ask', 'silent'] as const)('is made of numbers when every report is judged %s', (decision) => {
    const { answerable, askable } = judge(
      'slow',
      ['slow daily', 'slow nightly', 'somehow slow', 'slow', 'daily'].map((words) => report(words, [], decision)),
    );
    expect([answerable, askable].every(Number.isFinite)).toBe(true);
  });

  test('is the same for the same reports, and does not hang on their order', () => {
    const one = trainClassifier(REPORTS, CAUSES);
    expect(trainClassifier(REPORTS, CAUSES)).toEqual(one);
    const other = classify(trainClassifier(REPORTS.toReversed(), CAUSES), new Set(['memory', 'drops']));
    for (const [i, { cause, likeness }] of classify(one, new Set(['memory', 'drops'])).causes.entries()) {
      expect(other.causes[i]?.cause).toBe(cause);
      expect(other.causes[i]?.likeness).toBeCloseTo(likeness, 2);
    }
  });

  test('knows no cause without reports, no word of fewer than three reports and none of all', () => {
    const { causes, rarity } = trainClassifier(REPORTS, CAUSES);
    expect(Object.keys(causes)).toEqual(['demo/leak', 'demo/small']);
    expect(causes['demo/leak']?.reports).toBe(4);
    expect(Object.keys(rarity)).toEqual(['daily', 'events', 'memory', 'nightly', 'release', 'slowly']);
  });

  test('a report that counts more draws its words further', () => {
    const doubtful = (weight: number): LabelledReport => ({ ...report('memory events', []), weight });
    const likeness = (weight: number): number =>
      judge('memory', [...REPORTS, doubtful(weight)]).causes.find(({ cause }) => cause === 'demo/leak')!.likeness;
    expect(likeness(4)).toBeLessThan(likeness(0.5));
  });

  test('an example that nobody judged says nothing about what deserves a comment', () => {
    const { decision: _, ...unjudged } = report('release notes', ['demo/leak']);
    const more = Array.from({ length: 9 }, () => unjudged);
    expect(judge('release notes', [...REPORTS, ...more]).answerable).toBeLessThan(0.5);
  });

  test('is made without words of grammar, so that a language is no cause', () => {
    const spanish = ['la memoria', 'la carga', 'la red', 'la cola'].map((words) => report(words, ['demo/leak']));
    expect(Object.keys(trainClassifier([...REPORTS, ...spanish], CAUSES).rarity)).not.toContain('la');
  });

  test('says of a report without known words what it says of any', () => {
    const { causes } = judge('zzz yyy');
    expect(causes.every(({ likeness }) => likeness > 0 && likeness < 0.5)).toBe(true);
  });
});

test('cross-validation judges each report once, by a classifier that has not seen it', () => {
  // Three reports are enough to learn these words, two are not.
  const odd = [1, 2, 3].map(() => report('unheard unseen', ['demo/leak']));
  const likeness = ({ causes }: ReturnType<typeof classify>): number =>
    causes.find(({ cause }) => cause === 'demo/leak')!.likeness;
  expect(likeness(judge('unheard unseen', [...REPORTS, ...odd]))).toBeGreaterThan(0.7);
  const folds: number[] = [];
  const judged = crossValidate([...REPORTS, ...odd], CAUSES, 3, (fold) => folds.push(fold));
  expect(folds).toEqual([1, 2, 3]);
  expect(judged).toHaveLength(REPORTS.length + 3);
  for (const one of judged.filter((j) => odd.includes(j.report))) expect(likeness(one.likeness)).toBeLessThan(0.6);
});
