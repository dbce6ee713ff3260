import type { Desk, Hands } from './desk.ts';
import { errorFields } from './log.ts';
import { perform } from './perform.ts';
import { comeBackAt, PurseEmpty, refusalOf } from './refusal.ts';
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
  /** Every write takes one out before it is sent; with an empty purse nothing is written any more. */
  readonly purse: { left: number };
  /** `owner/name#7`: read by an earlier, unfinished sweep, or by this one. */
  readonly done: Set<string>;
}

/** `failed`: not all of its issues were read; the others end the sweep. */
export type RepositoryEnd = 'complete' | 'failed' | 'budget' | 'limit';

const COUNTED = { create: 'created', update: 'updated', leave: 'left', skip: 'silent', ignored: 'silent' } as const;

/** Takes every recent open issue the ordinary way. What GitHub refuses, as disabled issues, is nothing to sweep. */
export async function sweepRepository(
  hands: Hands,
  access: SweepAccess,
  repository: SweptRepository,
  sweep: RepositorySweep,
): Promise<RepositoryEnd> {
  const name = `${repository.owner}/${repository.repo}`;
  const numbers = await access.openIssues(repository, sweep.since, sweep.until).catch((error: unknown) => {
    if (refusalOf(error)) return [];
    return failure(hands.desk, name, error, sweep.counts);
  });
  if (typeof numbers === 'string') return numbers;
  const desk = deskFor(hands.desk, sweep);
  let end: RepositoryEnd = 'complete';
  for (const number of numbers) {
    if (sweep.done.has(`${name}#${number}`)) continue;
    if (sweep.purse.left <= 0) return 'budget';
    const of = await sweepIssue({ ...hands, desk }, repository, number, sweep.counts);
    if (of === 'budget' || of === 'limit') return of;
    if (of === 'failed') end = of;
    else sweep.done.add(`${name}#${number}`);
  }
  return end;
}

async function sweepIssue(
  hands: Hands,
  { installation, owner, repo }: SweptRepository,
  number: number,
  counts: IssueCounts,
): Promise<RepositoryEnd> {
  const { desk } = hands;
  const place = { owner, repo, number };
  const delivery = `sweep of ${owner}/${repo}#${number}`;
  const task = { delivery, event: 'sweep', action: 'look', installation, place, errand: { kind: 'report' } as const };
  try {
    const outcome = await perform(desk, task, () => hands.octokit(installation));
    const shadowed = outcome.action === 'skip' && outcome.reason === 'shadow';
    counts.seen += 1;
    counts[shadowed ? 'wouldWrite' : COUNTED[outcome.action]] += 1;
    return 'complete';
  } catch (error) {
    return failure(desk, delivery, error, counts);
  }
}

/** A limit, ours or GitHub's, is no failure: the sweep goes on another time. */
function failure({ log }: Desk, delivery: string, error: unknown, counts: IssueCounts): 'failed' | 'budget' | 'limit' {
  if (error instanceof PurseEmpty) return 'budget';
  if (comeBackAt(error, Date.now()) !== undefined) return 'limit';
  counts.failed += 1;
  log.error('sweep could not answer', { delivery, ...errorFields(error) });
  return 'failed';
}

function deskFor(desk: Desk, { dryRun, purse }: RepositorySweep): Desk {
  const { operator, meter } = desk;
  const wrote = (kind: string): void => {
    if (purse.left <= 0) throw new PurseEmpty('the write budget of the sweep is spent');
    purse.left -= 1;
    meter.wrote(kind);
  };
  const mode = dryRun && operator.mode === 'live' ? 'shadow' : operator.mode;
  return { ...desk, operator: { ...operator, mode }, meter: { ...meter, wrote } };
}
