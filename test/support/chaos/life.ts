import type { FakeIssue } from '../github/state.ts';
import type { Delivery } from '../github/deliveries.ts';
import { ownOf } from './expectation.ts';
import type { PlannedEvent, PlannedIssue } from './plan.ts';

/** An issue of the plan in the course of the run. */
export interface Life {
  readonly issue: FakeIssue;
  readonly plan: PlannedIssue;
  /** Everything the app may say about the issue in the states that it has been in. */
  readonly allowed: Set<string>;
  /** What was sent about it and is not lost. */
  readonly sent: Delivery[];
  /** Events that have still to come. */
  readonly ahead: PlannedEvent[];
  removed: boolean;
  spoken: boolean;
  killed: boolean;
}

/** The plan goes on only once the app has done something about this issue that it has not done yet. */
export function waitsForApp({ issue, plan, ahead, killed }: Life): boolean {
  const [next] = ahead;
  const afterRemoval = plan.kill?.operation === 'POST issue/reactions';
  if (plan.kill && !killed && !(afterRemoval && next)) return true;
  return next !== undefined && ownOf(issue).length === 0;
}
