import { markerFor, visibleText } from '../../../src/comment/marker.ts';
import { nothingKnownComment } from '../../../src/comment/nothing-known.ts';
import { diagnose } from '../../../src/diagnose.ts';
import { snapshotOf } from '../../../src/github/issue-snapshot.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { APP_ID } from '../github/call.ts';
import { commentShape, issueShape } from '../github/shapes.ts';
import type { FakeComment, FakeIssue } from '../github/state.ts';
import { SILENT, type Kind } from './issue-kinds.ts';

export const NOTHING_KNOWN = visibleText(
  nothingKnownComment(
    markerFor({ title: '', body: '', repository: '', number: 0, labels: [], createdAt: '', comments: [] }, ''),
  ).body,
);

export const ownOf = (issue: FakeIssue): FakeComment[] => issue.comments.filter(({ appId }) => appId === APP_ID);

/** What the app would say about the issue as it is now; absent when it knows nothing. */
export function answerFor(issue: FakeIssue, knowledge: KnowledgeBase): string | undefined {
  const [owner = '', repo = ''] = issue.repository.fullName.split('/');
  const others = issue.comments.filter(({ appId }) => appId !== APP_ID);
  const snapshot = snapshotOf(
    { owner, repo, number: issue.number },
    issueShape(issue) as never,
    others.map((comment) => commentShape(issue, comment)) as never,
    [],
  );
  const { comment } = diagnose(snapshot.issue, knowledge);
  return comment && visibleText(comment.body);
}

export interface Expected {
  readonly kind: Kind;
  /** A maintainer has deleted our comment. */
  readonly removed: boolean;
  /** There was a comment of ours at some time. */
  readonly spoken: boolean;
}

/** What is wrong with the end; absent when it is exactly the right comment or the right silence. */
export function complaint(issue: FakeIssue, expected: Expected, answer: string | undefined): string | undefined {
  const own = ownOf(issue).map(({ body }) => visibleText(body));
  const wanted = wantedText(expected, answer);
  const says = (what: string): string => `#${issue.number} (${expected.kind}): ${what}`;
  if (wanted === undefined) return own.length === 0 ? undefined : says(`${own.length} comments, none expected`);
  if (own.length !== 1) return says(`${own.length} comments, one expected`);
  return own[0] === wanted ? undefined : says('another text than expected');
}

function wantedText({ kind, removed, spoken }: Expected, answer: string | undefined): string | undefined {
  if (removed || SILENT.has(kind)) return undefined;
  if (kind === 'asked') return answer ?? NOTHING_KNOWN;
  return answer ?? (spoken ? NOTHING_KNOWN : undefined);
}
