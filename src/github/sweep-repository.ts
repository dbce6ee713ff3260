import type { Desk, Hands } from './desk.ts';
import { errorFields } from './log.ts';
import { perform } from './perform.ts';
import { comeBackAt } from './refusal.ts';
import type { SweepAccess, SweptRepository } from './sweep-access.ts';

export interface IssueCounts {
  seen: number;
  created: number;
  updated: number;
  left: number;
  silent: number;
  wouldWrite: number;
  failed: number;
}

export interface RepositorySweep {
  readonly since: Date;
  readonly until: Date;
  readonly dryRun: boolean;
  readonly counts: IssueCounts;
  /** Every write takes one out; an empty purse ends the sweep before the next issue. */
  readonly purse: { left: number };
}

const COUNTED = { create: 'created', update: 'updated', leave: 'left', skip: 'silent', ignored: 'silent' } as const;

/** Takes every recent open issue the ordinary way. Resolves to why it stopped early; absent when it did not. */
export async function sweepRepository(
  hands: Hands,
  access: SweepAccess,
  { installation, owner, repo }: SweptRepository,
  { since, until, dryRun, counts, purse }: RepositorySweep,
): Promise<'budget' | 'limit' | undefined> {
  const desk = deskFor(hands.desk, dryRun, purse);
  const numbers = await access.openIssues({ id: '', installation, owner, repo }, since, until);
  for (const number of numbers) {
    if (purse.left <= 0) return 'budget';
    counts.seen += 1;
    const place = { owner, repo, number };
    const delivery = `sweep of ${owner}/${repo}#${number}`;
    const task = { delivery, event: 'sweep', action: 'look', installation, place, errand: { kind: 'report' } as const };
    try {
      const outcome = await perform(desk, task, () => hands.octokit(installation));
      const shadowed = outcome.action === 'skip' && outcome.reason === 'shadow';
      counts[shadowed ? 'wouldWrite' : COUNTED[outcome.action]] += 1;
    } catch (error) {
      counts.failed += 1;
      desk.log.error('sweep could not answer', { delivery, ...errorFields(error) });
      if (comeBackAt(error, Date.now()) !== undefined) return 'limit';
    }
  }
  return undefined;
}

function deskFor(desk: Desk, dryRun: boolean, purse: { left: number }): Desk {
  const { operator, meter } = desk;
  const wrote = (kind: string): void => {
    purse.left -= 1;
    meter.wrote(kind);
  };
  const mode = dryRun && operator.mode === 'live' ? 'shadow' : operator.mode;
  return { ...desk, operator: { ...operator, mode }, meter: { ...meter, wrote } };
}
