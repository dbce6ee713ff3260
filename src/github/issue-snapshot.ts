import type { ProbotOctokit } from 'probot';
import type { PostedComment } from '../comment/comment.ts';
import { isOwn, type Identity } from './identity.ts';
import type { IssueSnapshot, Place } from './issue-access.ts';

type Rest = InstanceType<typeof ProbotOctokit>['rest'];
export type RawIssue = Awaited<ReturnType<Rest['issues']['get']>>['data'];
export type RawComment = Awaited<ReturnType<Rest['issues']['listComments']>>['data'][number];

/** GitHub's JSON → our snapshot. Null bodies and deleted authors become absent here and nowhere else. */
export function snapshotOf(
  { owner, repo, number }: Place,
  issue: RawIssue,
  comments: readonly RawComment[],
  own: readonly PostedComment[],
): IssueSnapshot {
  const ours = new Set(own.map((comment) => comment.id));
  const others = comments.filter((comment) => !ours.has(String(comment.id)));
  return {
    issue: {
      title: issue.title,
      body: issue.body ?? '',
      repository: `${owner}/${repo}`,
      number,
      labels: issue.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
      ...(issue.user && { author: issue.user.login }),
      createdAt: issue.created_at,
      comments: others.map((comment) => ({
        ...(comment.user && { author: comment.user.login }),
        association: comment.author_association,
        body: comment.body ?? '',
        createdAt: comment.created_at,
      })),
    },
    pullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
    closed: issue.state === 'closed',
    locked: issue.locked,
    authorIsBot: issue.user?.type === 'Bot',
    own,
    answeredByMaintainer: others.some((comment) => isMaintainers(comment) && comment.user?.id !== issue.user?.id),
  };
}

export async function ownAmong(comments: readonly RawComment[], identity: Identity): Promise<PostedComment[]> {
  const own: PostedComment[] = [];
  for (const comment of comments) if (await isOwn(comment, identity)) own.push(postedOf(comment));
  return own;
}

export const postedOf = ({ id, body, created_at }: RawComment): PostedComment => ({
  id: String(id),
  body: body ?? '',
  createdAt: created_at,
});

const isMaintainers = ({ user, author_association: association }: RawComment): boolean =>
  user?.type === 'User' && ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association);
