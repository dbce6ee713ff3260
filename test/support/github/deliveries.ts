import { sign } from '@octokit/webhooks-methods';
import { randomUUID } from 'node:crypto';
import type { HttpRequest } from '../../../src/github/webhook-door.ts';
import { commentShape, issueShape, ORIGIN, userShape } from './shapes.ts';
import type { FakeComment, FakeIssue, FakeRepository, FakeUser } from './state.ts';
import { REPORTER } from './state.ts';

export const SECRET = 'a webhook secret of the tests';

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export function issueDelivery(action: string, issue: FakeIssue, sender: FakeUser = REPORTER): Delivery {
  return delivery(issue.repository, 'issues', sender, { action, issue: issueShape(issue) });
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
