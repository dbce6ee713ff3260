import type { Likeness } from '../classifier/likeness.ts';
import { POINTS } from '../knowledge/knowledge-base.ts';
import { consider, POSSIBLE } from './consider.ts';
import type { Consideration } from './diagnosis.ts';
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
 * How much a report has to be like those that deserve a comment, for what is said of it. Chosen on 4,245 labelled reports, each judged by
 * a classifier that had not seen it: of 1,748 best left alone 73 are spoken to (32 with a cause, 41 with a question), of 1,913 with a known
 * cause 1,726 are answered right, of 584 due questions 442 are asked. `likely`: 0.42 speaks to two more of the first and answers three
 * more of the second; `proven`: a likely cause with {@link PROVEN} points. `unsought`: a likely cause of a wish or a piece of work; 0.46 speaks to
 * three more and answers none. `unnamed`: a report that does not even seem to be about the product. `question` and `urgent`, where
 * something is down or measured, go by what deserves a question, the others by what deserves a comment; 0.55 and 0.58 ask four idle
 * questions less and three due ones.
 */
export const WORTH = {
  proven: 0.38,
  likely: 0.44,
  question: 0.61,
  urgent: 0.52,
  possible: 0.6,
  unsought: 0.5,
  unnamed: 0.65,
} as const;
export type Saying = keyof typeof WORTH;
/** One decisive sign and more. */
export const PROVEN = POINTS.decisive + POINTS.moderate;

/** Whether such a thing may be said of a report. A pack that was not trained says yes. */
export const deserves = (likeness: Likeness | undefined, what: Saying): boolean =>
  likeness === undefined ||
  (what === 'question' || what === 'urgent' ? likeness.askable : likeness.answerable) >= WORTH[what];

/**
 * Below this likeness a barely possible cause is not named: neither its signs nor labelled reports speak for it. Of twelve such on
 * nine unseen sets and the shared cases an expert would have asked in six and named the cause in two; of 35 others in 29.
 */
const UNHEARD = 0.14;

/** Whether labelled reports with this cause read quite otherwise. A cause without labelled reports may be anything. */
export const isUnheardOf = (likeness: Likeness | undefined, cause: string): boolean =>
  (likeness?.byCause[cause] ?? UNHEARD) < UNHEARD;

/**
 * The cause that the report reads like most, as possible, when its signs would do and only a gate stayed closed: that of the cause, since
 * its symptom was told in words that no rule knows, or that of the pack. Words alone prove nothing: without a sign none is named.
 * `asking`: it is to stand below a question, which is asked anyway and whose answer confirms or withdraws it; then one sign or the symptom
 * is enough. `undefined` when there is none, or when it is ruled out or of other versions.
 */
export function resembling(
  likeness: Likeness | undefined,
  considered: readonly Consideration[],
  about: Case,
  { asking = false } = {},
): Consideration | undefined {
  const nearest = likeness?.nearest;
  const known = considered.find(({ entry }) => entry.id === nearest?.cause);
  if (!nearest || !known || nearest.likeness < ALIKE) return undefined;
  const says = `your report reads like ${nearest.reports} known reports with this cause, most of all here`;
  const alike = { says, evidence: nearest.evidence };
  const opened = holds(known) ? known : consider(known.entry, about, { opened: true });
  if (holds(opened)) return { ...opened, verdict: 'possible', alike };
  const { verdict, score, requires } = opened;
  if (verdict !== 'no-match' && verdict !== 'not-enough-information') return undefined;
  const enough = asking
    ? score >= FEWEST || (score >= 0 && requires.truth === 'yes')
    : score >= FEWEST && nearest.likeness >= ALIKE + POINT * (POSSIBLE - score);
  return enough ? { ...opened, verdict: 'possible', alike } : undefined;
}

const holds = ({ verdict }: Consideration): boolean => verdict === 'likely' || verdict === 'possible';
