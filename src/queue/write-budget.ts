/** One write to an issue that GitHub counts as new content. */
export interface PlannedWrite {
  /** The installation. */
  readonly lane: string;
  /** The issue. */
  readonly key: string;
  readonly kind: 'create' | 'edit';
}

/** `pace`: come again at `at`. `ceiling`: this issue has been edited often enough for a day. */
export type Booking =
  | { readonly granted: true }
  | { readonly granted: false; readonly why: 'pace'; readonly at: number }
  | { readonly granted: false; readonly why: 'ceiling' };

/** Shared by all workers that share a store. A booking is spent whether or not the write succeeds. */
export interface WriteBudget {
  book(write: PlannedWrite): Promise<Booking>;
}

export interface Limits {
  readonly perMinute: number;
  readonly perHour: number;
  readonly editsPerDay: number;
}

/** GitHub's own limits on new content, and how often one issue may be edited in 24 hours. */
export const GITHUB_LIMITS: Limits = { perMinute: 80, perHour: 500, editsPerDay: 20 };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Booked extends PlannedWrite {
  readonly at: number;
}

/** A decision over what was booked in the last day, oldest first. Pure, so that every store decides alike. */
export function decideBooking(
  write: PlannedWrite,
  booked: readonly Booked[],
  now: number,
  limits: Limits = GITHUB_LIMITS,
): Booking {
  const edits = booked.filter((one) => one.key === write.key && one.kind === 'edit' && one.at > now - DAY);
  if (write.kind === 'edit' && edits.length >= limits.editsPerDay) return { granted: false, why: 'ceiling' };
  const lane = booked.filter((one) => one.lane === write.lane);
  const free = (span: number, limit: number): number => {
    const inSpan = lane.filter(({ at }) => at > now - span);
    const oldest = inSpan.at(-limit);
    return inSpan.length < limit || !oldest ? now : oldest.at + span;
  };
  const at = Math.max(free(MINUTE, limits.perMinute), free(HOUR, limits.perHour));
  return at > now ? { granted: false, why: 'pace', at } : { granted: true };
}

/** A budget in this process. `keep` hears of every booking, `booked` are those of an earlier process. */
export function createMemoryBudget(
  now: () => number,
  limits: Limits = GITHUB_LIMITS,
  booked: readonly Booked[] = [],
  keep: (booked: Booked) => void = () => undefined,
): WriteBudget & { booked(): readonly Booked[] } {
  let all = [...booked];
  return {
    booked: () => all,
    book: async (write) => {
      const at = now();
      all = all.filter((one) => one.at > at - DAY);
      const booking = decideBooking(write, all, at, limits);
      if (!booking.granted) return booking;
      all.push({ ...write, at });
      keep({ ...write, at });
      return booking;
    },
  };
}
