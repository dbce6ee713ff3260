import type { Likeness } from '../classifier/likeness.ts';
import type { Facts } from '../facts/fact.ts';
import type { TextIndex } from '../issue/find-text.ts';
import { factTypesOf } from '../knowledge/fact-types.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import { consider, LIKELY } from './consider.ts';
import { decide } from './decide.ts';
import type { Consideration, Diagnosis, Verdict } from './diagnosis.ts';
import type { Case } from './evaluate.ts';

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
  return decide({ about, pack, considered, likeness });
}

/** What the conditions of a pack are asked against, for one report. */
export function caseOf(facts: Facts, text: TextIndex, pack: Pack): Case {
  const reports = new Set(pack.facts.filter((fact) => fact.is === 'yes-no' && !fact.ask).map((fact) => fact.name));
  return { facts, text, typeOf: factTypesOf(pack.facts), isReport: (fact) => reports.has(fact) };
}

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
