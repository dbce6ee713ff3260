import type { Dice } from './dice.ts';

/** One with a queue in a file and one without a store, or two with PostgreSQL. */
export const WORKERS = 2;

/** What becomes of a delivery on its way: a function of the seed, the issue and what the delivery tells. */
export interface Fate {
  readonly lost: boolean;
  readonly doubled: boolean;
  readonly delayMs: number;
  /** Of the second one, when it is doubled. */
  readonly copyDelayMs: number;
  /** The worker that gets the first one; the second one goes to the next. */
  readonly worker: number;
  /** That worker is killed when this is handed over, before it can answer. */
  readonly fatal: boolean;
}

export function fateOf(dice: Dice, number: number, event: string): Fate {
  const name = `${number} ${event}`;
  const lost = dice.roll(`lose ${name}`) < 0.2;
  const delayMs = Math.round(dice.roll(`delay ${name}`) ** 3 * 1_200);
  return {
    lost,
    doubled: dice.roll(`double ${name}`) < 0.2,
    delayMs,
    // At about the time at which the first one is worked on.
    copyDelayMs: delayMs + Math.round(dice.roll(`later ${name}`) * 600),
    worker: Math.floor(dice.roll(`worker ${name}`) * WORKERS),
    fatal: !lost && dice.roll(`fatal ${name}`) < 0.025,
  };
}

/** Whether the n-th redelivery of a delivery is lost too. */
export const lostAgain = (dice: Dice, name: string, nth: number): boolean => dice.roll(`lose ${name} ${nth}`) < 0.2;
