import { POINTS, type Entry, type Sign } from '../knowledge/knowledge-base.ts';
import type { Consideration, Outcome, SignTrace, Trace, Verdict } from './diagnosis.ts';
import { evaluate, type Case } from './evaluate.ts';
import { fillIn } from './fill-in.ts';

/** Points that a verdict needs. Tuned for the whole knowledge base, never for one entry. */
export const LIKELY = 6;
export const POSSIBLE = 4;

/**
 * Weighs one cause: the gates (`applies-to`, `requires`, `rules-out`) decide whether it is considered, the ledger of signs how likely it is.
 * Likely takes {@link LIKELY} points from two independent signs or one decisive sign; a draft stays possible, and so does a cause of which
 * it is unknown whether it applies to the version: that one takes the points of a likely cause to be mentioned at all.
 * `thorough` weighs the signs of every cause, also of those that end at a gate: for an explanation. `opened` lets a cause pass although
 * nothing shows what it requires; it is possible at most.
 */
export function consider(entry: Entry, about: Case, { thorough = false, opened = false } = {}): Consideration {
  const appliesTo = entry.appliesTo && trace('applies-to', evaluate(entry.appliesTo, about));
  const requires = trace('requires', evaluate(entry.requires, about));
  // Most causes end at a gate: their signs are only looked at for an explanation.
  const open = thorough || opened || (appliesTo?.truth !== 'no' && requires.truth === 'yes');
  const rulesOut = (open ? entry.rulesOut : []).map((veto) => trace(veto.name, evaluate(veto.when, about)));
  const signs = open ? ledger(entry.signs, about, 1) : [];
  const against = open ? ledger(entry.against, about, -1) : [];
  const counted = signs.filter((sign) => sign.points > 0);
  const score = sum(signs) + sum(against);
  const verdict = decide();
  return {
    entry,
    verdict,
    score,
    ...(appliesTo ? { appliesTo } : {}),
    requires,
    rulesOut,
    signs,
    against,
    missing: missingFacts(signs, appliesTo),
  };

  function decide(): Verdict {
    if (appliesTo?.truth === 'no') return 'not-applicable';
    if (requires.truth !== 'yes' && !opened) return 'no-match';
    if (rulesOut.some((veto) => veto.truth === 'yes')) return 'ruled-out';
    const decisive = counted.some((sign) => sign.sign.weight === 'decisive');
    if (
      score >= LIKELY &&
      (decisive || counted.length >= 2) &&
      entry.status === 'active' &&
      requires.truth === 'yes' &&
      appliesTo?.truth !== 'unknown'
    )
      return 'likely';
    if (score >= (appliesTo?.truth === 'unknown' ? LIKELY : POSSIBLE)) return 'possible';
    return score + hope(signs) >= POSSIBLE ? 'not-enough-information' : 'no-match';
  }
}

/** What answers could still add: the two heaviest signs that hang on a fact nobody has stated. */
const hope = (signs: readonly SignTrace[]): number =>
  signs
    .filter((sign) => sign.truth === 'unknown' && sign.missing.length > 0)
    .map((sign) => POINTS[sign.sign.weight])
    .sort((a, b) => b - a)
    .slice(0, 2)
    .reduce((points, more) => points + more, 0);

const sum = (signs: readonly SignTrace[]): number => signs.reduce((points, sign) => points + sign.points, 0);

const trace = (label: string, outcome: Outcome): Trace => ({ label, ...outcome });

/** Of the signs that are not independent (`same-as`) only the strongest that holds counts. */
function ledger(signs: readonly Sign[], about: Case, direction: 1 | -1): SignTrace[] {
  const root = (sign: Sign): string => sign.sameAs ?? sign.name;
  const outcomes = signs.map((sign) => ({ sign, outcome: evaluate(sign.when, about) }));
  const strongest = new Map<string, Sign>();
  for (const { sign, outcome } of outcomes) {
    const best = strongest.get(root(sign));
    if (outcome.truth === 'yes' && (!best || POINTS[sign.weight] > POINTS[best.weight]))
      strongest.set(root(sign), sign);
  }
  return outcomes.map(({ sign, outcome }) => ({
    sign,
    ...trace(sign.name, outcome),
    points: strongest.get(root(sign)) === sign ? direction * POINTS[sign.weight] : 0,
    says: fillIn(sign.says, about),
  }));
}

/** Facts that could still change the verdict: those of the heaviest unknown signs first. */
function missingFacts(signs: readonly SignTrace[], appliesTo: Trace | undefined): string[] {
  const weight = new Map<string, number>();
  for (const name of appliesTo?.truth === 'unknown' ? appliesTo.missing : []) weight.set(name, POINTS.decisive);
  for (const sign of signs) {
    if (sign.truth !== 'unknown') continue;
    for (const name of sign.missing) weight.set(name, (weight.get(name) ?? 0) + POINTS[sign.sign.weight]);
  }
  return [...weight].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
