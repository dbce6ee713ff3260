import { createHash } from 'node:crypto';
import { jsonOf } from './json-of.ts';
import type { Reply } from './call.ts';

interface Asked {
  readonly method?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** As GitHub does: a weak etag on what is read, different for each token, and 304 without a body for who has it. */
export function conditional({ method, headers }: Asked, reply: Reply): Reply {
  if (method !== 'GET' || reply.status !== 200) return reply;
  const read = `${String(headers['accept'])}\n${headers.authorization?.toString()}\n${jsonOf(reply.body)}`;
  const etag = `W/"${createHash('sha256').update(read).digest('hex')}"`;
  const limits = { etag, 'x-ratelimit-remaining': '4999' };
  if (headers['if-none-match'] === etag) return { status: 304, headers: limits };
  return { ...reply, headers: { ...reply.headers, ...limits } };
}
