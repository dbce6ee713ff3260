import { describe, expect, test } from '@jest/globals';
import { checkExample, checkExamples } from '../src/authoring/check-examples.ts';
import { applyExceptions } from '../src/knowledge/lint-exceptions.ts';
import { lintKnowledge } from '../src/knowledge/lint-knowledge.ts';
import { parsedKnowledge } from './support/falco-knowledge.ts';

const parsed = await parsedKnowledge();
const cases = parsed.knowledge.packs.flatMap((pack) =>
  pack.entries.flatMap((entry) =>
    entry.examples.map((example) => ({ pack, entry, example, name: `${entry.id}: ${example.name}` })),
  ),
);

test('the knowledge files have no problems but those with an exception, and no exception is left over', () => {
  const problems = [...parsed.problems, ...lintKnowledge(parsed), ...checkExamples(parsed)];
  expect(applyExceptions(problems, parsed)).toEqual([]);
});

test('every cause of the catalogue is there', () => {
  expect(parsed.knowledge.packs[0]?.entries.length).toBeGreaterThanOrEqual(69);
});

describe('examples', () => {
  test.each(cases)('$name', ({ pack, entry, example }) => {
    expect(checkExample(entry, example, pack)).toEqual([]);
  });
});
