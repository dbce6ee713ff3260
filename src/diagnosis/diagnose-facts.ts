import type { Likeness } from '../classifier/likeness.ts';
import type { Facts } from '../facts/fact.ts';
import type { TextIndex } from '../issue/find-text.ts';
import { factTypesOf } from '../knowledge/fact-types.ts';
import type { Pack, Remedy } from '../knowledge/knowledge-base.ts';
import { chooseQuestions, MOST_QUESTIONS } from './choose-questions.ts';
import { consider, LIKELY } from './consider.ts';
import type { Consideration, Diagnosis, Finding, NonEmpty, Verdict } from './diagnosis.ts';
import { evaluate, type Case } from './evaluate.ts';
import { fillIn } from './fill-in.ts';
import { deserves, PROVEN, resembling, type Saying } from './resemble.ts';

/** More causes than this are not read. */
export const MOST_FINDINGS = 4;

/**
 * Facts × one pack → what is known, what is missing, or why the pack stays silent. Pure and total.
 * `likeness`: what a trained pack says of the wording; without it the rules decide alone.
 */
export function diagnoseFacts(
  facts: Facts,
  text: TextIndex,
  pack: Pack,
  { thorough = false, likeness }: { readonly thorough?: boolean; readonly likeness?: Likeness | undefined } = {},
): Diagnosis {
  const about = caseOf(facts, text, pack);
  const considered = lower(pack.entries.map((entry) => consider(entry, about, { thorough })));
  const common = { considered, contradictions: facts.contradictions };
  const withResult = (result: Consideration): typeof common => ({
    ...common,
    considered: considered.map((c) => (c.entry === result.entry ? result : c)),
  });
  const unknown = (because: string): Diagnosis => ({ kind: 'unknown', because, ...common });
  const silence = pack.scope.silentWhen.find((veto) => evaluate(veto.when, about).truth === 'yes');
  if (silence) return unknown(silence.says);
  const resemblance = (worth: Saying, otherwise: string): Diagnosis => {
    const alike = deserves(likeness, worth) ? resembling(likeness, considered, about) : undefined;
    if (!alike) return unknown(otherwise);
    const questions = chooseQuestions([alike], pack, about, false);
    return { kind: 'known', findings: [finding(alike, about)], questions, ...withResult(alike) };
  };
  if (evaluate(pack.scope.requires, about).truth !== 'yes')
    return resemblance('unnamed', `the report is not about trouble with ${pack.product}`);
  const cautious = pack.scope.cautiousWhen !== undefined && evaluate(pack.scope.cautiousWhen, about).truth === 'yes';
  const guesses = !cautious && deserves(likeness, 'possible');
  const candidates = considered.filter((c) => c.verdict === 'not-enough-information' || c.verdict === 'possible');
  const [first, ...rest] = considered
    .filter(
      (c) => standsAlone(c) && (c.verdict === 'likely' ? isSaid(c, likeness) : c.verdict === 'possible' && guesses),
    )
    .sort(byStrength)
    .slice(0, MOST_FINDINGS);
  if (first) {
    const companions = considered.filter((c) => c.verdict === 'likely' && !standsAlone(c));
    const certain = first.verdict === 'likely';
    // Beside a likely cause only what would settle the possible ones is asked, once: more would bury the answer.
    const open = certain ? candidates.filter((c) => c.verdict === 'possible') : candidates;
    return {
      kind: 'known',
      findings: [finding(first, about), ...[...rest, ...companions].map((c) => finding(c, about))],
      questions: chooseQuestions(open, pack, about, false, certain ? 1 : MOST_QUESTIONS),
      ...common,
    };
  }
  if (!deserves(likeness, 'question')) return unknown(UNLIKE);
  if (!cautious) {
    const useless = pack.scope.noQuestions.find((veto) => evaluate(veto.when, about).truth === 'yes');
    if (useless) return unknown(fillIn(useless.says, about));
    const suspect = deserves(likeness, 'possible')
      ? resembling(likeness, considered, about, { asking: true })
      : undefined;
    // Above a suspicion two questions are enough: more would bury it.
    const questions = chooseQuestions(candidates, pack, about, true, suspect ? 2 : MOST_QUESTIONS);
    if (isNonEmpty(questions))
      return suspect
        ? { kind: 'needs-facts', questions, suspect: finding(suspect, about), ...withResult(suspect) }
        : { kind: 'needs-facts', questions, ...common };
  }
  return resemblance(
    'possible',
    cautious ? whyCautious(considered) : 'no known cause fits, and no question would help',
  );
}

const isSaid = ({ score }: Consideration, likeness: Likeness | undefined): boolean =>
  deserves(likeness, score >= PROVEN ? 'proven' : 'likely');

/** What labelled reports say against a comment. */
const UNLIKE = 'it reads like reports that are best left alone';

/** Why only likely causes would have been said, and which draft would be one. */
function whyCautious(considered: readonly Consideration[]): string {
  const held = considered.find((c) => c.entry.status === 'draft' && c.verdict === 'possible' && c.score >= LIKELY);
  const why = 'the author asks how to do something or has trouble with another part, and no known cause is likely';
  return held ? `${why} (${held.entry.id} has ${held.score} points, but a draft is never more than possible)` : why;
}

export function caseOf(facts: Facts, text: TextIndex, pack: Pack): Case {
  const reports = new Set(pack.facts.filter((fact) => fact.is === 'yes-no' && !fact.ask).map((fact) => fact.name));
  return { facts, text, typeOf: factTypesOf(pack.facts), isReport: (fact) => reports.has(fact) };
}

const isNonEmpty = <T>(list: readonly T[]): list is NonEmpty<T> => list.length > 0;

const byStrength = (a: Consideration, b: Consideration): number =>
  Number(b.verdict === 'likely') - Number(a.verdict === 'likely') ||
  Number(a.loweredBy !== undefined) - Number(b.loweredBy !== undefined) ||
  b.score - a.score;

/** A companion is true of many reports: alone it is only said when a second independent sign holds. */
const standsAlone = (c: Consideration): boolean =>
  !c.entry.companion || c.signs.filter((sign) => sign.points > 0).length >= 2;

/** Likely, or it would be if its version range were known to hold. */
const strong = (verdict: Verdict, score: number): boolean =>
  verdict === 'likely' || (verdict === 'possible' && score >= LIKELY);

/** A likely cause lowers those that it explains: they stay, as possible. */
function lower(considered: readonly Consideration[]): Consideration[] {
  const lowered = new Map<string, string>();
  for (const { entry, verdict, score } of considered) {
    if (strong(verdict, score)) for (const id of entry.strongerThan) lowered.set(id, entry.id);
  }
  return considered.map((c) => {
    const by = lowered.get(c.entry.id);
    if (
      by === undefined ||
      (c.verdict !== 'likely' && c.verdict !== 'possible' && c.verdict !== 'not-enough-information')
    )
      return c;
    return { ...c, verdict: c.verdict === 'likely' ? 'possible' : 'no-match', loweredBy: by };
  });
}

function finding(c: Consideration, about: Case): Finding {
  const held = c.signs.filter((sign) => sign.points > 0).sort((a, b) => b.points - a.points);
  const says = [...held, ...(c.alike ? [c.alike] : [])];
  const against = c.against.filter((sign) => sign.points < 0);
  const evidence = [...says, ...(says.length === 0 ? [c.requires] : [])].flatMap((sign) => sign.evidence);
  const seen = new Set<string>();
  const distinct = evidence.filter((e) => {
    const key = `${e.source}:${e.line}`;
    return !seen.has(key) && seen.add(key);
  });
  return {
    entry: c.entry,
    band: c.verdict === 'likely' ? 'likely' : 'possible',
    score: c.score,
    says,
    against,
    evidence: distinct,
    remedies: chooseRemedies(c.entry.remedies, about),
  };
}

/** The remedies whose guard holds; those that may hold when the version is unknown. */
export function chooseRemedies(remedies: readonly Remedy[], about: Case): Remedy[] {
  const truth = (remedy: Remedy): string => (remedy.when ? evaluate({ check: remedy.when }, about).truth : 'yes');
  const certain = remedies.filter((remedy) => truth(remedy) === 'yes');
  return certain.some((remedy) => !remedy.also) ? certain : remedies.filter((remedy) => truth(remedy) !== 'no');
}
