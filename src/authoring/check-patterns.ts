import { ENOUGH } from './check-signs.ts';
import type { Case } from '../diagnosis/evaluate.ts';
import { conditionsOf } from '../knowledge/conditions-of.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import type { KeyPath, Report } from '../knowledge/problem.ts';

/** Nothing that a quarter of all reports say tells causes apart. */
const BROAD = 1 / 4;

/** In how many examples the text was found that a cause looks for, or that a yes-no fact stands for. */
export interface PatternCounts {
  examples: number;
  /** By cause and key path. */
  readonly causes: Map<string, number>;
  /** By fact. */
  readonly facts: Map<string, number>;
}

export const noPatternCounts = (): PatternCounts => ({ examples: 0, causes: new Map(), facts: new Map() });

/** What people complain of is shared by many causes; it opens a cause and tells none apart. */
const isSymptom = (fact: string): boolean => fact.startsWith('symptom.');

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Counts what is found in one example. */
export function countPatterns(pack: Pack, about: Case, counts: PatternCounts): void {
  counts.examples += 1;
  for (const entry of pack.entries)
    for (const { path, condition } of conditionsOf(entry))
      if ('text' in condition && about.text.find(condition.text, 1).length > 0)
        add(counts.causes, keyOf(entry.id, path));
  for (const { name, is, find } of pack.facts)
    if (find && is === 'yes-no' && !isSymptom(name) && about.facts.get(name).length > 0) add(counts.facts, name);
}

/**
 * Reports the patterns that are found in more than a quarter of all examples.
 * `reportIn` gives the report of the file of a cause, `reportOn` that of the file which declares a fact.
 */
export function judgePatterns(
  pack: Pack,
  counts: PatternCounts,
  reportIn: (cause: string) => Report,
  reportOn: (fact: string) => Report,
): void {
  const { examples } = counts;
  if (examples < ENOUGH) return;
  const judge = (found: number, path: KeyPath, report: Report): void => {
    if (found / examples <= BROAD) return;
    const message = `this text is found in ${found} of ${examples} examples: it tells causes apart no more`;
    report(
      'kb/pattern-broad',
      path,
      message,
      `at most ${Math.floor(examples * BROAD)}: ask for words that only this trouble has`,
    );
  };
  for (const entry of pack.entries)
    for (const { path, condition } of conditionsOf(entry))
      if ('text' in condition)
        judge(
          counts.causes.get(keyOf(entry.id, path)) ?? 0,
          [...path, KINDS.find((kind) => condition.text[kind] !== undefined) ?? 'match'],
          reportIn(entry.id),
        );
  for (const { name } of pack.facts) judge(counts.facts.get(name) ?? 0, ['facts', name], reportOn(name));
}

const KINDS = ['see', 'match', 'told'] as const;
const keyOf = (cause: string, path: KeyPath): string => `${cause} ${path.join('/')}`;
