import type { Hands } from './desk.ts';
import { redeliverUnheard } from './redeliver-unheard.ts';
import type { SweepAccess } from './sweep-access.ts';
import { sweepRepository, type IssueCounts } from './sweep-repository.ts';

export interface SweepOptions {
  /** How far back: GitHub delivers again for three days. */
  readonly since: Date;
  /** Younger issues are left to the ordinary way. */
  readonly until: Date;
  /** So many writes and redeliveries at most. */
  readonly budget: number;
  readonly dryRun: boolean;
  readonly settleMs: number;
  /** Repositories that an earlier, unfinished sweep has done. */
  readonly done: ReadonlySet<string>;
}

export interface SweepReport {
  readonly deliveries: { readonly seen: number; readonly unheard: number; readonly redelivered: number };
  readonly repositories: { readonly swept: number; readonly held: number };
  readonly issues: Readonly<IssueCounts>;
  /** Redeliveries asked for and requests that changed something. */
  readonly writes: number;
  /** `budget` or `limit`: run it again, the rest is still to do. */
  readonly ended: 'complete' | 'budget' | 'limit' | 'held';
  readonly done: readonly string[];
}

/**
 * Repairs what got lost: redelivers, then takes every recent open issue the ordinary way, which writes only where an
 * answer is missing, doubled or out of date. Running it again, also after it was cut short, does no harm.
 */
export async function sweep(hands: Hands, access: SweepAccess, options: SweepOptions): Promise<SweepReport> {
  const purse = { left: options.budget };
  const spend = (): boolean => {
    if (purse.left <= 0) return false;
    purse.left -= 1;
    return true;
  };
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, options.settleMs));
  const first = await redeliverUnheard(access, { ...options, spend, settle });
  const issues = { seen: 0, created: 0, updated: 0, left: 0, silent: 0, wouldWrite: 0, failed: 0 };
  const done = new Set(options.done);
  let ended: SweepReport['ended'] = first.cut ? 'budget' : 'complete';
  let swept = 0;
  for (const repository of ended === 'complete' ? await access.repositories() : []) {
    const name = `${repository.owner}/${repository.repo}`;
    if (first.held.has(repository.id)) ended = 'held';
    if (first.held.has(repository.id) || done.has(name)) continue;
    const failedBefore = issues.failed;
    const stopped = await sweepRepository(hands, access, repository, { ...options, counts: issues, purse });
    if (stopped) {
      ended = stopped;
      break;
    }
    swept += 1;
    if (issues.failed === failedBefore) done.add(name);
  }
  return {
    deliveries: { seen: first.seen, unheard: first.unheard, redelivered: first.redelivered },
    repositories: { swept, held: first.held.size },
    issues,
    writes: options.budget - purse.left,
    ended,
    done: [...done],
  };
}
