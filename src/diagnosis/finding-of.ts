import type { Remedy } from '../knowledge/knowledge-base.ts';
import type { Consideration, Finding } from './diagnosis.ts';
import { evaluate, type Case } from './evaluate.ts';

/** A cause that is named, with what speaks for it and against it, each line of the report once, and the remedies for its version. */
export function findingOf(c: Consideration, about: Case): Finding {
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
