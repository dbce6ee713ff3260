import type { Publication, SkipReason } from '../comment/comment.ts';
import type { Brain } from './answer-issue.ts';
import type { Identity } from './identity.ts';
import { keyOf, type IssueAccess, type Place } from './issue-access.ts';
import type { Log } from './log.ts';
import { octokitIssueAccess, type Octokit } from './octokit-issue-access.ts';
import { refusalOf } from './refusal.ts';
import { policyFor, type Policy } from './repository-policy.ts';

/** What every handler needs; made once per process. */
export interface Desk {
  readonly brain: Brain;
  readonly operator: Policy;
  readonly identity: Identity;
  readonly log: Log;
  readonly serialise: <T>(key: string, work: () => Promise<T>) => Promise<T>;
}

/** One delivery about one issue. */
export interface Occurrence {
  readonly delivery: string;
  readonly event: string;
  readonly action: string;
  readonly place: Place;
  readonly octokit: Octokit;
}

/** `ignored`: nothing in this delivery is for us. */
export type Outcome = Publication | { readonly action: 'ignored'; readonly reason: string };

/**
 * The boundary around all work on one issue: one after the other, under the repository's policy, with refusals of
 * GitHub as outcomes and one log line. Failures pass through, so that the delivery shows as failed.
 */
export async function handling(
  desk: Desk,
  { delivery, event, action, place, octokit }: Occurrence,
  work: (access: IssueAccess, policy: Policy) => Promise<Outcome>,
): Promise<void> {
  const start = performance.now();
  const outcome = await desk.serialise(keyOf(place), () =>
    attempt(desk, octokitIssueAccess(octokit, place, desk.identity), work),
  );
  const reason = 'reason' in outcome ? outcome.reason : undefined;
  const fields = { delivery, event, action, repo: `${place.owner}/${place.repo}`, issue: place.number };
  desk.log[reason === 'broken-config' ? 'warn' : 'info']('issue handled', {
    ...fields,
    outcome: outcome.action,
    ...(reason !== undefined && { reason }),
    ms: Math.round(performance.now() - start),
  });
}

async function attempt(
  desk: Desk,
  access: IssueAccess,
  work: (access: IssueAccess, policy: Policy) => Promise<Outcome>,
): Promise<Outcome> {
  if (desk.operator.mode === 'off') return skip('off');
  try {
    const policy = policyFor(desk.operator, await access.readConfiguration());
    if (!policy) return skip('broken-config');
    return policy.mode === 'off' ? skip('off') : await work(access, policy);
  } catch (error) {
    const reason = refusalOf(error);
    if (reason) return skip(reason);
    throw error;
  }
}

export const skip = (reason: SkipReason): Outcome => ({ action: 'skip', reason });
export const ignored = (reason: string): Outcome => ({ action: 'ignored', reason });
