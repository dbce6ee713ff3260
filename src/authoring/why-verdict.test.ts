import { expect, test } from '@jest/globals';
import type { Consideration, Outcome } from '../diagnosis/diagnosis.ts';
import { whyVerdict } from './why-verdict.ts';

const one = (expected: string, truth: Outcome['truth'] = 'no'): Outcome => ({
  truth,
  expected,
  evidence: [],
  missing: [],
});
const parts = (of: 'all' | 'any', ...each: Outcome[]): Outcome => ({
  ...one(each.map((e) => e.expected).join(` ${of} `)),
  parts: { of, each },
});
const why = (requires: Outcome): string =>
  whyVerdict({
    entry: {} as Consideration['entry'],
    verdict: 'no-match',
    score: 0,
    requires: { ...requires, label: 'requires' },
    rulesOut: [],
    signs: [],
    against: [],
    missing: [],
  });

test.each([
  ['one condition', one('drops is yes'), 'drops is yes'],
  ['one of two parts', parts('all', one('drops is yes', 'yes'), one('cpu is high')), 'cpu is high (1 of 2 parts hold)'],
  ['both parts', parts('all', one('a'), one('b', 'unknown')), 'a; and b'],
  [
    'the nearest of the alternatives',
    parts('any', one('a'), parts('all', one('b', 'yes'), one('c'))),
    'of its 2 alternatives none holds, the nearest lacks c (1 of 2 parts hold)',
  ],
  ['alternatives of which no part holds', parts('any', one('a'), parts('all', one('b'), one('c'))), 'a any b all c'],
])('a gate that fails: %s', (_name, requires, says) => {
  expect(why(requires)).toBe(`requires does not hold: ${says}`);
});
