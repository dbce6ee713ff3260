import type { SkipReason } from '../comment/comment.ts';
import type { IssueSnapshot } from './issue-access.ts';
import type { Policy } from './repository-policy.ts';

/** Why the app says nothing on this issue, whatever it knows about it; absent when it may speak. */
export function silenceOf(snapshot: IssueSnapshot, policy: Policy): SkipReason | undefined {
  const { issue } = snapshot;
  if (snapshot.pullRequest) return 'pull-request';
  if (snapshot.closed) return 'closed';
  if (snapshot.locked) return 'locked';
  if (snapshot.authorIsBot) return 'bot-author';
  if (issue.author !== undefined && policy.ignoredAuthors.has(issue.author.toLowerCase())) return 'ignored-author';
  return issue.labels.includes(policy.muteLabel) ? 'muted' : undefined;
}
