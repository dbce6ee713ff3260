import type { Likeness } from '../classifier/likeness.ts';
import { POINTS } from '../knowledge/knowledge-base.ts';
import { consider, POSSIBLE } from './consider.ts';
import type { Consideration, Verdict } from './diagnosis.ts';
import type { Case } from './evaluate.ts';

/**
 * From this likeness on the nearest cause passes a gate that stayed closed, if its signs would make it possible; each point that they lack
 * takes {@link POINT} more, and {@link FEWEST} must be there. Of 1,127 reports that the classifier had not seen, 16 passed with a cause that an
 * expert accepts and one with another; of 161 near-misses that it had not seen, 9 passed.
 */
export const ALIKE = 0.28;
const POINT = 0.02;
const FEWEST = POINTS.moderate;
/**
 * How much a report has to be like those that deserve a comment, for what is said of it. In cross-validation 95 % of the reports below
 * the first one are best left alone, and three of four that are best left alone lie below it. `unnamed`: a report that does not even seem
 * to be about the product.
 */
export const WORTH = { likely: 0.45, question: 0.52, possible: 0.6, unnamed: 0.65 } as const;
export type Saying = keyof typeof WORTH;

/** Whether such a thing may be said of a report. A pack that was not trained says yes. */
export const deserves = (likeness: Likeness | undefined, what: Saying): boolean =>
  likeness === undefined || likeness.answerable >= WORTH[what];

/**
 * The cause that the report reads like most, when its signs would do and only a gate stayed closed: that of the cause, since its symptom
 * was told in words that no rule knows, or that of the pack. Words alone prove nothing: a cause without signs is not named, and one
 * whose own gate is closed is possible at most. `undefined` when there is none, or when it is ruled out or of other versions.
 */
export function resembling(
  likeness: Likeness | undefined,
  considered: readonly Consideration[],
  about: Case,
): Consideration | undefined {
  const nearest = nearestOf(likeness, considered, about);
  if (!nearest || holds(nearest)) return nearest;
  const { verdict, score } = nearest;
  const alike = likeness?.nearest?.likeness ?? 0;
  return isOpen(verdict) && score >= FEWEST && alike >= ALIKE + POINT * (POSSIBLE - score)
    ? { ...nearest, verdict: 'possible' }
    : undefined;
}

/**
 * What a report may be about that gets a question: as {@link resembling}, but one sign is enough, or the symptom. It stands below the
 * question, which is asked anyway, and is withdrawn or confirmed by its answer.
 */
export function suspected(
  likeness: Likeness | undefined,
  considered: readonly Consideration[],
  about: Case,
): Consideration | undefined {
  const nearest = nearestOf(likeness, considered, about);
  if (!nearest || holds(nearest)) return nearest;
  const { verdict, score, requires } = nearest;
  return isOpen(verdict) && (score >= FEWEST || (score >= 0 && requires.truth === 'yes'))
    ? { ...nearest, verdict: 'possible' }
    : undefined;
}

function nearestOf(
  likeness: Likeness | undefined,
  considered: readonly Consideration[],
  about: Case,
): Consideration | undefined {
  const nearest = likeness?.nearest;
  const known = considered.find(({ entry }) => entry.id === nearest?.cause);
  if (!nearest || !known || nearest.likeness < ALIKE) return undefined;
  const result = holds(known) ? known : consider(known.entry, about, { opened: true });
  const says = `your report reads like ${nearest.reports} known reports with this cause, most of all here`;
  return { ...result, alike: { says, evidence: nearest.evidence } };
}

/** Neither ruled out nor of another version: only proof is missing. */
const isOpen = (verdict: Verdict): boolean => verdict === 'no-match' || verdict === 'not-enough-information';

const holds = ({ verdict }: Consideration): boolean => verdict === 'likely' || verdict === 'possible';
