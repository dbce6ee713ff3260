import type { Context } from 'probot';
import { decideAll } from '../commands/decide.ts';
import { newCommands, parseCommands } from '../commands/parse-commands.ts';
import { answerIssue } from './answer-issue.ts';
import { handling, ignored, type Desk, type Outcome } from './handling.ts';
import { isOwn } from './identity.ts';
import type { IssueAccess } from './issue-access.ts';
import type { Policy } from './repository-policy.ts';

type Event = 'issue_comment.created' | 'issue_comment.edited' | 'issue_comment.deleted';
type Payload = Context<Event>['payload'];

/**
 * A comment was written, edited or deleted. `/diagnose` asks for an answer; further words of the reporter renew an
 * answer that exists; a human who deletes our answer silences us on that issue. All else is not for us.
 */
export async function onIssueComment({ id, name, payload, octokit }: Context<Event>, desk: Desk): Promise<void> {
  const { issue, repository, action } = payload;
  const place = { owner: repository.owner.login, repo: repository.name, number: issue.number };
  await handling(desk, { delivery: id, event: name, action, place, octokit }, (access, policy) => {
    if (issue.pull_request) return Promise.resolve(ignored('pull-request'));
    if (payload.sender.type === 'Bot') return Promise.resolve(ignored('bot'));
    if (policy.ignoredAuthors.has(payload.sender.login.toLowerCase()))
      return Promise.resolve(ignored('ignored-author'));
    return payload.action === 'deleted'
      ? removed(access, policy, payload, desk)
      : written(access, policy, payload, desk);
  });
}

async function written(access: IssueAccess, policy: Policy, payload: Payload, desk: Desk): Promise<Outcome> {
  const { issue, comment, sender } = payload;
  const authorId = issue.user?.id;
  const commands = commandsIn(payload);
  if (commands.length === 0) {
    if (comment.user === null || comment.user?.id !== authorId) return ignored('no-command');
    return answerIssue(access, desk.brain, policy, { asked: false, mayCreate: false });
  }
  // Who typed it is the sender: a maintainer may have edited the words of somebody else.
  const isAuthor = sender.id === authorId;
  const decision = decideAll(commands, { isAuthor, mayTriage: !isAuthor && (await access.mayTriage(sender.login)) });
  const react = async (reaction: 'eyes' | '+1' | 'confused'): Promise<void> => {
    if (policy.mode === 'live') await access.react(String(comment.id), reaction);
  };
  if (decision?.kind !== 'diagnose' && decision?.why !== 'argument') {
    await react('confused');
    return ignored('not-allowed');
  }
  await react('eyes');
  const notice = decision.kind === 'refuse' ? { notice: decision.says } : {};
  const outcome = await answerIssue(access, desk.brain, policy, { asked: true, mayCreate: true, ...notice });
  await react(decision.kind === 'refuse' || outcome.action === 'skip' ? 'confused' : '+1');
  return outcome;
}

function commandsIn(payload: Payload): ReturnType<typeof parseCommands> {
  if (payload.action !== 'edited') return parseCommands(payload.comment.body);
  return newCommands(payload.changes.body?.from, payload.comment.body);
}

async function removed(access: IssueAccess, policy: Policy, { comment }: Payload, desk: Desk): Promise<Outcome> {
  if (!(await isOwn(comment, desk.identity))) return ignored('not-ours');
  if (policy.mode === 'shadow') return { action: 'skip', reason: 'shadow' };
  if ((await access.listOwnComments()).some((own) => own.id !== String(comment.id))) return ignored('another-left');
  await access.rememberRemoval();
  return { action: 'skip', reason: 'comment-removed' };
}
