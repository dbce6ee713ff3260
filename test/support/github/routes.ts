import { APP_ID, page, refuse, repositoryOf, type Call, type Reply } from './call.ts';
import { appShape, commentShape, fileShape, issueShape, reactionShape, SLUG, userShape } from './shapes.ts';
import { SWEEP_ROUTES } from './sweep-routes.ts';
import type { FakeComment, FakeIssue, FakeReaction, FakeUser } from './state.ts';

export const OURSELVES: FakeUser = { id: 900, login: `${SLUG}[bot]`, type: 'Bot' };

const ISSUE = '/repos/{owner}/{repo}/issues/{issue_number}';
const COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';

/** The operations that the fake knows, by GitHub's names for them. All else is an unexpected call. */
export const ROUTES: Readonly<Record<string, (call: Call) => Reply>> = {
  ...SWEEP_ROUTES,
  'GET /app': () => ({ status: 200, body: appShape(APP_ID) }),
  'POST /app/installations/{installation_id}/access_tokens': ({ state, values }) =>
    state.suspended
      ? refuse(403)
      : {
          status: 201,
          body: {
            token: `ghs_fake_${values[0]}`,
            expires_at: '2999-01-01T00:00:00Z',
            permissions: { issues: 'write', contents: 'read' },
          },
        },
  [`GET ${ISSUE}`]: (call) => withIssue(call, (issue) => ({ status: 200, body: issueShape(issue) })),
  [`GET ${ISSUE}/comments`]: (call) =>
    withIssue(call, (issue) =>
      page(
        call,
        call.visible(issue.comments).map((comment) => commentShape(issue, comment)),
      ),
    ),
  [`POST ${ISSUE}/comments`]: (call) =>
    withIssue(call, (issue) => {
      if (issue.locked) return refuse(403);
      const createdAt = new Date(Date.UTC(2026, 1, 1) + issue.comments.length * 1_000).toISOString();
      const own = { user: OURSELVES, appId: APP_ID, createdAt: createdAt.replace('.000', '') };
      const comment = call.state.addComment(issue, textOf(call), own);
      return { status: 201, body: commentShape(issue, comment) };
    }),
  [`PATCH ${COMMENT}`]: (call) =>
    withComment(call, (issue, comment) => {
      comment.body = textOf(call);
      return { status: 200, body: commentShape(issue, comment) };
    }),
  [`DELETE ${COMMENT}`]: (call) =>
    withComment(call, (issue, comment) => {
      call.state.removeComment(issue, comment, OURSELVES);
      return { status: 204 };
    }),
  [`POST ${COMMENT}/reactions`]: (call) => withComment(call, (_, comment) => react(call, comment.reactions)),
  [`POST ${ISSUE}/reactions`]: (call) => withIssue(call, (issue) => react(call, issue.reactions)),
  [`GET ${ISSUE}/reactions`]: (call) =>
    withIssue(call, (issue) =>
      page(
        call,
        issue.reactions
          .filter(({ content }) => content === call.query.get('content'))
          .map((one, at) => reactionShape(at, one)),
      ),
    ),
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': ({ state, values }) => {
    const login = values[2] ?? '';
    const given = state.permissions.get(login);
    return given
      ? {
          status: 200,
          body: { ...given, user: { ...userShape({ id: 7, login, type: 'User' }), role_name: given.role_name } },
        }
      : refuse(404);
  },
  'GET /repos/{owner}/{repo}/contents/{path}': ({ state, values }) => {
    const path = values[2] ?? '';
    const text = state.files.get(path);
    return text === undefined ? refuse(404) : { status: 200, body: fileShape(path, text) };
  },
};

const textOf = ({ body }: Call): string => (body as { body: string }).body;

function withIssue(call: Call, work: (issue: FakeIssue) => Reply): Reply {
  const repository = repositoryOf(call);
  const number = Number(call.values[2]);
  const issue = call.state.issues.get(number);
  if (repository && issue?.repository === repository) return work(issue);
  const moved = call.state.moved.get(number);
  return repository && moved ? elsewhere(call, moved) : refuse(404);
}

/** Where a transferred issue is now, as GitHub says it: by the number of the repository. */
function elsewhere({ path }: Call, { repository, number }: FakeIssue): Reply {
  const rest = path.split('/').slice(6).join('/');
  const to = `{origin}/repositories/${repository.id}/issues/${number}${rest === '' ? '' : `/${rest}`}`;
  return { status: 301, body: { message: 'Moved Permanently', url: to }, headers: { location: to } };
}

function withComment(call: Call, work: (issue: FakeIssue, comment: FakeComment) => Reply): Reply {
  const found = call.state.findComment(Number(call.values[2]));
  return found && found.issue.repository === repositoryOf(call) ? work(found.issue, found.comment) : refuse(404);
}

function react({ body }: Call, reactions: FakeReaction[]): Reply {
  const { content } = body as { content: string };
  const before = reactions.findIndex((one) => one.user.id === OURSELVES.id && one.content === content);
  if (before >= 0) return { status: 200, body: reactionShape(before, { user: OURSELVES, content }) };
  reactions.push({ user: OURSELVES, content });
  return { status: 201, body: reactionShape(reactions.length, { user: OURSELVES, content }) };
}

export { APP_ID, type Reply } from './call.ts';
