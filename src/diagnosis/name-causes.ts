import { chooseQuestions, MOST_QUESTIONS } from './choose-questions.ts';
import { LIKELY } from './consider.ts';
import type { Consideration, Diagnosis } from './diagnosis.ts';
import { findingOf } from './finding-of.ts';
import { deserves, isUnheardOf, PROVEN } from './resemble.ts';
import { common, isCautious, leftOpen, type Weighed } from './weighed.ts';

/** More causes than this are not read. */
const MOST_FINDINGS = 4;

/** Names the causes that may be said, the strongest first, and asks what would settle the others; `undefined` when none may. */
export function nameCauses(weighed: Weighed): Diagnosis | undefined {
  const { about, pack, considered } = weighed;
  const [first, ...others] = considered.filter((c) => standsAlone(c) && maySay(c, weighed)).sort(byStrength);
  if (!first) return undefined;
  const certain = first.verdict === 'likely' && !first.entry.companion;
  const rest = others.filter((c) => !certain || isWorthMore(c)).slice(0, MOST_FINDINGS - 1);
  const companions = considered.filter((c) => c.verdict === 'likely' && !standsAlone(c));
  // Beside a likely cause only what would settle the possible ones is asked, once: more would bury the answer.
  const open = certain ? rest.filter((c) => c.verdict === 'possible') : leftOpen(weighed);
  return {
    kind: 'known',
    findings: [findingOf(first, about), ...[...rest, ...companions].map((c) => findingOf(c, about))],
    questions: chooseQuestions(open, pack, about, false, certain ? 1 : MOST_QUESTIONS),
    ...common(weighed),
  };
}

/**
 * Whether a further cause is worth a place beside a likely one. Of those that are barely possible (below {@link LIKELY} points) an expert
 * accepted 17 of 27 on nine unseen sets and held none to be the cause; of the stronger ones 21 of 22.
 */
const isWorthMore = ({ verdict, score }: Consideration): boolean => verdict === 'likely' || score >= LIKELY;

/** The first likely cause that only the wording of the report keeps back; `undefined` when there is none. */
export const heldBack = (weighed: Weighed): Consideration | undefined =>
  weighed.considered.find((c) => c.verdict === 'likely' && !c.entry.companion && !maySay(c, weighed));

/** As what a likely cause is said: the stronger it is, the less the wording has to speak for a comment. */
export const sayingOf = ({ score }: Consideration): 'proven' | 'likely' => (score >= PROVEN ? 'proven' : 'likely');

/** Whether the wording of the report allows a cause of this strength. */
function maySay(cause: Consideration, weighed: Weighed): boolean {
  const { entry, verdict, score } = cause;
  const { likeness } = weighed;
  if (verdict === 'likely') return deserves(likeness, sayingOf(cause));
  if (verdict !== 'possible' || isCautious(weighed) || !deserves(likeness, 'possible')) return false;
  return score >= LIKELY || !isUnheardOf(likeness, entry.id);
}

/** A companion is true of many reports: alone it is only said when a second independent sign holds. */
const standsAlone = (c: Consideration): boolean =>
  !c.entry.companion || c.signs.filter((sign) => sign.points > 0).length >= 2;

const byStrength = (a: Consideration, b: Consideration): number =>
  Number(b.verdict === 'likely') - Number(a.verdict === 'likely') ||
  Number(a.loweredBy !== undefined) - Number(b.loweredBy !== undefined) ||
  b.score - a.score;
