import type { Brain } from './answer-issue.ts';
import { bookedAccess } from './booked-access.ts';
import type { Desk } from './desk.ts';
import { keyOf, type IssueAccess } from './issue-access.ts';
import { octokitIssueAccess, type Octokit } from './octokit-issue-access.ts';
import { reasonOf, skip, type Outcome } from './outcome.ts';
import { refusalOf } from './refusal.ts';
import { policyFor, type Policy } from './repository-policy.ts';
import { runErrand } from './run-errand.ts';
import type { Task } from './task.ts';

/**
 * The boundary around all work on one issue: one after the other, under the repository's policy, with refusals of
 * GitHub as outcomes and one log line. Failures pass through: whoever gave the task has it tried again.
 */
export async function perform(desk: Desk, task: Task, octokit: () => Promise<Octokit>): Promise<Outcome> {
  const start = performance.now();
  const key = keyOf(task.place);
  const causes: string[] = [];
  let writes = 0;
  const brain = listening(desk, causes);
  const outcome = await desk.serialise(key, async () => {
    if (desk.operator.mode === 'off') return skip('off');
    return attempt(async () => {
      const port = octokitIssueAccess(await octokit(), task.place, desk.identity);
      const booked = { budget: desk.budget, lane: String(task.installation), key };
      const access = bookedAccess(port, booked, (kind) => {
        writes += 1;
        desk.meter.wrote(kind);
      });
      return underPolicy(desk.operator, access, (policy) => runErrand(task, access, policy, brain, desk.identity));
    });
  });
  const ms = Math.round(performance.now() - start);
  report(desk, task, outcome, { ms, writes, ...(causes.length > 0 && { causes: causes.join(',') }) });
  return outcome;
}

/** Counts what came of a delivery, and says it in one line. */
export function report(
  { log, meter }: Desk,
  { delivery, event, action, place }: Omit<Task, 'errand' | 'installation'>,
  outcome: Outcome,
  more: Readonly<Record<string, string | number>> = {},
): void {
  const reason = reasonOf(outcome);
  meter.outcome(outcome.action, reason);
  const fields = { delivery, event, action, repo: `${place.owner}/${place.repo}`, issue: place.number };
  log[reason === 'broken-config' ? 'warn' : 'info']('issue handled', {
    ...fields,
    outcome: outcome.action,
    ...(reason !== undefined && { reason }),
    ...more,
  });
}

function listening({ brain, meter }: Desk, causes: string[]): Brain {
  return {
    ...brain,
    diagnose: (issue, knowledge) => {
      const answer = brain.diagnose(issue, knowledge);
      meter.diagnosed(answer.diagnosis);
      if (answer.diagnosis.kind === 'known') causes.push(...answer.diagnosis.findings.map(({ entry }) => entry.id));
      return answer;
    },
  };
}

async function underPolicy(
  operator: Policy,
  access: IssueAccess,
  work: (policy: Policy) => Promise<Outcome>,
): Promise<Outcome> {
  const policy = policyFor(operator, await access.readConfiguration());
  if (!policy) return skip('broken-config');
  return policy.mode === 'off' ? skip('off') : work(policy);
}

async function attempt(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    const reason = refusalOf(error);
    if (reason) return skip(reason);
    throw error;
  }
}
