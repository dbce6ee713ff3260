import type { Meter } from '../metrics/meter.ts';
import type { WriteBudget } from '../queue/write-budget.ts';
import type { Brain } from './answer-issue.ts';
import type { Identity } from './identity.ts';
import type { Log } from './log.ts';
import type { Octokit } from './octokit-issue-access.ts';
import type { Policy } from './repository-policy.ts';

/** What all work needs; made once per process. */
export interface Desk {
  readonly brain: Brain;
  readonly operator: Policy;
  readonly identity: Identity;
  readonly log: Log;
  readonly meter: Meter;
  readonly budget?: WriteBudget | undefined;
  readonly serialise: <T>(key: string, work: () => Promise<T>) => Promise<T>;
}

/** What answers issues, for the door and for programs without one. */
export interface Hands {
  readonly desk: Desk;
  /** GitHub as an installation sees it; without one, as the app itself. */
  octokit(installation?: number): Promise<Octokit>;
}
