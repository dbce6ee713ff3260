import type { TypedFacts } from '../diagnosis/evaluate-check.ts';
import type { IssueDocument } from '../issue/issue-document.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';

/** What the parts of a comment are rendered with. */
export interface Setting extends TypedFacts {
  readonly document: IssueDocument;
  readonly pack: Pick<Pack, 'commands' | 'product' | 'tables'>;
}
