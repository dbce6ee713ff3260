import type { Fact, FactValue } from '../facts/fact.ts';
import type { Comparison, Condition, Entry } from '../knowledge/knowledge-base.ts';
import { consider, POSSIBLE } from './consider.ts';
import type { Consideration } from './diagnosis.ts';
import type { Case } from './evaluate.ts';

/** Answers tried for one fact: more than that hardly tells more. */
const MOST_ANSWERS = 8;

/**
 * How well the answer to a question would tell the candidates apart: the mutual information of cause and answer, in bits; 0 when no
 * condition of theirs hangs on the fact. Points are rounded bits of a likelihood ratio, so 2^score weighs a candidate, and an answer
 * that lifts one by n bits is 2^n times rarer with another cause. "None of them" weighs as much as a cause that is barely possible.
 * The answers are those which the candidates' own conditions tell apart: each side of a threshold, each word.
 */
export function worthOf(fact: string, candidates: readonly Consideration[], about: Case): number {
  const entries = candidates.map((candidate) => candidate.entry);
  const before = [...candidates.map(weightOf), NONE];
  const columns = answersTo(fact, entries).map((value) => {
    const assumed = assuming(about, fact, value);
    const after = [...entries.map((entry) => weightOf(consider(entry, assumed))), NONE];
    const lift = Math.max(1, ...after.map((weight, i) => (before[i] === 0 ? 0 : weight / (before[i] ?? 1))));
    return after.map((weight) => weight / lift);
  });
  return mutualInformation(columns);
}

/** The weight of "none of these causes". */
const NONE = 2 ** POSSIBLE;
const OUT: ReadonlySet<string> = new Set(['not-applicable', 'ruled-out']);

const weightOf = ({ verdict, score, requires }: Consideration): number =>
  OUT.has(verdict) || requires.truth !== 'yes' ? 0 : 2 ** score;

/** Of the columns and rows of a table of weights, in bits. Never negative. */
function mutualInformation(columns: readonly (readonly number[])[]): number {
  const total = columns.flat().reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return 0;
  const rows = (columns[0] ?? []).map((_, i) => columns.reduce((sum, column) => sum + (column[i] ?? 0), 0) / total);
  let bits = 0;
  for (const column of columns) {
    const share = column.reduce((sum, weight) => sum + weight, 0) / total;
    for (const [i, weight] of column.entries())
      if (weight > 0) bits += (weight / total) * Math.log2(weight / total / (share * (rows[i] ?? 1)));
  }
  return bits;
}

/** The case with one more fact. It stands nowhere in the report, so it proves nothing: for weighing only. */
function assuming(about: Case, name: string, value: FactValue): Case {
  const fact: Fact = { name, value, evidence: { source: 'body', line: 0, column: 0, excerpt: '' } };
  const { facts } = about;
  return {
    ...about,
    facts: { ...facts, get: (wanted) => (wanted === name ? [fact] : facts.get(wanted)) },
  };
}

/** Values that the conditions of these causes tell apart. */
function answersTo(fact: string, entries: readonly Entry[]): FactValue[] {
  const comparisons = entries.flatMap((entry) => [...comparisonsOf(entry)]).filter((c) => c.fact === fact);
  const values = new Map<string, FactValue>();
  for (const comparison of comparisons)
    for (const value of sides(comparison)) values.set(`${typeof value}:${String(value)}`, value);
  return [...values.values()].slice(0, MOST_ANSWERS);
}

function sides(comparison: Comparison): FactValue[] {
  if (!('is' in comparison))
    return comparison.value.flatMap((word): FactValue[] => {
      if (word === 'known' || word === 'unknown') return [];
      return word === 'yes' || word === 'no' ? [true, false] : [word, 'another'];
    });
  const { value } = comparison;
  if (typeof value === 'number')
    return [value, value < 1 ? value * 0.9 : value - 1, value < 1 ? value * 1.1 : value + 1];
  return comparison.is === 'version' ? [value, justBefore(value)] : [value, 'another'];
}

/** `0.37.0` → `0.36.99`: older than it, newer than its predecessor. */
function justBefore(version: string): string {
  const parts = version.split('.').map(Number);
  const at = parts.findLastIndex((part) => part > 0);
  return parts.map((part, i) => (i < at ? part : i === at ? part - 1 : 99)).join('.');
}

function* comparisonsOf(entry: Entry): Generator<Comparison> {
  if (entry.appliesTo) yield* inside(entry.appliesTo);
  for (const { when } of [...entry.signs, ...entry.against, ...entry.rulesOut]) yield* inside(when);
}

function* inside(condition: Condition): Generator<Comparison> {
  if ('check' in condition) yield* condition.check.comparisons;
  else if ('all' in condition) for (const part of condition.all) yield* inside(part);
  else if ('any' in condition) for (const part of condition.any) yield* inside(part);
  else if ('none' in condition) for (const part of condition.none) yield* inside(part);
}
