import type { Command, Decision } from './command.ts';

/** Somebody who typed a command. */
export interface Actor {
  /** They wrote the issue. */
  readonly isAuthor: boolean;
  /** They may at least triage issues in the repository. */
  readonly mayTriage: boolean;
}

const ALONE = 'The command /diagnose takes nothing after it: put it on a line of its own.';

/** The author and people with triage permission may ask; a command with words after it is not carried out. */
export function decide(command: Command, actor: Actor): Decision {
  if (!actor.isAuthor && !actor.mayTriage) return { kind: 'refuse', why: 'not-allowed' };
  return command.argument === '' ? { kind: 'diagnose' } : { kind: 'refuse', why: 'argument', says: ALONE };
}

/** One decision for all commands of a comment: one that can be carried out wins. Absent when there is no command. */
export function decideAll(commands: readonly Command[], actor: Actor): Decision | undefined {
  const decisions = commands.map((command) => decide(command, actor));
  return decisions.find((decision) => decision.kind === 'diagnose') ?? decisions[0];
}
