import { decideAll } from '../commands/decide.ts';
import { answerIssue, type Brain } from './answer-issue.ts';
import { isOwnBy, type Identity } from './identity.ts';
import type { IssueAccess } from './issue-access.ts';
import { ignored, skip, type Outcome } from './outcome.ts';
import type { Policy } from './repository-policy.ts';
import type { Errand, Task } from './task.ts';

type Command = Extract<Errand, { kind: 'command' }>;
type Removal = Extract<Errand, { kind: 'removal' }>;

/** Does what a task asks for; doing it again changes nothing further. */
export async function runErrand(
  { errand, sender }: Task,
  access: IssueAccess,
  policy: Policy,
  brain: Brain,
  identity: Identity,
): Promise<Outcome> {
  if (sender !== undefined && policy.ignoredAuthors.has(sender.toLowerCase())) return ignored('ignored-author');
  switch (errand.kind) {
    case 'report':
      return answerIssue(access, brain, policy, { asked: false, mayCreate: true });
    case 'words':
      return answerIssue(access, brain, policy, { asked: false, mayCreate: false });
    case 'command':
      return command(errand, access, policy, brain);
    case 'removal':
      return removal(errand, access, policy, identity);
  }
}

async function command(
  { comment, login, isAuthor, commands }: Command,
  access: IssueAccess,
  policy: Policy,
  brain: Brain,
): Promise<Outcome> {
  const mayTriage = !isAuthor && (await access.mayTriage(login));
  const decision = decideAll(commands, { isAuthor, mayTriage });
  const react = async (reaction: 'eyes' | '+1' | 'confused'): Promise<void> => {
    if (policy.mode === 'live') await access.react(comment, reaction);
  };
  if (decision?.kind !== 'diagnose' && decision?.why !== 'argument') {
    await react('confused');
    return ignored('not-allowed');
  }
  await react('eyes');
  const notice = decision.kind === 'refuse' ? { notice: decision.says } : {};
  const outcome = await answerIssue(access, brain, policy, { asked: true, mayCreate: true, ...notice });
  await react(decision.kind === 'refuse' || outcome.action === 'skip' ? 'confused' : '+1');
  return outcome;
}

async function removal(
  { comment, writer }: Removal,
  access: IssueAccess,
  policy: Policy,
  identity: Identity,
): Promise<Outcome> {
  if (!(await isOwnBy(writer, identity))) return ignored('not-ours');
  if (policy.mode === 'shadow') return skip('shadow');
  if ((await access.listOwnComments()).some((own) => own.id !== comment)) return ignored('another-left');
  await access.rememberRemoval();
  return skip('comment-removed');
}
