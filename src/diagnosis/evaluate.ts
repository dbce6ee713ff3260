import { compareVersions } from '../facts/compare-versions.ts';
import type { Fact, Facts } from '../facts/fact.ts';
import type { FactType } from '../facts/fact-definition.ts';
import type { TextIndex } from '../issue/find-text.ts';
import { STATING } from '../issue/issue-document.ts';
import type { TextQuery } from '../issue/text-query.ts';
import type { Comparison, Condition } from '../knowledge/knowledge-base.ts';
import type { Outcome, Truth } from './diagnosis.ts';
import { formatValue } from './format-value.ts';

/** Hits of a text query that a reader is shown; more prove nothing more. */
const SHOWN_HITS = 3;

/** What conditions are asked against. */
export interface Case {
  readonly facts: Facts;
  readonly text: TextIndex;
  readonly typeOf: (fact: string) => FactType;
  /** Whether a fact is one that is reported or not (a symptom, a line of a log): not found then means no, and nobody is asked for it. */
  readonly isReport: (fact: string) => boolean;
}

/**
 * Three-valued: a fact that was not found makes a check unknown, and so do several values that disagree.
 * Text that is not found is `no` when the issue has text of that kind, else unknown.
 */
export function evaluate(condition: Condition, about: Case): Outcome {
  if ('check' in condition)
    return combineAll(
      condition.check.comparisons.map((c) => compare(c, about)),
      condition.check.text,
    );
  if ('text' in condition) {
    const { text } = condition;
    const hits = about.text.find(text, SHOWN_HITS);
    const expected = describeQuery(text);
    if (hits.length > 0) return { truth: 'yes', expected, evidence: hits.map((hit) => hit.evidence), missing: [] };
    return { truth: about.text.has(text.in ?? STATING) ? 'no' : 'unknown', expected, evidence: [], missing: [] };
  }
  if ('all' in condition) return ofParts('all', condition.all, about);
  if ('any' in condition) return ofParts('any', condition.any, about);
  return ofParts('none', condition.none, about);
}

function ofParts(of: 'all' | 'any' | 'none', conditions: readonly Condition[], about: Case): Outcome {
  const each = conditions.map((part) => evaluate(part, about));
  const outcome = of === 'all' ? combineAll(each) : of === 'any' ? combineAny(each) : not(combineAny(each));
  return { ...outcome, parts: { of, each } };
}

function describeQuery({ see, match, told }: TextQuery): string {
  if (see) return see.map((words) => `"${words}"`).join(' or ');
  if (!told) return `text like '${match ?? ''}'`;
  const ideas = (terms: readonly (readonly string[])[]): string[] => terms.map((names) => names.join('|'));
  return [`told: ${ideas(told.terms).join(' + ')}`, ...ideas(told.not)].join(' - ');
}

function combineAll(parts: readonly Outcome[], expected = parts.map((p) => p.expected).join(' and ')): Outcome {
  const failed = parts.find((part) => part.truth === 'no');
  if (failed) return { ...failed, expected };
  const unknown = parts.filter((part) => part.truth === 'unknown');
  return {
    truth: unknown.length > 0 ? 'unknown' : 'yes',
    expected,
    ...actualOf(parts),
    evidence: parts.flatMap((part) => part.evidence),
    missing: [...new Set(unknown.flatMap((part) => part.missing))],
  };
}

function combineAny(parts: readonly Outcome[]): Outcome {
  const expected = parts.map((part) => part.expected).join(' or ');
  const held = parts.filter((part) => part.truth === 'yes');
  if (held.length > 0)
    return {
      truth: 'yes',
      expected,
      ...actualOf(held),
      evidence: held.flatMap((part) => part.evidence),
      missing: [],
    };
  const unknown = parts.filter((part) => part.truth === 'unknown');
  const evidence = parts.flatMap((part) => part.evidence);
  if (unknown.length === 0) return { truth: 'no', expected, ...actualOf(parts), evidence, missing: [] };
  return { truth: 'unknown', expected, evidence, missing: [...new Set(unknown.flatMap((part) => part.missing))] };
}

const not = (outcome: Outcome): Outcome => ({
  ...outcome,
  expected: `not (${outcome.expected})`,
  truth: outcome.truth === 'yes' ? 'no' : outcome.truth === 'no' ? 'yes' : 'unknown',
});

const actualOf = (parts: readonly Outcome[]): { actual?: string } => {
  const actual = [...new Set(parts.flatMap((part) => (part.actual === undefined ? [] : [part.actual])))];
  return actual.length > 0 ? { actual: actual.join(', ') } : {};
};

function compare(comparison: Comparison, about: Case): Outcome {
  const stated = about.facts.get(comparison.fact);
  // A chart brings a version along, although nobody wrote it down.
  const facts = stated.length > 0 ? stated : about.facts.get(`${comparison.fact}.inferred`);
  const expected = describe(comparison);
  const actual =
    facts.length > 0
      ? {
          actual: `${comparison.fact} is ${facts.map((f) => formatValue(f.value, about.typeOf(f.name))).join(' and ')}`,
        }
      : {};
  const evidence = facts.map((fact) => fact.evidence);
  const outcome = (truth: Truth, missing: readonly string[] = []): Outcome => ({
    truth,
    expected,
    ...actual,
    evidence,
    missing,
  });
  if (!('is' in comparison)) {
    const [word] = comparison.value;
    if (word === 'known' || word === 'unknown')
      return outcome(
        ((word === 'known') === stated.length > 0) === (comparison.op === 'is') ? 'yes' : 'no',
        word === 'known' ? [comparison.fact] : [],
      );
  }
  if (facts.length === 0 && about.isReport(comparison.fact)) return outcome(meansNo(comparison) ? 'yes' : 'no');
  if (facts.length === 0) return { ...outcome('unknown', [comparison.fact]), ...bounded(comparison, about) };
  const results = new Set(facts.map((fact) => holds(fact, comparison)));
  if (results.size > 1) return outcome('unknown', [comparison.fact]);
  return outcome(results.has(true) ? 'yes' : 'no');
}

/** What an upper bound alone decides: an issue from before a release is not about it. */
function bounded(comparison: Comparison, about: Case): Pick<Outcome, 'truth' | 'actual'> | undefined {
  const [upper] = about.facts.get(`${comparison.fact}.upper`);
  if (!upper || !('is' in comparison) || comparison.is !== 'version') return undefined;
  const difference = compareVersions(String(upper.value), String(comparison.value));
  const actual = `${comparison.fact} is not stated, but ${upper.inferred ?? `is at most ${upper.value}`}`;
  if ((comparison.op === '>=' && difference < 0) || (comparison.op === '>' && difference <= 0))
    return { truth: 'no', actual };
  if ((comparison.op === '<' && difference < 0) || (comparison.op === '<=' && difference <= 0))
    return { truth: 'yes', actual };
  return undefined;
}

/** `is no` and `is-not yes` hold for a report that was not made. */
const meansNo = (comparison: Comparison): boolean =>
  !('is' in comparison) && (comparison.value[0] === 'no') === (comparison.op === 'is');

const describe = (c: Comparison): string =>
  !('is' in c)
    ? `${c.fact} ${c.op === 'is' ? 'is' : 'is not'} ${c.value.join(' or ')}`
    : `${c.fact} ${c.op} ${formatValue(c.value, c.is)}`;

function holds(fact: Fact, comparison: Comparison): boolean {
  if (!('is' in comparison)) {
    const value = fact.value === true ? 'yes' : fact.value === false ? 'no' : String(fact.value).toLowerCase();
    return comparison.value.some((wanted) => wanted.toLowerCase() === value) === (comparison.op === 'is');
  }
  const difference =
    comparison.is === 'version' || comparison.is === 'text'
      ? comparison.is === 'version'
        ? compareVersions(String(fact.value), String(comparison.value))
        : String(fact.value).localeCompare(String(comparison.value))
      : Number(fact.value) - Number(comparison.value);
  switch (comparison.op) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
  }
}
