import type { Likeness } from '../classifier/likeness.ts';
import type { Entry } from '../knowledge/knowledge-base.ts';
import { consider } from './consider.ts';
import type { Consideration } from './diagnosis.ts';
import type { Case } from './evaluate.ts';

/**
 * Likeness that makes a cause possible although its gate stayed closed or its signs are too few. Held-out reports: above it 19 of 20
 * nearest causes were right (docs/decisions/008-what-reports-teach.md).
 */
const ALIKE = 0.28;
/** Each point of its signs makes up for so much, up to {@link MOST_POINTS}: two independent witnesses. */
const POINT = 0.02;
const MOST_POINTS = 4;
/**
 * How much a report has to be like those that deserve a comment, for what is said of it. In cross-validation 95 % of the reports below
 * the first one are best left alone, and three of four that are best left alone lie below it.
 */
const WORTH = { likely: 0.5, question: 0.55, possible: 0.6, alike: 0.65 } as const;

/** Whether such a thing may be said of a report. A pack that was not trained says yes. */
export const deserves = (likeness: Likeness | undefined, what: 'likely' | 'question' | 'possible'): boolean =>
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
  if (!nearest || !entry || likeness.answerable < WORTH.alike) return undefined;
  const considered = consider(entry, about, true);
  const { score, appliesTo, rulesOut } = considered;
  if (appliesTo?.truth === 'no' || rulesOut.some((veto) => veto.truth === 'yes') || score < 0) return undefined;
  if (nearest.likeness < ALIKE - POINT * Math.min(score, MOST_POINTS) || nearest.evidence.length === 0)
    return undefined;
  const says = `your report reads like known reports with this cause (${nearest.reports} were compared), most of all here`;
  return { ...considered, verdict: 'possible', alike: { says, evidence: nearest.evidence } };
}
