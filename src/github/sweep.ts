import type { Hands } from './desk.ts';
import { redeliverUnheard, type Redelivered } from './redeliver-unheard.ts';
import { unlessLimit } from './refusal.ts';
import type { SweepAccess } from './sweep-access.ts';
import { sweepRepository, type IssueCounts, type RepositorySweep } from './sweep-repository.ts';

export interface SweepOptions {
  /** How far back: GitHub delivers again for three days. */
  readonly since: Date;
  /** Younger issues are left to the ordinary way. */
  readonly until: Date;
  /** So many writes and redeliveries at most. */
  readonly budget: number;
  readonly dryRun: boolean;
  /** Gives redelivered work time to be done. */
  readonly settle: () => Promise<void>;
  /** What an earlier, unfinished sweep has done: repositories, `owner/name`, and issues, `owner/name#7`. */
  readonly done: ReadonlySet<string>;
}

export interface SweepReport {
  readonly deliveries: { readonly seen: number; readonly unheard: number; readonly redelivered: number };
  readonly repositories: { readonly swept: number; readonly held: number };
  readonly issues: Readonly<IssueCounts>;
  /** Redeliveries asked for and requests that changed something. */
  readonly writes: number;
  /** Anything but `complete`: run it again, the rest is still to do. */
  readonly ended: 'complete' | 'budget' | 'limit' | 'held';
  readonly done: readonly string[];
}

/**
 * Repairs what got lost: redelivers, then takes every recent open issue the ordinary way, which writes only where an
 * answer is missing, doubled or out of date. Running it again, also after it was cut short, does no harm. A rate limit
 * at any point ends it with `limit`. Rejects when GitHub does not tell of deliveries or installations at all.
 */
export async function sweep(hands: Hands, access: SweepAccess, options: SweepOptions): Promise<SweepReport> {
  const purse = { left: options.budget };
  const counts = { seen: 0, created: 0, updated: 0, left: 0, silent: 0, wouldWrite: 0, failed: 0 };
  const done = new Set(options.done);
  const first = await redeliverUnheard(access, { ...options, purse });
  const second = await sweepAll(hands, access, { ...options, counts, purse, done }, first);
  return {
    deliveries: { seen: first.seen, unheard: first.unheard, redelivered: first.redelivered },
    repositories: { swept: second.swept, held: first.held.size },
    issues: counts,
    writes: options.budget - purse.left,
    ended: second.ended,
    done: [...done],
  };
}

async function sweepAll(
  hands: Hands,
  access: SweepAccess,
  options: RepositorySweep,
  { cut, held }: Redelivered,
): Promise<{ swept: number; ended: SweepReport['ended'] }> {
  if (cut) return { swept: 0, ended: cut };
  let swept = 0;
  let ended: SweepReport['ended'] = 'complete';
  const repositories = await access.repositories().catch(unlessLimit);
  for (const repository of repositories ?? []) {
    const name = `${repository.owner}/${repository.repo}`;
    if (held.has(repository.id)) ended = 'held';
    if (held.has(repository.id) || options.done.has(name)) continue;
    const end = await sweepRepository(hands, access, repository, options);
    if (end === 'budget' || end === 'limit') return { swept, ended: end };
    swept += 1;
    if (end === 'complete') finish(name, options.done);
  }
  return { swept, ended: repositories ? ended : 'limit' };
}

/** One name instead of all its issues. */
function finish(name: string, done: Set<string>): void {
  for (const one of done) if (one.startsWith(`${name}#`)) done.delete(one);
  done.add(name);
}
