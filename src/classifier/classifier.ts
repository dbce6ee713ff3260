import type { Term } from './terms.ts';

/** How a class is told from all others: a base, and what each term adds. Terms that add next to nothing are left out. */
export interface LinearClass {
  readonly base: number;
  readonly terms: Readonly<Record<Term, number>>;
}

export interface CauseClass extends LinearClass {
  /** Labelled reports and examples that it was learnt from. */
  readonly reports: number;
}

/**
 * A linear text classifier (ridge regression over tf-idf), learnt from labelled reports by `npm run knowledge:train`.
 * Plain data. What it yields is a likeness: about 0 for a report that is worded like none of the class, about 1 for one like all of them.
 */
export interface Classifier {
  /** Rarity (inverse document frequency) of every term it knows; facts and words of the title count half as much again. */
  readonly rarity: Readonly<Record<Term, number>>;
  /** By cause, with the prefix of its pack. */
  readonly causes: Readonly<Record<string, CauseClass>>;
  /** Whether a report deserves an answer or a question at all. */
  readonly answerable: LinearClass;
  /** Whether a report that nobody can answer yet deserves a question. */
  readonly askable: LinearClass;
}

/** How much one report is like the labelled ones of each class. */
export interface Classification {
  /** Of each cause, the most alike first. */
  readonly causes: readonly { readonly cause: string; readonly likeness: number }[];
  readonly answerable: number;
  readonly askable: number;
}

/** Pure and total: a report without a known term is as likely as any. */
export function classify(classifier: Classifier, terms: Iterable<Term>): Classification {
  const { byTerm, causes } = indexOf(classifier);
  const sums = new Float64Array(causes.length);
  let answerable = 0;
  let askable = 0;
  let squares = 0;
  for (const term of terms) {
    const known = byTerm.get(term);
    if (!known) continue;
    squares += known.rarity ** 2;
    answerable += known.answerable;
    askable += known.askable;
    for (const [cause, weight] of known.weights) sums[cause]! += weight;
  }
  // Long reports have more terms: each counts less.
  const length = Math.sqrt(squares) || 1;
  return {
    causes: causes
      .map(({ cause, base }, i) => ({ cause, likeness: base + sums[i]! / length }))
      .sort((a, b) => b.likeness - a.likeness || (a.cause < b.cause ? -1 : 1)),
    answerable: classifier.answerable.base + answerable / length,
    askable: classifier.askable.base + askable / length,
  };
}

/** What one term adds to a class; 0 when it says nothing. */
export const weight = ({ terms }: LinearClass, term: Term): number => (Object.hasOwn(terms, term) ? terms[term]! : 0);

/** A classifier turned round: what each term says of which classes. */
interface Index {
  readonly causes: readonly { readonly cause: string; readonly base: number }[];
  readonly byTerm: ReadonlyMap<Term, TermWeights>;
}
interface TermWeights {
  readonly rarity: number;
  readonly answerable: number;
  readonly askable: number;
  readonly weights: [cause: number, weight: number][];
}

/** Made once; a classifier is never changed. */
const indexes = new WeakMap<Classifier, Index>();
function indexOf(classifier: Classifier): Index {
  let index = indexes.get(classifier);
  if (!index) {
    const { rarity, causes, answerable, askable } = classifier;
    const byTerm = new Map<Term, TermWeights>(
      Object.entries(rarity).map(([term, value]) => [
        term,
        { rarity: value, answerable: weight(answerable, term), askable: weight(askable, term), weights: [] },
      ]),
    );
    Object.values(causes).forEach(({ terms }, i) => {
      for (const [term, w] of Object.entries(terms)) byTerm.get(term)?.weights.push([i, w]);
    });
    index = { causes: Object.entries(causes).map(([cause, { base }]) => ({ cause, base })), byTerm };
    indexes.set(classifier, index);
  }
  return index;
}
