import type { FakeComment, FakeIssue, FakeReaction, FakeUser } from './state.ts';

/** GitHub's JSON for what the fake holds; checked against GitHub's description on every answer. */
export const ORIGIN = 'https://github.test';

export function userShape({ id, login, type }: FakeUser): Record<string, unknown> {
  const url = `${ORIGIN}/users/${encodeURIComponent(login)}`;
  const lists = ['followers', 'following', 'gists', 'starred', 'subscriptions', 'repos', 'events', 'received_events'];
  return {
    login,
    id,
    node_id: `U_${id}`,
    avatar_url: `${ORIGIN}/avatars/${id}`,
    gravatar_id: '',
    url,
    html_url: `${ORIGIN}/${encodeURIComponent(login)}`,
    ...Object.fromEntries(
      [...lists, 'organizations'].map((name) => [`${name === 'organizations' ? name : name}_url`, `${url}/${name}`]),
    ),
    type,
    site_admin: false,
  };
}

export function issueShape(issue: FakeIssue): Record<string, unknown> {
  const repository = issue.repository.fullName;
  const url = `${ORIGIN}/repos/${repository}/issues/${issue.number}`;
  return {
    id: 5_000 + issue.number,
    node_id: `I_${issue.number}`,
    url,
    repository_url: `${ORIGIN}/repos/${repository}`,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${ORIGIN}/${repository}/issues/${issue.number}`,
    number: issue.number,
    title: issue.title,
    user: issue.user ? userShape(issue.user) : null,
    labels: issue.labels.map((name, index) => ({
      id: index,
      node_id: `L_${index}`,
      url,
      name,
      color: 'ededed',
      default: false,
    })),
    state: issue.closed ? 'closed' : 'open',
    state_reason: null,
    locked: issue.locked,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.createdAt,
    closed_at: null,
    author_association: 'NONE',
    body: issue.body,
    ...(issue.pullRequest && { pull_request: { url, html_url: url, diff_url: url, patch_url: url } }),
  };
}

export function commentShape(issue: FakeIssue, comment: FakeComment): Record<string, unknown> {
  const repository = issue.repository.fullName;
  const url = `${ORIGIN}/repos/${repository}/issues/comments/${comment.id}`;
  return {
    id: comment.id,
    node_id: `IC_${comment.id}`,
    url,
    html_url: `${ORIGIN}/${repository}/issues/${issue.number}#issuecomment-${comment.id}`,
    issue_url: `${ORIGIN}/repos/${repository}/issues/${issue.number}`,
    user: comment.user ? userShape(comment.user) : null,
    created_at: comment.createdAt,
    updated_at: comment.createdAt,
    author_association: comment.association,
    body: comment.body,
    performed_via_github_app: comment.appId === undefined ? null : appShape(comment.appId),
  };
}

export const reactionShape = (id: number, { user, content }: FakeReaction): Record<string, unknown> => ({
  id,
  node_id: `R_${id}`,
  user: userShape(user),
  content,
  created_at: '2026-01-01T00:00:00Z',
});

export const SLUG = 'known-cause-test';

export const appShape = (id: number): Record<string, unknown> => ({
  id,
  slug: SLUG,
  node_id: `A_${id}`,
  owner: userShape({ id: 1, login: 'falco-org', type: 'Organization' }),
  name: 'Known Cause (test)',
  description: null,
  external_url: ORIGIN,
  html_url: `${ORIGIN}/apps/${SLUG}`,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  permissions: { issues: 'write', metadata: 'read', contents: 'read' },
  events: ['issues', 'issue_comment'],
});

export function fileShape(path: string, text: string): Record<string, unknown> {
  const url = `${ORIGIN}/contents/${path}`;
  const _links = { git: url, html: url, self: url };
  const content = Buffer.from(text).toString('base64');
  const rest = { git_url: url, html_url: url, download_url: url, url, _links };
  return {
    type: 'file',
    encoding: 'base64',
    size: text.length,
    name: path.split('/').at(-1),
    path,
    content,
    sha: 'a'.repeat(40),
    ...rest,
  };
}
