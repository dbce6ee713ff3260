import type { ProbotOctokit } from 'probot';
import type { Identity } from './identity.ts';
import type { IssueAccess, Place } from './issue-access.ts';
import { ownAmong, postedOf, snapshotOf, type RawComment, type RawIssue } from './issue-snapshot.ts';
import { Moved, refusalOf, statusOf } from './refusal.ts';
import { removedByOthers } from './removal-events.ts';

export type Octokit = InstanceType<typeof ProbotOctokit>;

export const CONFIGURATION_PATH = '.github/known-cause.yml';

/** The port over Octokit: the only file that knows GitHub's endpoints. */
export function octokitIssueAccess(octokit: Octokit, place: Place, identity: Identity): IssueAccess {
  const repository = { owner: place.owner, repo: place.repo };
  const at = { ...repository, issue_number: place.number };
  const { issues, reactions, repos } = octokit.rest;
  const once = { request: { retries: 0 } };
  const listComments = (): Promise<RawComment[]> => octokit.paginate(issues.listComments, { ...at, per_page: 100 });

  return {
    place,
    readIssue: async () => {
      const { data } = await issues.get(at);
      if (!livesAt(data, place)) throw new Moved('the issue was transferred');
      const comments = await listComments();
      return snapshotOf(place, data, comments, await ownAmong(comments, identity));
    },
    listOwnComments: async () => ownAmong(await listComments(), identity),
    createComment: async (body) => postedOf((await issues.createComment({ ...at, body, ...once })).data),
    updateComment: async (id, body) => {
      await issues.updateComment({ ...repository, comment_id: long(id), body });
    },
    removeComment: async (id) => {
      await unless404(issues.deleteComment({ ...repository, comment_id: long(id) }));
    },
    react: async (id, content) => {
      const reaction = reactions.createForIssueComment({ ...repository, comment_id: long(id), content, ...once });
      await reaction.catch((error: unknown) => (statusOf(error) === undefined ? raise(error) : undefined));
    },
    mayTriage: async (username) => {
      const data = (await unless404(repos.getCollaboratorPermissionLevel({ ...repository, username })))?.data;
      return data !== undefined && (WRITERS.has(data.permission) || TRIAGERS.has(data.role_name));
    },
    rememberRemoval: async () => {
      await reactions.createForIssue({ ...at, content: 'eyes' });
    },
    removalRemembered: async () => {
      const found = await unless404(
        octokit.paginate(reactions.listForIssue, { ...at, content: 'eyes', per_page: 100 }),
      );
      const bots = (found ?? []).filter((reaction) => reaction.user?.type === 'Bot');
      if (bots.length > 0 && bots.some(same(await identity.login()))) return true;
      return removedByOthers(octokit, place, identity);
    },
    readConfiguration: async () => {
      const file = repos.getContent({ ...repository, path: CONFIGURATION_PATH });
      const data = (await file.catch((error: unknown) => (refusalOf(error) ? undefined : raise(error))))?.data;
      if (!data || Array.isArray(data) || data.type !== 'file' || !('content' in data)) return undefined;
      return Buffer.from(data.content, 'base64').toString('utf8');
    },
  };
}

/** `permission` knows only the old levels; triage and maintain are told apart by the role. */
const WRITERS = new Set(['admin', 'maintain', 'write', 'push']);
const TRIAGERS = new Set(['triage', 'maintain']);

const same = (login: string) => (reaction: { user?: { login: string } | null }) => reaction.user?.login === login;

/** GitHub leads on from where a transferred issue was, and would take no comment there. */
const livesAt = ({ number, repository_url: url }: RawIssue, { owner, repo, number: asked }: Place): boolean =>
  number === asked && url.toLowerCase().endsWith(`/repos/${owner}/${repo}`.toLowerCase());

/** Ids may exceed 2^53, so they travel as text; Octokit's types say number, its URL templates take either. */
const long = (id: string): number => id as unknown as number;

const unless404 = <T>(request: Promise<T>): Promise<T | undefined> =>
  request.catch((error: unknown) => (statusOf(error) === 404 ? undefined : raise(error)));

function raise(error: unknown): never {
  throw error;
}
