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

/** What an API client's error tells us; decided by status and headers, never by message. */
interface StatusError {
  readonly status: number;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
}

const isStatusError = (error: unknown): error is StatusError =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

/** GitHub's status; absent for errors that are not answers of GitHub. */
export const statusOf = (error: unknown): number | undefined => (isStatusError(error) ? error.status : undefined);

/** 403 or 429 that asks to come later, as against 403 that says no. */
export function isRateLimit(error: unknown): boolean {
  if (!isStatusError(error)) return false;
  const headers = error.response?.headers ?? {};
  const spent = 'retry-after' in headers || String(headers['x-ratelimit-remaining']) === '0';
  return error.status === 429 || (error.status === 403 && spent);
}

/**
 * The outcome behind an answer of GitHub that will not change by trying again: no permission, suspended,
 * locked (403), deleted, transferred or uninstalled (404, 410), blocked (451). Absent when it is a failure.
 */
export function refusalOf(error: unknown): SkipReason | undefined {
  if (error instanceof EditCeiling) return 'edit-ceiling';
  if (isRateLimit(error)) return undefined;
  const status = statusOf(error);
  if (status === 403) return 'no-permission';
  return status === 404 || status === 410 || status === 451 ? 'gone' : undefined;
}

/** A write whose answer leaves open whether it was carried out. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof ComeLater || error instanceof EditCeiling) return false;
  const status = statusOf(error);
  return status === undefined || status >= 500;
}

/** GitHub asks for at least a minute when it names no time. */
const UNNAMED_PAUSE_MS = 60_000;

/** From when on a rate limit, or our own budget, lets us go on; absent for all other failures. */
export function comeBackAt(error: unknown, now: number): number | undefined {
  if (error instanceof ComeLater) return error.until;
  if (!isRateLimit(error) || !isStatusError(error)) return undefined;
  const headers = error.response?.headers ?? {};
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after)) return now + after * 1_000;
  const reset = Number(headers['x-ratelimit-reset']) * 1_000;
  return String(headers['x-ratelimit-remaining']) === '0' && reset > now ? reset : now + UNNAMED_PAUSE_MS;
}
