import type { Context } from 'probot';
import type { Queue } from '../queue/queue.ts';
import type { Hands } from './desk.ts';
import { keyOf } from './issue-access.ts';
import { perform, report } from './perform.ts';
import { isUrgent, mergeWord, type Task } from './task.ts';
import { taskOfComment, taskOfIssue, type CommentEvent, type IssueEvent, type Reading } from './task-of.ts';

export interface Reception {
  readonly onIssue: (context: Context<IssueEvent>) => Promise<void>;
  readonly onComment: (context: Context<CommentEvent>) => Promise<void>;
}

/** Takes deliveries in. With a queue it resolves once the work is kept, without one once it is done. */
export function createReception(hands: Hands, queue: Queue<Task> | undefined, graceMs: number): Reception {
  const receive = async (
    { id, name, payload }: Context<IssueEvent | CommentEvent>,
    reading: Reading,
  ): Promise<void> => {
    if ('outcome' in reading) {
      const { action, issue, repository } = payload;
      const place = { owner: repository.owner.login, repo: repository.name, number: issue.number };
      return report(hands.desk, { delivery: id, event: name, action, place }, reading.outcome);
    }
    const { task } = reading;
    if (!queue) return void (await perform(hands.desk, task, () => hands.octokit(task.installation)));
    const due = Date.now() + (isUrgent(task) ? 0 : graceMs);
    const { delivery, installation } = task;
    const job = {
      id: delivery,
      key: keyOf(task.place),
      lane: String(installation),
      merge: mergeWord(task),
      data: task,
    };
    await queue.add(job, due);
  };
  return {
    onIssue: (context) => receive(context, taskOfIssue(context)),
    onComment: (context) => receive(context, taskOfComment(context)),
  };
}
