import type { Likeness } from '../classifier/likeness.ts';
import type { Entry } from '../knowledge/knowledge-base.ts';
import { consider } from './consider.ts';
import type { Consideration } from './diagnosis.ts';
import type { Case } from './evaluate.ts';

/**
 * From this likeness on the nearest cause is possible, although its gate stayed closed or its signs are too few. Of 509 reports that neither
 * rules nor classifier had seen, 26 were above it without a cause that the rules see; 25 had the nearest one.
 */
const ALIKE = 0.28;
/**
 * How much a report has to be like those that deserve a comment, for what is said of it. In cross-validation 95 % of the reports below
 * the first one are best left alone, and three of four that are best left alone lie below it. `unnamed`: a report that does not even seem
 * to be about the product.
 */
const WORTH = { likely: 0.5, question: 0.55, possible: 0.6, unnamed: 0.65 } as const;
export type Saying = keyof typeof WORTH;

/** Whether such a thing may be said of a report. A pack that was not trained says yes. */
export const deserves = (likeness: Likeness | undefined, what: Saying): boolean =>
  likeness === undefined || likeness.answerable >= WORTH[what];

/**
 * The one cause that the report reads like, as possible; `undefined` when it reads like none, or when that one is ruled out
 * or does not apply to the version. Never likely: words alone prove nothing.
 */
export function resembling(
  likeness: Likeness | undefined,
  entries: readonly Entry[],
  about: Case,
): Consideration | undefined {
  const nearest = likeness?.nearest;
  const entry = entries.find((one) => one.id === nearest?.cause);
  if (!nearest || !entry || nearest.likeness < ALIKE || nearest.evidence.length === 0) return undefined;
  const considered = consider(entry, about, true);
  const { score, appliesTo, rulesOut } = considered;
  if (appliesTo?.truth === 'no' || rulesOut.some((veto) => veto.truth === 'yes') || score < 0) return undefined;
  const says = `your report reads like ${nearest.reports} known reports with this cause, most of all here`;
  return { ...considered, verdict: 'possible', alike: { says, evidence: nearest.evidence } };
}
