import { expect, test } from '@jest/globals';
import { letterAtBoundary } from './word-boundary.ts';

test.each([
  ['\\büberlastet', 'ü'],
  ['surchargé\\b', 'é'],
  ['(?i)\\b(?:load|énorme)', 'é'],
  ['(?:libre|libéré)\\b after', 'é'],
  ['a(?:b|\\b(?:x|é))', 'é'],
  ['\\b(?:né)+\\b', 'é'],
  ['\\bm[óo]dulo\\b', undefined],
  ['\\bmódulo\\b', undefined],
  ['libéré', undefined],
  ['\\bno\\b|负载', undefined],
  ['\\b(?:é)?load\\b', undefined],
])('%s: %s', (pattern, letter) => {
  expect(letterAtBoundary(pattern)).toBe(letter);
});
