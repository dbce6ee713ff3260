import { expect, test } from '@jest/globals';
import { factsOf } from '../facts/fact.ts';
import { parseIssue } from '../issue/parse-issue.ts';
import type { Classifier } from './classifier.ts';
import { likenessOf } from './likeness.ts';

const CLASSIFIER: Classifier = {
  rarity: { leak: 3, climbs: 3, nightly: 2, hello: 1, 'fact memory.limit': 2 },
  causes: {
    'demo/leak': { reports: 5, base: 0.1, terms: { leak: 2, climbs: 1.5, 'fact memory.limit': 1, hello: -1 } },
    'demo/other': { reports: 3, base: 0.1, terms: { nightly: 0.5 } },
  },
  answerable: { base: 0.6, terms: { climbs: 0.5, hello: -0.4 } },
  askable: { base: 0.3, terms: { hello: 0.2 } },
};
const read = (body: string, facts = factsOf([])): ReturnType<typeof likenessOf> =>
  likenessOf(parseIssue({ title: 'Report', body, labels: [], comments: [] }), facts, CLASSIFIER, () => 'size');

test('the nearest cause, with the lines that speak for it in reading order', () => {
  const { nearest, answerable, askable } = read('hello\n\nit climbs and climbs\n\nnightly build\n\nlooks like a leak');
  expect(nearest).toMatchObject({ cause: 'demo/leak', reports: 5 });
  expect(nearest?.likeness).toBeCloseTo(0.1 + (2 + 1.5 - 1) / Math.sqrt(9 + 9 + 4 + 1));
  expect(nearest?.evidence.map(({ line, excerpt }) => [line, excerpt])).toEqual([
    [3, 'it climbs and climbs'],
    [7, 'looks like a leak'],
  ]);
  expect(answerable).toBeCloseTo(0.6 + (0.5 - 0.4) / Math.sqrt(23));
  expect(askable).toBeCloseTo(0.3 + 0.2 / Math.sqrt(23));
});

test('a fact speaks where it stands', () => {
  const evidence = { source: 'body', line: 1, column: 1, excerpt: '1Gi' };
  const { nearest } = read('1Gi\n\nnightly', factsOf([{ name: 'memory.limit', value: 2 ** 30, evidence }]));
  expect(nearest).toMatchObject({ cause: 'demo/leak', evidence: [{ line: 1 }] });
});

test('names of JavaScript are words like others', () => {
  expect(read('constructor __proto__ toString hasOwnProperty').nearest?.likeness).toBeCloseTo(0.1);
});

test('a classifier without causes names none', () => {
  const none = { ...CLASSIFIER, causes: {} };
  const document = parseIssue({ title: '', body: 'leak', labels: [], comments: [] });
  expect(likenessOf(document, factsOf([]), none, () => 'text').nearest).toBeUndefined();
});
