import type { TypedFacts } from '../diagnosis/evaluate-check.ts';
import type { Facts } from '../facts/fact.ts';
import type { IssueDocument } from '../issue/issue-document.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';

/** What the parts of a comment are rendered with. */
export interface Setting extends TypedFacts {
  readonly document: IssueDocument;
  readonly pack: Pick<Pack, 'commands' | 'product' | 'tables'>;
}

/** The release that the report is about, stated or else brought by its chart; absent when neither is there. */
export function releaseOf(facts: Facts): string | undefined {
  const fact = facts.get('falco.version')[0] ?? facts.get('falco.version.inferred')[0];
  return fact && String(fact.value);
}
