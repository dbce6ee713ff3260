import type { SkipReason } from '../comment/comment.ts';

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
  if (isRateLimit(error)) return undefined;
  const status = statusOf(error);
  if (status === 403) return 'no-permission';
  return status === 404 || status === 410 || status === 451 ? 'gone' : undefined;
}

/** A write whose answer leaves open whether it was carried out. */
export function isUncertain(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500;
}
