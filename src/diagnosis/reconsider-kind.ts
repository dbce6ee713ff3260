import type { Likeness } from '../classifier/likeness.ts';
import { factsOf, type Fact, type Facts } from '../facts/fact.ts';
import { deserves } from './resemble.ts';

/**
 * `report.kind` of a question that reads like the reports of trouble which a maintainer asks back: a problem. People ask how to find out
 * what is wrong. Of 38 unseen ones that are questions by vocabulary twelve pass the bar: eleven are trouble, and one that is not had been
 * closed by its author; of the fifteen that are best left alone the others lie below 0.53.
 */
export function reconsiderKind(facts: Facts, likeness: Likeness | undefined): Facts {
  const [kind] = facts.get('report.kind');
  if (kind?.value !== 'question' || likeness === undefined || !deserves(likeness, 'question')) return facts;
  const trouble: Fact = { ...kind, value: 'problem', inferred: 'it reads like reports of trouble' };
  return factsOf(
    facts.all.map((fact) => (fact === kind ? trouble : fact)),
    facts.contradictions,
  );
}
