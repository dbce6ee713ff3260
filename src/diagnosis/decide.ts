import { chooseQuestions, MOST_QUESTIONS } from './choose-questions.ts';
import { LIKELY } from './consider.ts';
import type { Diagnosis, NonEmpty } from './diagnosis.ts';
import { evaluate } from './evaluate.ts';
import { fillIn } from './fill-in.ts';
import { findingOf } from './finding-of.ts';
import { heldBack, nameCauses, sayingOf } from './name-causes.ts';
import { deserves, resembling, WORTH, type Saying } from './resemble.ts';
import { common, firstThatHolds, isCautious, isUnsought, leftOpen, questionFor, type Weighed } from './weighed.ts';

/** Above a suspicion more questions than this would bury it. */
const MOST_ABOVE_SUSPECT = 2;

/** `undefined` leaves it to the next one. */
type Decision = (weighed: Weighed) => Diagnosis | undefined;

/** What becomes of a report: the first that decides, decides. */
const DECISIONS: readonly Decision[] = [
  respectVeto,
  leaveOtherTrouble,
  nameCauses,
  spareUselessQuestions,
  askForFacts,
  nameNearest,
];

/** What is known, what is missing, or why the pack stays silent. Total. */
export function decide(weighed: Weighed): Diagnosis {
  for (const decision of DECISIONS) {
    const decided = decision(weighed);
    if (decided) return decided;
  }
  return silentAfterAll(weighed, whySilent(weighed));
}

/** Silent where the pack says so (`silent-when`), whatever else is known. */
function respectVeto(weighed: Weighed): Diagnosis | undefined {
  const veto = firstThatHolds(weighed.pack.scope.silentWhen, weighed);
  return veto && silent(weighed, veto.says);
}

/**
 * Silent on what shows no trouble with the product (`requires`) or seeks no help (`unsought-when`), unless it reads very much like a
 * report of trouble: `[feature] a larger buffer` above the line that shows why the present one is not used.
 */
function leaveOtherTrouble(weighed: Weighed): Diagnosis | undefined {
  const { about, pack } = weighed;
  const isOurs = evaluate(pack.scope.requires, about).truth === 'yes';
  if (isOurs && !isUnsought(weighed)) return undefined;
  const named = isOurs && deserves(weighed.likeness, 'unsought') ? nameCauses(weighed) : undefined;
  return (
    named ?? resemblance(weighed, 'unnamed') ?? silent(weighed, `the report is not about trouble with ${pack.product}`)
  );
}

/** Silent where no answer would help (`no-questions`). */
function spareUselessQuestions(weighed: Weighed): Diagnosis | undefined {
  if (isCautious(weighed)) return undefined;
  const veto = firstThatHolds(weighed.pack.scope.noQuestions, weighed);
  return veto && silentAfterAll(weighed, fillIn(veto.says, weighed.about));
}

/** Asks for the missing facts where labelled reports say that it is worth it; says below them which cause the report reads like. */
function askForFacts(weighed: Weighed): Diagnosis | undefined {
  const { about, pack, considered, likeness } = weighed;
  if (isCautious(weighed) || !deserves(likeness, questionFor(weighed))) return undefined;
  const suspect = deserves(likeness, 'possible')
    ? resembling(likeness, considered, about, { asking: true })
    : undefined;
  const most = suspect ? MOST_ABOVE_SUSPECT : MOST_QUESTIONS;
  const questions = chooseQuestions(leftOpen(weighed), pack, about, true, most);
  if (!isNonEmpty(questions)) return undefined;
  return suspect
    ? { kind: 'needs-facts', questions, suspect: findingOf(suspect, about), ...common(weighed, suspect) }
    : { kind: 'needs-facts', questions, ...common(weighed) };
}

/** Names the cause that the report reads like, although a gate stayed closed. */
function nameNearest(weighed: Weighed): Diagnosis | undefined {
  return resemblance(weighed, 'possible');
}

function resemblance(weighed: Weighed, worth: Saying): Diagnosis | undefined {
  const { about, pack, considered, likeness } = weighed;
  const alike = deserves(likeness, worth) ? resembling(likeness, considered, about) : undefined;
  if (!alike) return undefined;
  const questions = chooseQuestions([alike], pack, about, false);
  return { kind: 'known', findings: [findingOf(alike, about)], questions, ...common(weighed, alike) };
}

/** Silent although causes were weighed: a likely one that only the wording keeps back is a better reason than `otherwise`. */
function silentAfterAll(weighed: Weighed, otherwise: string): Diagnosis {
  const held = heldBack(weighed);
  if (!held) return silent(weighed, otherwise);
  const worth = `worth a comment: ${weighed.likeness?.answerable.toFixed(2) ?? ''}, it takes ${WORTH[sayingOf(held)]}`;
  const because = `${held.entry.id} is likely (${held.score} points), but the report reads like those best left alone (${worth})`;
  return { kind: 'unknown', because, heldBack: held, ...common(weighed) };
}

const silent = (weighed: Weighed, because: string): Diagnosis => ({ kind: 'unknown', because, ...common(weighed) });

const UNLIKE = 'it reads like reports that are best left alone';
const NOTHING_FITS = 'no known cause fits, and no question would help';

function whySilent(weighed: Weighed): string {
  if (isCautious(weighed)) return whyCautious(weighed);
  return deserves(weighed.likeness, questionFor(weighed)) ? NOTHING_FITS : UNLIKE;
}

/** Why only likely causes would have been said, and which draft would be one. */
function whyCautious({ considered }: Weighed): string {
  const held = considered.find((c) => c.entry.status === 'draft' && c.verdict === 'possible' && c.score >= LIKELY);
  const why = 'the author asks how to do something or has trouble with another part, and no known cause is likely';
  return held ? `${why} (${held.entry.id} has ${held.score} points, but a draft is never more than possible)` : why;
}

const isNonEmpty = <T>(list: readonly T[]): list is NonEmpty<T> => list.length > 0;
