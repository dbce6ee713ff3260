import type { Fault } from '../github/fake-github.ts';
import type { Dice } from './dice.ts';

type Trouble = Omit<Fault, 'operation'>;

/** Share of calls, and what happens to them: carried out or not, answered or not. */
const STORM: readonly (readonly [number, () => Trouble])[] = [
  [0.03, () => ({ when: 'before', status: 500 })],
  [0.03, () => ({ when: 'after', status: 502 })],
  [0.015, () => ({ when: 'before', status: 0 })],
  [0.015, () => ({ when: 'after', status: 0 })],
  [
    0.005,
    () => limited({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1_000) + 1) }),
  ],
  [0.005, () => limited({ 'retry-after': '1' })],
  [0.005, () => ({ ...limited({ 'retry-after': '1' }), status: 429 })],
];
/** A list may not show what is younger. */
export const LAG_MS = 3_000;
export const LAG_SHARE = 0.4;

const limited = (headers: Readonly<Record<string, string>>): Trouble => ({ when: 'before', status: 403, headers });

/** The weather at GitHub: by operation, issue and how many such calls there were before. */
export function createWeather(dice: Dice): (operation: string, path: string) => Trouble | undefined {
  const calls = new Map<string, number>();
  return (operation, path) => {
    const name = `${operation} ${path}`;
    const count = (calls.get(name) ?? 0) + 1;
    calls.set(name, count);
    let roll = dice.roll(`weather ${name} ${count}`);
    for (const [share, trouble] of STORM) {
      if (roll < share) return trouble();
      roll -= share;
    }
    return undefined;
  };
}
