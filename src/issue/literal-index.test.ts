import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildLiteralIndex } from './literal-index.ts';

const scan = (literals: string[], text: string): Set<number> => {
  const hits = new Set<number>();
  buildLiteralIndex(literals).scan(text, (id) => hits.add(id));
  return hits;
};

describe('buildLiteralIndex', () => {
  test('finds literals that overlap and that end inside each other', () => {
    expect(scan(['she', 'he', 'hers', 'his'], 'ushers')).toEqual(new Set([0, 1, 2]));
  });
  test('finds nothing in other text and takes any character', () => {
    expect(scan(['drop'], 'dro p 節流 \u{1f600}')).toEqual(new Set());
  });
  test('agrees with includes() on random texts', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '節'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '節') }),
        (literals, text) => {
          expect(scan(literals, text)).toEqual(new Set(literals.flatMap((l, i) => (text.includes(l) ? [i] : []))));
        },
      ),
    );
  });
});
