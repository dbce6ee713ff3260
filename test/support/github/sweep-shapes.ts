import { ORIGIN, SLUG, userShape } from './shapes.ts';
import { REPOSITORY, type FakeAttempt, type FakeRepository } from './state.ts';

const SOME_TIME = '2026-01-01T00:00:00Z';

export const attemptShape = ({
  at,
  status,
  repository = REPOSITORY,
  ...rest
}: FakeAttempt): Record<string, unknown> => ({
  ...rest,
  delivered_at: at,
  duration: 0.1,
  status: status < 300 ? 'OK' : 'failed',
  status_code: status,
  installation_id: repository.installation,
  repository_id: repository.id,
});

const OWNER = { id: 1, login: 'falco-org', type: 'Organization' } as const;

export const installationShape = (id: number, suspended: boolean): Record<string, unknown> => ({
  id,
  // The description asks for what users have and what enterprises have.
  account: { ...userShape(OWNER), name: OWNER.login, slug: OWNER.login, created_at: SOME_TIME, updated_at: SOME_TIME },
  repository_selection: 'all',
  access_tokens_url: ORIGIN,
  repositories_url: ORIGIN,
  html_url: ORIGIN,
  app_id: 4242,
  app_slug: SLUG,
  target_id: 1,
  target_type: 'Organization',
  permissions: { issues: 'write', metadata: 'read', contents: 'read' },
  events: ['issues', 'issue_comment'],
  created_at: SOME_TIME,
  updated_at: SOME_TIME,
  single_file_name: null,
  suspended_by: null,
  suspended_at: suspended ? SOME_TIME : null,
});

const URLS =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks html issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees clone git ssh svn';

export function repositoryShape({ id, fullName }: FakeRepository): Record<string, unknown> {
  const url = `${ORIGIN}/${fullName}`;
  const flags = ['private', 'fork', 'has_downloads', 'has_projects', 'has_wiki', 'has_pages', 'archived', 'disabled'];
  const counts = [
    'forks',
    'forks_count',
    'open_issues',
    'open_issues_count',
    'size',
    'stargazers_count',
    'watchers',
    'watchers_count',
  ];
  const absent = [
    'description',
    'homepage',
    'language',
    'mirror_url',
    'license',
    'pushed_at',
    'created_at',
    'updated_at',
  ];
  return {
    id,
    node_id: `R_${id}`,
    name: fullName.split('/').at(-1),
    full_name: fullName,
    owner: userShape({ ...OWNER, login: fullName.split('/')[0] ?? '' }),
    url,
    default_branch: 'master',
    has_issues: true,
    ...Object.fromEntries(URLS.split(' ').map((name) => [`${name}_url`, url])),
    ...Object.fromEntries(flags.map((name) => [name, false])),
    ...Object.fromEntries(counts.map((name) => [name, 0])),
    ...Object.fromEntries(absent.map((name) => [name, null])),
  };
}
