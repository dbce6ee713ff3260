import type { ProbotOctokit } from 'probot';
import type { Identity } from './identity.ts';
import type { Place } from './issue-access.ts';
import { isGraphqlRefusal } from './refusal.ts';

type Octokit = InstanceType<typeof ProbotOctokit>;

/** Who deleted whose comment. GitHub tells it only here: neither REST's timeline nor its events name the author. */
export const REMOVALS = `query removals($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) {
    issue(number: $number) {
      timelineItems(last: 100, itemTypes: [COMMENT_DELETED_EVENT]) {
        nodes {
          ... on CommentDeletedEvent {
            actor { __typename login }
            deletedCommentAuthor { __typename login }
          }
        }
      }
    }
  }
}`;

interface Actor {
  readonly __typename: string;
  readonly login: string;
}

interface Answer {
  readonly repository?: {
    readonly issue?: {
      readonly timelineItems: {
        readonly nodes: readonly ({
          readonly actor?: Actor | null;
          readonly deletedCommentAuthor?: Actor | null;
        } | null)[];
      };
    } | null;
  } | null;
}

/**
 * Whether the timeline of the issue says that somebody else deleted a comment of ours. One request, and only to be made
 * before a creation. `false` also when GitHub does not tell: an Enterprise Server without this event, no permission.
 * Rejects when GitHub is down or asks to come later.
 */
export async function removedByOthers(octokit: Octokit, place: Place, identity: Identity): Promise<boolean> {
  const { owner, repo, number } = place;
  const asked = octokit.graphql<Answer>(REMOVALS, { owner, repo, number });
  const answer = await asked.catch((error: unknown) => {
    if (isGraphqlRefusal(error)) return undefined;
    throw error;
  });
  const nodes = answer?.repository?.issue?.timelineItems.nodes ?? [];
  if (nodes.length === 0) return false;
  const login = await identity.login();
  const isUs = (actor: Actor | null | undefined): boolean => actor?.__typename === 'Bot' && botLogin(actor) === login;
  return nodes.some((node) => isUs(node?.deletedCommentAuthor) && !isUs(node?.actor));
}

/** GraphQL names a bot without the brackets that REST adds. */
const botLogin = ({ login }: Actor): string => (login.endsWith('[bot]') ? login : `${login}[bot]`);
