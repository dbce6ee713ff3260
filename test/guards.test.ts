import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { compilePattern } from '../src/issue/compile-pattern.ts';
import { textQueriesOf } from '../src/knowledge/text-queries.ts';
import { falcoKnowledge } from './support/falco-knowledge.ts';

/** Every so many lines of the corpus. */
const EACH = 90;

test('no line that a pattern matches is left out by the literals that were found for it', async () => {
  const lines = readdirSync('test/corpus')
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => readFileSync(`test/corpus/${file}`, 'utf8').split('\n'))
    .filter((_line, i) => i % EACH === 0);
  const [pack] = (await falcoKnowledge()).packs;
  const missed: string[] = [];
  let matched = 0;
  for (const { match, literals } of textQueriesOf(pack!)) {
    if (match === undefined || !literals) continue;
    for (const line of lines) {
      if (!compilePattern(match).matcher(line).find()) continue;
      matched++;
      const lower = line.toLowerCase();
      const passes = literals.some((clauses) =>
        clauses.every((clause) => clause.some((literal) => lower.includes(literal))),
      );
      if (!passes) missed.push(`${match} ← ${line}`);
    }
  }
  expect(missed).toEqual([]);
  expect(matched).toBeGreaterThan(40);
});
