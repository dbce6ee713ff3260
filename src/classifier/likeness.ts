import type { FactType } from '../facts/fact-definition.ts';
import type { Facts } from '../facts/fact.ts';
import { evidenceAt, type IssueDocument, type Line } from '../issue/issue-document.ts';
import type { Evidence } from '../issue/evidence.ts';
import { classify, weight, type Classifier, type LinearClass } from './classifier.ts';
import { allTerms, readTerms, type LineTerms, type Term } from './terms.ts';

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
  /** How much it is like the labelled reports of each cause, by id; a cause without labelled reports is absent. */
  readonly byCause: Readonly<Record<string, number>>;
  /** How much it is like reports that deserve an answer or a question: about 0 to 1. */
  readonly answerable: number;
  /** How much it is like reports that deserve a question, among those that nobody can answer yet: about 0 to 1. */
  readonly askable: number;
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
  const lines = readTerms(document, facts, typeOf);
  const { causes, answerable, askable } = classify(classifier, allTerms(lines, facts, typeOf));
  const byCause = Object.fromEntries(causes.map(({ cause, likeness }) => [cause, likeness]));
  const [first] = causes;
  if (!first) return { byCause, answerable, askable };
  const learnt = classifier.causes[first.cause]!;
  const nearest = { ...first, reports: learnt.reports, evidence: tellingLines(lines, learnt) };
  return { nearest, byCause, answerable, askable };
}

/** The lines whose words and facts weigh most; a term counts for the first line that is chosen with it. */
function tellingLines(lines: readonly LineTerms[], learnt: LinearClass): Evidence[] {
  const speaking = lines.flatMap(({ line, terms }) => {
    const own = [...new Set(terms)].filter((term) => weight(learnt, term) > 0);
    return own.length > 0 ? [{ line, own }] : [];
  });
  const chosen = new Set<Line>();
  const counted = new Set<Term>();
  let first = 0;
  for (let i = 0; i < SHOWN; i++) {
    let best: (typeof speaking)[number] | undefined;
    let most = first * TELLING;
    for (const one of speaking) {
      let speaks = 0;
      for (const term of one.own) if (!counted.has(term)) speaks += weight(learnt, term);
      if (speaks > most) [best, most] = [one, speaks];
    }
    if (!best) break;
    for (const term of best.own) counted.add(term);
    chosen.add(best.line);
    first ||= most;
  }
  return lines.flatMap(({ line }) => (chosen.has(line) ? [evidenceAt(line, 0, line.text.length)] : []));
}
