import type { Attempt, SweepAccess } from './sweep-access.ts';

export interface Redelivered {
  readonly seen: number;
  /** Deliveries of which no attempt was heard. */
  readonly unheard: number;
  readonly redelivered: number;
  /** Repositories with a removal of a comment that we still have not heard of: nothing may be written there. */
  readonly held: ReadonlySet<string>;
  /** The budget ended first. */
  readonly cut: boolean;
}

export interface RedeliverOptions {
  readonly since: Date;
  readonly dryRun: boolean;
  /** Takes one from the write budget; false when it is spent. */
  readonly spend: () => boolean;
  /** Gives redelivered work time to be done. */
  readonly settle: () => Promise<void>;
}

const EVENTS = new Set(['issues', 'issue_comment']);

/**
 * Delivers again what never succeeded. Removals of comments go first and are waited for: whoever deleted our answer
 * must not get it back from an older delivery that is heard before.
 */
export async function redeliverUnheard(access: SweepAccess, options: RedeliverOptions): Promise<Redelivered> {
  const first = await access.attempts(options.since);
  const unheard = unheardOf(first);
  const again = async (attempts: readonly Attempt[]): Promise<number> => {
    let count = 0;
    for (const attempt of attempts) {
      if (options.dryRun) continue;
      if (!options.spend()) break;
      await access.redeliver(attempt);
      count += 1;
    }
    if (count > 0) await options.settle();
    return count;
  };
  const removals = unheard.filter(isRemoval);
  const heardFirst = await again(removals);
  const left = heardFirst > 0 ? unheardOf(await access.attempts(options.since)).filter(isRemoval) : removals;
  const held = new Set(left.flatMap(({ repository }) => repository ?? []));
  const others = unheard.filter((one) => !isRemoval(one));
  const free = others.filter(({ repository }) => repository === undefined || !held.has(repository));
  const redelivered = heardFirst + (await again(free));
  const due = removals.length + free.length;
  return {
    seen: new Set(first.map(({ guid }) => guid)).size,
    unheard: unheard.length,
    redelivered,
    held,
    cut: !options.dryRun && redelivered < due,
  };
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
