import type { FactType } from '../facts/fact-definition.ts';
import type { Facts } from '../facts/fact.ts';
import { evidenceAt, type IssueDocument, type Line } from '../issue/issue-document.ts';
import type { Evidence } from '../issue/evidence.ts';
import { classify, weight, type Classifier, type LinearClass } from './classifier.ts';
import { factTerms, linesToRead, termsOf, wordsOf, type Term } from './terms.ts';

/** How much a report is like the labelled ones, and why. */
export interface Likeness {
  /** The cause whose labelled reports it is most like; absent when no cause has any. */
  readonly nearest?: {
    readonly cause: string;
    /** About 0 (not at all) to 1. */
    readonly likeness: number;
    /** Labelled reports with this cause. */
    readonly reports: number;
    /** The lines that speak most for it, in reading order; empty when only facts without a line do. */
    readonly evidence: readonly Evidence[];
  };
  /** How much it is like reports that deserve an answer or a question: about 0 to 1. */
  readonly answerable: number;
}

/** Lines that are shown as proof. */
const SHOWN = 3;
/** A further line is shown when it speaks for the cause with so much of what the first one does. */
const TELLING = 0.4;

/** Reads what a report is like. Pure and total. */
export function likenessOf(
  document: IssueDocument,
  facts: Facts,
  classifier: Classifier,
  typeOf: (fact: string) => FactType,
): Likeness {
  const terms = termsOf(document, facts, typeOf);
  const { causes, answerable } = classify(classifier, terms);
  const [first] = causes;
  if (!first) return { answerable };
  const learnt = classifier.causes[first.cause]!;
  return {
    nearest: { ...first, reports: learnt.reports, evidence: tellingLines(document, facts, learnt, typeOf) },
    answerable,
  };
}

/** The lines whose words and facts weigh most; a word counts for the first line that is chosen with it. */
function tellingLines(
  document: IssueDocument,
  facts: Facts,
  learnt: LinearClass,
  typeOf: (fact: string) => FactType,
): Evidence[] {
  const factsAt = new Map<string, Term[]>();
  for (const fact of facts.all) {
    const { source, line } = fact.evidence;
    const place = `${source}:${line}`;
    factsAt.set(place, [...(factsAt.get(place) ?? []), ...factTerms(fact, typeOf(fact.name))]);
  }
  const lines = linesToRead(document).map((line) => ({
    line,
    terms: new Set([...wordsOf(line.text), ...(factsAt.get(`${line.source}:${line.number}`) ?? [])]),
  }));
  const chosen: { line: Line; speaks: number }[] = [];
  const counted = new Set<Term>();
  while (chosen.length < SHOWN) {
    let best: (typeof lines)[number] | undefined;
    let most = (chosen[0]?.speaks ?? 0) * TELLING;
    for (const one of lines) {
      let speaks = 0;
      for (const term of one.terms) if (!counted.has(term)) speaks += Math.max(0, weight(learnt, term));
      if (speaks > most) [best, most] = [one, speaks];
    }
    if (!best) break;
    for (const term of best.terms) counted.add(term);
    chosen.push({ line: best.line, speaks: most });
  }
  return lines
    .filter(({ line }) => chosen.some((one) => one.line === line))
    .map(({ line }) => evidenceAt(line, 0, line.text.length));
}
