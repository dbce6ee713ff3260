import type { Context } from 'probot';
import { answerIssue } from './answer-issue.ts';
import { handling, skip, type Desk } from './handling.ts';

/** An issue was opened, edited or reopened: answer it, whichever of these came first. */
export async function onIssue(
  { id, name, payload, octokit }: Context<'issues.opened' | 'issues.edited' | 'issues.reopened'>,
  desk: Desk,
): Promise<void> {
  const { issue, repository, action } = payload;
  const place = { owner: repository.owner.login, repo: repository.name, number: issue.number };
  await handling(desk, { delivery: id, event: name, action, place, octokit }, async (access, policy) => {
    // What the delivery says of these two cannot have changed since; all else is read anew.
    if ('pull_request' in issue && issue.pull_request) return skip('pull-request');
    if (issue.user?.type === 'Bot') return skip('bot-author');
    return answerIssue(access, desk.brain, policy, { asked: false, mayCreate: true });
  });
}
