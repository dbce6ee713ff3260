import { expect, test } from '@jest/globals';
import { factsOf, type Fact } from '../facts/fact.ts';
import { fillIn } from './fill-in.ts';

const evidence = { source: 'body', line: 1, column: 1, excerpt: '' };
const about = (facts: Fact[]): Parameters<typeof fillIn>[1] => ({
  facts: factsOf(facts),
  typeOf: (name) => (name === 'drops.rate' ? 'share' : 'text'),
});

test('values stand in the sentence, several of them side by side', () => {
  const facts: Fact[] = [
    { name: 'drops.rate', value: 0.4238, evidence },
    { name: 'os', value: 'rhel', evidence },
    { name: 'os', value: 'cos', evidence },
  ];
  expect(fillIn('{drops.rate} lost on {os}, {nothing}', about(facts))).toBe('42 % lost on rhel / cos, unknown');
});

test('a value cannot ping, link or format', () => {
  const value = '@a <b> `c` [d](https://e) #1 *f*';
  expect(fillIn('{os}', about([{ name: 'os', value, evidence }]))).toBe('a b c dhttps e 1 f');
});

test('neither what GitHub makes a link of without being asked', () => {
  const value = 'www.evil.example and GH-12, amzn2.x86_64';
  const said = fillIn('{os}', about([{ name: 'os', value, evidence }]));
  expect(said).toBe('www evil.example and GH 12, amzn2.x86_64');
});

test('an inferred value serves where none is stated', () => {
  expect(fillIn('{v}', about([{ name: 'v.inferred', value: '0.36.0', evidence, inferred: 'chart' }]))).toBe('0.36.0');
});
