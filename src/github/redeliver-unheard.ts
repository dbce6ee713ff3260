import { isRateLimit, statusOf, unlessLimit } from './refusal.ts';
import type { Attempt, SweepAccess } from './sweep-access.ts';

export interface Redelivered {
  readonly seen: number;
  /** Deliveries of which no attempt was heard. */
  readonly unheard: number;
  readonly redelivered: number;
  /** Repositories with a removal of a comment that we still have not heard of: nothing may be written there. */
  readonly held: ReadonlySet<string>;
  /** Why not all of them were delivered again; absent when they were. */
  readonly cut?: 'budget' | 'limit' | undefined;
}

export interface RedeliverOptions {
  readonly since: Date;
  readonly dryRun: boolean;
  /** Every redelivery takes one out before it is asked for. */
  readonly purse: { left: number };
  /** Gives redelivered work time to be done. */
  readonly settle: () => Promise<void>;
}

const EVENTS = new Set(['issues', 'issue_comment']);

/**
 * Delivers again what never succeeded. Removals of comments go first and are waited for: whoever deleted our answer
 * must not get it back from an older delivery that is heard before.
 */
export async function redeliverUnheard(access: SweepAccess, options: RedeliverOptions): Promise<Redelivered> {
  const nothing = { seen: 0, unheard: 0, redelivered: 0, held: new Set<string>() };
  const first = await access.attempts(options.since).catch(unlessLimit);
  if (!first) return { ...nothing, cut: 'limit' };
  const unheard = unheardOf(first);
  const told = { seen: new Set(first.map(({ guid }) => guid)).size, unheard: unheard.length };

  const removals = unheard.filter(isRemoval);
  const one = await again(access, removals, options);
  if (one.cut) return { ...nothing, ...told, redelivered: one.count, cut: one.cut };
  const later = one.count > 0 ? await access.attempts(options.since).catch(unlessLimit) : first;
  if (!later) return { ...nothing, ...told, redelivered: one.count, cut: 'limit' };
  const held = new Set(
    unheardOf(later)
      .filter(isRemoval)
      .flatMap(({ repository }) => repository ?? []),
  );

  const others = unheard.filter((attempt) => !isRemoval(attempt));
  const free = others.filter(({ repository }) => repository === undefined || !held.has(repository));
  const two = await again(access, free, options);
  return { ...told, held, redelivered: one.count + two.count, cut: two.cut };
}

/** Asks for these deliveries, and waits for them. One that GitHub will not deliver any more is passed over. */
async function again(
  access: SweepAccess,
  attempts: readonly Attempt[],
  { dryRun, purse, settle }: RedeliverOptions,
): Promise<{ count: number; cut?: 'budget' | 'limit' }> {
  let count = 0;
  let cut: 'budget' | 'limit' | undefined;
  for (const attempt of dryRun ? [] : attempts) {
    if (purse.left <= 0) cut = 'budget';
    if (cut) break;
    purse.left -= 1;
    const asked = await access.redeliver(attempt).catch(orRefused);
    if (asked === 'limit') cut = asked;
    if (asked === undefined) count += 1;
  }
  if (count > 0) await settle();
  return { count, ...(cut && { cut }) };
}

function orRefused(error: unknown): 'limit' | 'refused' {
  if (isRateLimit(error)) return 'limit';
  const status = statusOf(error) ?? 500;
  if (status >= 400 && status < 500) return 'refused';
  throw error;
}

/** The latest attempt of each delivery that no attempt of was heard, oldest delivery first. */
function unheardOf(attempts: readonly Attempt[]): Attempt[] {
  const heard = new Set(attempts.filter((one) => one.heard).map(({ guid }) => guid));
  const latest = new Map<string, Attempt>();
  for (const attempt of attempts)
    if (EVENTS.has(attempt.event) && !heard.has(attempt.guid) && !latest.has(attempt.guid))
      latest.set(attempt.guid, attempt);
  return [...latest.values()].toReversed();
}

const isRemoval = ({ event, action }: Attempt): boolean => event === 'issue_comment' && action === 'deleted';
