import { REMOVALS } from '../../../src/github/removal-events.ts';
import type { Reply } from './call.ts';
import type { FakeState, FakeUser } from './state.ts';

interface Asked {
  readonly query: string;
  readonly variables: { readonly owner: string; readonly repo: string; readonly number: number };
}

/** The one question that the app asks in GraphQL; absent for any other. */
export function answerGraphql(state: FakeState, body: unknown): Reply | undefined {
  const { query, variables } = body as Asked;
  if (query !== REMOVALS) return undefined;
  const issue = state.issues.get(variables.number);
  const here = issue?.repository.fullName === `${variables.owner}/${variables.repo}`;
  if (!issue || !here) return { status: 200, body: { data: { repository: null }, errors: [{ type: 'NOT_FOUND' }] } };
  const nodes = issue.removals.map(({ actor, author }) => ({
    actor: actorShape(actor),
    deletedCommentAuthor: author && actorShape(author),
  }));
  return { status: 200, body: { data: { repository: { issue: { timelineItems: { nodes } } } } } };
}

/** GraphQL names a bot without brackets. */
const actorShape = ({ type, login }: FakeUser): object => ({ __typename: type, login: login.replace('[bot]', '') });
