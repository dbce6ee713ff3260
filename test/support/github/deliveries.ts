import { sign } from '@octokit/webhooks-methods';
import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '../../../src/github/webhook-door.ts';
import { commentShape, issueShape, ORIGIN, userShape } from './shapes.ts';
import type { FakeComment, FakeIssue, FakeRepository, FakeState, FakeUser } from './state.ts';
import { MAINTAINER, REPORTER } from './state.ts';

export const SECRET = 'a webhook secret of the tests';

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export function issueDelivery(action: string, issue: FakeIssue, sender: FakeUser = REPORTER): Delivery {
  return delivery(issue.repository, 'issues', sender, { action, issue: issueShape(issue) });
}

/** What GitHub tells of a transfer: one delivery of the old place, one of the new. Carries the transfer out. */
export function transfer(state: FakeState, issue: FakeIssue, to: FakeRepository): readonly [Delivery, Delivery] {
  const { repository: from } = issue;
  const old = issueShape(issue);
  state.transfer(issue, to);
  const fresh = issueShape(issue);
  const moved = { new_issue: fresh, new_repository: { id: to.id, full_name: to.fullName } };
  const came = { old_issue: old, old_repository: { id: from.id, full_name: from.fullName } };
  return [
    delivery(from, 'issues', MAINTAINER, { action: 'transferred', issue: old, changes: moved }),
    delivery(to, 'issues', MAINTAINER, { action: 'opened', issue: fresh, changes: came }),
  ];
}

export function commentDelivery(
  action: string,
  issue: FakeIssue,
  comment: FakeComment,
  { sender = comment.user ?? REPORTER, from }: { sender?: FakeUser; from?: string } = {},
): Delivery {
  return delivery(issue.repository, 'issue_comment', sender, {
    action,
    issue: issueShape(issue),
    comment: commentShape(issue, comment),
    ...(action === 'edited' && { changes: from === undefined ? {} : { body: { from } } }),
  });
}

function delivery(
  { id, fullName, installation }: FakeRepository,
  event: string,
  sender: FakeUser,
  rest: Readonly<Record<string, unknown>>,
): Delivery {
  const [owner = '', name = ''] = fullName.split('/');
  const repository = {
    id,
    name,
    full_name: fullName,
    private: false,
    html_url: `${ORIGIN}/${fullName}`,
    owner: userShape({ id: 1, login: owner, type: 'Organization' }),
  };
  return {
    id: randomUUID(),
    event,
    payload: { ...rest, repository, sender: userShape(sender), installation: { id: installation } },
  };
}

/** The request that GitHub would send. */
export async function requestFor({ id, event, payload }: Delivery, secret = SECRET): Promise<HttpRequest> {
  const text = JSON.stringify(payload);
  return {
    method: 'POST',
    path: '/api/github/webhooks',
    headers: {
      'content-type': 'application/json',
      'x-github-event': event,
      'x-github-delivery': id,
      'x-hub-signature-256': await sign(secret, text),
    },
    body: Buffer.from(text),
  };
}
