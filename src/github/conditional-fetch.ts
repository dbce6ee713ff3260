import { createHash } from 'node:crypto';

/** How a read was answered: with a body, or with "as before", which costs nothing of the primary rate limit. */
export type ReadAnswer = 'sent' | 'unchanged';

interface Kept {
  readonly etag: string;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
}

interface Bounds {
  readonly entries: number;
  readonly characters: number;
}

const BOUNDS: Bounds = { entries: 1_000, characters: 16_000_000 };

/**
 * `fetch` that asks GitHub again only for what has changed: repeats a read with the `etag` of the answer before, and gives
 * that answer once more when GitHub says 304. Nothing is ever answered without asking, so what is read after a write of
 * ours is as fresh as without it; a replica that lags behind says 304 where it would have sent the old list.
 *
 * Kept by token and address: a token belongs to one installation, and GitHub's etags differ by token. Not kept: answers
 * to the app's own tokens, which change with every request, and full pages of a list, whose `link` to a page that came
 * into being meanwhile is no part of what the etag covers. `onRead` hears of every 200 and 304.
 */
export function conditionalFetch(
  reach: typeof fetch,
  onRead: (answer: ReadAnswer) => void = () => undefined,
  bounds: Bounds = BOUNDS,
): typeof fetch {
  const memory = createMemory(bounds);
  return async (input, init) => {
    const key = keyOf(input, init);
    if (key === undefined) return reach(input, init);
    const before = memory.get(key);
    const headers = new Headers(init?.headers);
    if (before) headers.set('if-none-match', before.etag);
    const response = await reach(input, before ? { ...init, headers } : init);
    if (response.status === 304 && before) {
      onRead('unchanged');
      return answerOf(before, response);
    }
    if (response.status !== 200) return response;
    onRead('sent');
    const etag = response.headers.get('etag');
    if (etag === null) return response;
    const body = await response.text();
    const kept = { etag, body, headers: [...response.headers].filter(([name]) => !ABOUT_BYTES.has(name)) };
    if (!isFullPage(key, body)) memory.set(key, kept);
    return answerOf(kept, response);
  };
}

/** They describe the bytes on the way, which we have read already. */
const ABOUT_BYTES = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/** Absent for what is not a read with the token of an installation. The token itself is not kept. */
function keyOf(input: Parameters<typeof fetch>[0], init: RequestInit | undefined): string | undefined {
  const headers = new Headers(init?.headers);
  const authorization = headers.get('authorization') ?? '';
  if ((init?.method ?? 'GET') !== 'GET' || typeof input !== 'string' || !/^token /i.test(authorization))
    return undefined;
  const accept = headers.get('accept') ?? '';
  return `${createHash('sha256').update(authorization).digest('base64')} ${accept} ${input}`;
}

/** What was kept, with what GitHub says now about limits and dates. */
function answerOf({ body, headers }: Kept, now: Response): Response {
  const all = new Headers([...headers].map(([name, value]) => [name, value]));
  for (const [name, value] of now.headers) if (!ABOUT_BYTES.has(name)) all.set(name, value);
  // A response that is made has no address; Octokit's pages need the one of the answer.
  return Object.defineProperty(new Response(body, { status: 200, headers: all }), 'url', { value: now.url });
}

/** `key` ends in the address. */
function isFullPage(key: string, body: string): boolean {
  if (!body.startsWith('[')) return false;
  const parsed: unknown = JSON.parse(body);
  const size = Number(/[?&]per_page=(\d+)/.exec(key)?.[1] ?? 30);
  return Array.isArray(parsed) && parsed.length >= size;
}

/** Forgets what was not asked for longest when there is too much. */
function createMemory({ entries, characters }: Bounds): {
  get(key: string): Kept | undefined;
  set(key: string, kept: Kept): void;
} {
  const all = new Map<string, Kept>();
  let total = 0;
  const forget = (key: string): void => {
    total -= all.get(key)?.body.length ?? 0;
    all.delete(key);
  };
  return {
    get: (key) => {
      const found = all.get(key);
      if (found) {
        all.delete(key);
        all.set(key, found);
      }
      return found;
    },
    set: (key, kept) => {
      forget(key);
      all.set(key, kept);
      total += kept.body.length;
      for (const oldest of all.keys()) {
        if (all.size <= entries && total <= characters) break;
        forget(oldest);
      }
    },
  };
}
