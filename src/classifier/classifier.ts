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
  /** Rarity (inverse document frequency) of every term it knows. */
  readonly rarity: Readonly<Record<Term, number>>;
  /** By cause, with the prefix of its pack. */
  readonly causes: Readonly<Record<string, CauseClass>>;
  /** Whether a report deserves an answer or a question at all. */
  readonly answerable: LinearClass;
}

/** How much one report is like the labelled ones. */
export interface Likeness {
  /** Of each cause, the most alike first. */
  readonly causes: readonly { readonly cause: string; readonly likeness: number }[];
  readonly answerable: number;
}

/** Pure and total: a report without a known term is as likely as any. */
export function classify(classifier: Classifier, terms: ReadonlySet<Term>): Likeness {
  const length = lengthOf(classifier, terms);
  const likeness = (one: LinearClass): number => {
    let sum = 0;
    for (const term of terms) sum += weight(one, term);
    return one.base + sum / length;
  };
  return {
    causes: Object.entries(classifier.causes)
      .map(([cause, one]) => ({ cause, likeness: likeness(one) }))
      .sort((a, b) => b.likeness - a.likeness || (a.cause < b.cause ? -1 : 1)),
    answerable: likeness(classifier.answerable),
  };
}

/** What one term adds to a class; 0 when it says nothing. */
export const weight = ({ terms }: LinearClass, term: Term): number => (Object.hasOwn(terms, term) ? terms[term]! : 0);

/** Long reports have more terms: each counts less. */
function lengthOf({ rarity }: Classifier, terms: ReadonlySet<Term>): number {
  let squares = 0;
  for (const term of terms) if (Object.hasOwn(rarity, term)) squares += rarity[term]! ** 2;
  return Math.sqrt(squares) || 1;
}
