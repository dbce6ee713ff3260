import type { SkipReason } from '../comment/comment.ts';

/** Our own budget says: later. */
export class ComeLater extends Error {
  override readonly name = 'ComeLater';
  readonly until: number;
  constructor(until: number) {
    super('the write budget of the installation is spent for now');
    this.until = until;
  }
}

/** Our own budget says: this issue has been edited often enough for a day. */
export class EditCeiling extends Error {
  override readonly name = 'EditCeiling';
}

/** The sweep has written as much as it may. Thrown before a write. */
export class PurseEmpty extends Error {
  override readonly name = 'PurseEmpty';
}

/** The issue lives elsewhere now; there it is found by a delivery of its own. */
export class Moved extends Error {
  override readonly name = 'Moved';
}

/** What an API client's error tells us; decided by status and headers, never by message. */
interface StatusError {
  readonly status: number;
  readonly response?: { readonly headers?: Headers };
}

const isStatusError = (error: unknown): error is StatusError =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

/** GitHub's status; absent for errors that are not answers of GitHub. */
export const statusOf = (error: unknown): number | undefined => (isStatusError(error) ? error.status : undefined);

/** GraphQL refuses with status 200 and a list of reasons; the clients pass it on in two forms. */
interface GraphqlError {
  readonly headers?: Headers;
  readonly response?: { readonly headers?: Headers };
  readonly errors?: readonly { readonly type?: string }[];
  readonly data?: { readonly errors?: readonly { readonly type?: string }[] };
}
type Headers = Readonly<Record<string, unknown>>;

const graphqlErrorsOf = (error: unknown): readonly { readonly type?: string }[] => {
  if (!(error instanceof Error) || isStatusError(error)) return [];
  const { errors, data } = error as GraphqlError;
  const list = errors ?? data?.errors;
  return Array.isArray(list) ? list : [];
};

/** 403 or 429 that asks to come later, as against 403 that says no; GraphQL says it with 200. */
export const isRateLimit = (error: unknown): boolean => limitHeaders(error) !== undefined;

/** The headers of an answer that asks to come later; absent for everything else. */
function limitHeaders(error: unknown): Headers | undefined {
  if (graphqlErrorsOf(error).some(({ type }) => type === 'RATE_LIMITED')) {
    const { headers, response } = error as GraphqlError;
    return headers ?? response?.headers ?? {};
  }
  if (!isStatusError(error)) return undefined;
  const headers = error.response?.headers ?? {};
  const spent = 'retry-after' in headers || String(headers['x-ratelimit-remaining']) === '0';
  return error.status === 429 || (error.status === 403 && spent) ? headers : undefined;
}

/**
 * The outcome behind an answer of GitHub that will not change by trying again: no permission, suspended,
 * locked (403), deleted, transferred or uninstalled (404, 410), blocked (451). Absent when it is a failure.
 */
export function refusalOf(error: unknown): SkipReason | undefined {
  if (error instanceof EditCeiling) return 'edit-ceiling';
  if (error instanceof Moved) return 'gone';
  if (isRateLimit(error)) return undefined;
  const status = statusOf(error);
  if (status === 403) return 'no-permission';
  return status === 404 || status === 410 || status === 451 ? 'gone' : undefined;
}

/** Whether GraphQL will answer the same again: no permission, an unknown field, no such issue. Not: a rate limit. */
export const isGraphqlRefusal = (error: unknown): boolean =>
  refusalOf(error) !== undefined || (graphqlErrorsOf(error).length > 0 && !isRateLimit(error));

/** A write whose answer leaves open whether it was carried out. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof ComeLater || error instanceof EditCeiling || error instanceof PurseEmpty) return false;
  if (isRateLimit(error)) return false;
  const status = statusOf(error);
  return status === undefined || status >= 500;
}

/** For `catch`: absent instead of a rate limit, which is no failure; rejects with all else. */
export function unlessLimit(error: unknown): undefined {
  if (!isRateLimit(error)) throw error;
}

/** GitHub asks for at least a minute when it names no time. */
const UNNAMED_PAUSE_MS = 60_000;

/** From when on a rate limit, or our own budget, lets us go on; absent for all other failures. */
export function comeBackAt(error: unknown, now: number): number | undefined {
  if (error instanceof ComeLater) return error.until;
  const headers = limitHeaders(error);
  if (!headers) return undefined;
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after)) return now + after * 1_000;
  const reset = Number(headers['x-ratelimit-reset']) * 1_000;
  return String(headers['x-ratelimit-remaining']) === '0' && reset > now ? reset : now + UNNAMED_PAUSE_MS;
}
