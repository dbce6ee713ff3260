import type { Again } from './queue.ts';

export interface Patience {
  /** The first pause; each further one is twice as long, up to an hour. */
  readonly firstMs: number;
  readonly tries: number;
}

export const PATIENCE: Patience = { firstMs: 5_000, tries: 12 };
const LONGEST_MS = 3_600_000;

/** What is known about a failure. */
export interface Failure {
  /** GitHub, or our own budget, names the time from which it goes on. */
  readonly until?: number;
  /** Only this issue waits, though a time is named. */
  readonly onlyHere?: boolean;
}

/**
 * When to try again after try number `attempt`; absent means give up. A named time is kept to and does not count
 * as a try. `spread` in [0, 1) keeps jobs that failed together from coming back together.
 */
export function afterFailure(
  { until, onlyHere = false }: Failure,
  attempt: number,
  now: number,
  spread: number,
  patience: Patience = PATIENCE,
): Again | undefined {
  if (until !== undefined)
    return { at: Math.max(until, now) + Math.round(spread * 1_000), counts: false, pausesLane: !onlyHere };
  if (attempt >= patience.tries) return undefined;
  const pause = Math.min(patience.firstMs * 2 ** (attempt - 1), LONGEST_MS);
  return { at: now + Math.round(pause * (0.75 + spread / 2)), counts: true, pausesLane: false };
}
