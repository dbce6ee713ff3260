import type { Comment } from './comment/comment.ts';
import type { Diagnosis } from './diagnosis/diagnosis.ts';
import { factsOf, type Facts } from './facts/fact.ts';
import type { Issue } from './issue/issue.ts';
import type { KnowledgeBase } from './knowledge/knowledge-base.ts';

/** What the bot makes of an issue. `comment` is absent when it stays silent. */
export interface Answer {
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
  readonly comment?: Comment;
}

/** The story: document → facts → diagnosis → comment. Pure; never throws on issue text. */
export function diagnose(_issue: Issue, _knowledge: KnowledgeBase): Answer {
  return { facts: factsOf([]), diagnosis: { kind: 'unknown', because: 'not built yet', considered: [], contradictions: [] } };
}
