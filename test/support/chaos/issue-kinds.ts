import type { FakeIssue } from '../github/state.ts';
import { OTHER_BOT } from '../github/state.ts';
import type { Dice } from './dice.ts';

/** What happens to an issue in the course of a run. */
export type Kind =
  | 'known'
  | 'unknown'
  | 'edited'
  | 'withdrawn'
  | 'asked'
  | 'further words'
  | 'transferred'
  | 'removed'
  | 'answered by a maintainer'
  | 'pull request'
  | 'closed'
  | 'locked'
  | 'by a bot'
  | 'muted'
  | 'by an ignored author';

const SHARES: readonly (readonly [Kind, number])[] = [
  ['known', 32],
  ['unknown', 10],
  ['edited', 12],
  ['withdrawn', 5],
  ['asked', 8],
  ['further words', 8],
  ['removed', 5],
  ['transferred', 6],
  ['answered by a maintainer', 3],
  ['pull request', 2],
  ['closed', 2],
  ['locked', 2],
  ['by a bot', 2],
  ['muted', 2],
  ['by an ignored author', 1],
];

export function kindOf(dice: Dice, number: number): Kind {
  let roll = dice.roll(`kind ${number}`) * 100;
  for (const [kind, share] of SHARES) {
    if (roll < share) return kind;
    roll -= share;
  }
  return 'known';
}

/** What of the issue is special from the beginning. */
export const OVER: Readonly<Partial<Record<Kind, Partial<FakeIssue>>>> = {
  'pull request': { pullRequest: true },
  closed: { closed: true },
  locked: { locked: true },
  'by a bot': { user: OTHER_BOT },
  muted: { labels: ['known-cause/mute'] },
  'by an ignored author': { user: { id: 105, login: 'poiana', type: 'User' } },
};

/** Kinds on which the app never says anything. */
export const SILENT: ReadonlySet<Kind> = new Set<Kind>([
  'unknown',
  'answered by a maintainer',
  'pull request',
  'closed',
  'locked',
  'by a bot',
  'muted',
  'by an ignored author',
]);
