import type { Context } from 'probot';
import { newCommands, parseCommands } from '../commands/parse-commands.ts';
import { writerOf } from './identity.ts';
import { ignored, skip, type Outcome } from './outcome.ts';
import type { Errand, Task } from './task.ts';

export type IssueEvent = 'issues.opened' | 'issues.edited' | 'issues.reopened';
export type CommentEvent = 'issue_comment.created' | 'issue_comment.edited' | 'issue_comment.deleted';
type CommentPayload = Context<CommentEvent>['payload'];

/** What is to be done about a delivery, read from the delivery alone; or why nothing is. */
export type Reading = { readonly task: Task } | { readonly outcome: Outcome };

/** An issue was opened, edited or reopened: answer it, whichever of these came first. */
export function taskOfIssue({ id, name, payload }: Context<IssueEvent>): Reading {
  const { issue } = payload;
  // What the delivery says of these two cannot have changed since; all else is read anew.
  if ('pull_request' in issue && issue.pull_request) return { outcome: skip('pull-request') };
  if (issue.user?.type === 'Bot') return { outcome: skip('bot-author') };
  return { task: taskAbout(id, name, payload, { kind: 'report' }) };
}

/**
 * A comment was written, edited or deleted. `/diagnose` asks for an answer; further words of the reporter renew an
 * answer that exists; a human who deletes our answer silences us on that issue. All else is not for us.
 */
export function taskOfComment({ id, name, payload }: Context<CommentEvent>): Reading {
  if (payload.issue.pull_request) return { outcome: ignored('pull-request') };
  if (payload.sender.type === 'Bot') return { outcome: ignored('bot') };
  const errand = payload.action === 'deleted' ? removal(payload) : written(payload);
  if (!errand) return { outcome: ignored('no-command') };
  return { task: { ...taskAbout(id, name, payload, errand), sender: payload.sender.login } };
}

function written(payload: CommentPayload): Errand | undefined {
  const { issue, comment, sender } = payload;
  const authorId = issue.user?.id;
  const commands = commandsIn(payload);
  if (commands.length === 0)
    return comment.user !== null && comment.user?.id === authorId ? { kind: 'words' } : undefined;
  // Who typed it is the sender: a maintainer may have edited the words of somebody else.
  return {
    kind: 'command',
    comment: String(comment.id),
    login: sender.login,
    isAuthor: sender.id === authorId,
    commands: commands.map(({ name, argument }) => ({ name, argument: argument && '…' })),
  };
}

function commandsIn(payload: CommentPayload): ReturnType<typeof parseCommands> {
  if (payload.action !== 'edited') return parseCommands(payload.comment.body);
  return newCommands(payload.changes.body?.from, payload.comment.body);
}

const removal = ({ comment }: CommentPayload): Errand => ({
  kind: 'removal',
  comment: String(comment.id),
  writer: writerOf(comment),
});

function taskAbout(
  delivery: string,
  event: string,
  { action, issue, repository, installation }: Context<IssueEvent | CommentEvent>['payload'],
  errand: Errand,
): Task {
  const place = { owner: repository.owner.login, repo: repository.name, number: issue.number };
  return { delivery, event, action, installation: installation?.id ?? 0, place, errand };
}
