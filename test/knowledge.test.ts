import { describe, expect, test } from '@jest/globals';
import { checkExample } from '../src/check-examples.ts';
import { lintKnowledge } from '../src/knowledge/lint-knowledge.ts';
import { parsedKnowledge } from './support/falco-knowledge.ts';

const parsed = await parsedKnowledge();
const cases = parsed.knowledge.packs.flatMap((pack) =>
  pack.entries.flatMap((entry) =>
    entry.examples.map((example) => ({ pack, entry, example, name: `${entry.id}: ${example.name}` })),
  ),
);

test('the knowledge files have no errors', () => {
  expect([...parsed.problems, ...lintKnowledge(parsed)].filter((problem) => problem.severity === 'error')).toEqual([]);
});

test('every cause of the catalogue is there', () => {
  expect(parsed.knowledge.packs[0]?.entries.length).toBeGreaterThanOrEqual(69);
});

describe('examples', () => {
  test.each(cases)('$name', ({ pack, entry, example }) => {
    expect(checkExample(entry, example, pack)).toEqual([]);
  });
});
