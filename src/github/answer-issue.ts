import type { Publication, SkipReason } from '../comment/comment.ts';
import { markerFor } from '../comment/marker.ts';
import { nothingKnownComment, withNotice } from '../comment/nothing-known.ts';
import type { Answer } from '../diagnose.ts';
import type { Issue } from '../issue/issue.ts';
import { withoutPersonal } from '../issue/personal-data.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { IssueAccess, IssueSnapshot } from './issue-access.ts';
import { publish } from './publish.ts';
import type { Policy } from './repository-policy.ts';
import { silenceOf } from './silence-of.ts';

export interface Brain {
  readonly knowledge: KnowledgeBase;
  readonly diagnose: (issue: Issue, knowledge: KnowledgeBase) => Answer;
}

/** Why the issue is looked at. */
export interface Occasion {
  /** Somebody who may ask typed `/diagnose`: then "I know nothing" is said too, and a maintainer's answer does not silence us. */
  readonly asked: boolean;
  /** Whether this may be the first comment; a reporter's further words alone only renew one that exists. */
  readonly mayCreate: boolean;
  /** One sentence to the person whose command could not be carried out. */
  readonly notice?: string;
}

/** The story of one issue at the door: read it as it is now, diagnose, plan, publish. Resolves to what was done. */
export async function answerIssue(
  access: IssueAccess,
  { knowledge, diagnose }: Brain,
  policy: Policy,
  occasion: Occasion,
): Promise<Publication> {
  if (policy.mode === 'off') return { action: 'skip', reason: 'off' };
  const snapshot = await access.readIssue();
  const silence = silenceOf(snapshot, policy);
  if (silence) return { action: 'skip', reason: silence };

  const { own } = snapshot;
  const issue = withoutPersonal(snapshot.issue, policy.redact ?? new Set());
  const marker = markerFor(issue, knowledge.version);
  const spoken = occasion.asked || own.length > 0;
  const known = diagnose(issue, knowledge).comment ?? (spoken ? nothingKnownComment(marker) : undefined);
  const comment = known && occasion.notice !== undefined ? withNotice(known, occasion.notice, marker) : known;
  const creation = comment && own.length === 0 ? await creationOf(access, snapshot, occasion) : 'allowed';
  return publish(access, { mode: policy.mode, creation, own }, comment);
}

async function creationOf(
  access: IssueAccess,
  snapshot: IssueSnapshot,
  occasion: Occasion,
): Promise<'allowed' | SkipReason> {
  if (!occasion.mayCreate) return 'not-asked';
  if (snapshot.answeredByMaintainer && !occasion.asked) return 'maintainer-answered';
  return (await access.removalRemembered()) ? 'comment-removed' : 'allowed';
}
