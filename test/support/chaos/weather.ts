import type { Fault } from '../github/fake-github.ts';
import type { Dice } from './dice.ts';

type Trouble = Omit<Fault, 'operation'>;

const limited = (headers: Readonly<Record<string, string>>): Trouble => ({ when: 'before', status: 403, headers });
const soon = (): string => String(Math.ceil(Date.now() / 1_000) + 1);

const TROUBLES = {
  'fails before': () => ({ when: 'before', status: 500 }),
  'fails after': () => ({ when: 'after', status: 502 }),
  'cut before': () => ({ when: 'before', status: 0 }),
  'cut after': () => ({ when: 'after', status: 0 }),
  'limit spent': () => limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon() }),
  'secondary limit': () => limited({ 'retry-after': '1' }),
  'too many requests': () => ({ ...limited({ 'retry-after': '1' }), status: 429 }),
} satisfies Readonly<Record<string, () => Trouble>>;
export type TroubleName = keyof typeof TROUBLES;

/** Share of calls, and what happens to them: carried out or not, answered or not. */
const STORM: readonly (readonly [number, TroubleName])[] = [
  [0.03, 'fails before'],
  [0.03, 'fails after'],
  [0.015, 'cut before'],
  [0.015, 'cut after'],
  [0.005, 'limit spent'],
  [0.005, 'secondary limit'],
  [0.005, 'too many requests'],
];

/** What befalls the n-th call of an operation on a subject: an issue, or who calls where it is about no issue. */
export function troubleAt(dice: Dice, subject: string, operation: string, nth: number): TroubleName | undefined {
  let roll = dice.roll(`weather ${subject} ${operation} ${nth}`);
  for (const [share, name] of STORM) {
    if (roll < share) return name;
    roll -= share;
  }
  return undefined;
}

/** The answer that goes with the name; only the time that a limit names is that of the clock. */
export const troubleNamed = (name: TroubleName): Trouble => TROUBLES[name]();

/** A comment may be absent from so many of the lists that should show it first. */
export const STALE_LOOKS = 3;

/** Whether the n-th look at comments of ours on an issue does not show one that is still new. */
export const staleAt = (dice: Dice, number: number, nth: number): boolean => dice.roll(`stale ${number} ${nth}`) < 0.4;
