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
/** A report that is less like those that deserve a comment gets one only for a likely cause. */
const WORTH_A_COMMENT = 0.4;
/** To name a cause that the rules do not see, the report has to be so much like one that deserves an answer. */
const WORTH_AN_ANSWER = 0.55;

/** Whether something that is only possible, or a question, may be said at all. A pack that was not trained says yes. */
export const isWorthAComment = (likeness: Likeness | undefined): boolean =>
  likeness === undefined || likeness.answerable >= WORTH_A_COMMENT;

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
  if (!nearest || !entry || likeness.answerable < WORTH_AN_ANSWER) return undefined;
  const considered = consider(entry, about, true);
  const { score, appliesTo, rulesOut } = considered;
  if (appliesTo?.truth === 'no' || rulesOut.some((veto) => veto.truth === 'yes') || score < 0) return undefined;
  if (nearest.likeness < ALIKE - POINT * Math.min(score, MOST_POINTS) || nearest.evidence.length === 0)
    return undefined;
  const says = `your report reads like known reports with this cause (${nearest.reports} were compared), most of all here`;
  return { ...considered, verdict: 'possible', alike: { says, evidence: nearest.evidence } };
}
