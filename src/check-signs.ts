import type { Consideration } from './diagnosis/diagnosis.ts';
import type { Entry, Weight } from './knowledge/knowledge-base.ts';
import type { Report } from './knowledge/problem.ts';

/** How often a sign holds: in examples of its own cause, and in those of the others. */
interface SignCount {
  own: number;
  others: number;
  ofOthers: number;
}
/** By cause and sign. */
export type SignCounts = Map<string, SignCount>;

/** The largest share of other causes' examples in which a sign may hold, by what its weight promises (2:1, 4:1, 16:1, 256:1). */
const RARE: Readonly<Record<Weight, number>> = { hint: 1 / 2, moderate: 1 / 4, strong: 1 / 16, decisive: 1 / 50 };
/** With fewer examples a share says nothing. */
const ENOUGH = 100;

const key = (entry: Entry, sign: string): string => `${entry.id} ${sign}`;

/** Counts the signs of all causes that hold in one example of `entry`. */
export function countSigns(entry: Entry, considered: readonly Consideration[], counts: SignCounts): void {
  for (const { entry: other, signs } of considered) {
    for (const { label, truth } of signs) {
      const count = counts.get(key(other, label)) ?? { own: 0, others: 0, ofOthers: 0 };
      counts.set(key(other, label), count);
      const holds = truth === 'yes' ? 1 : 0;
      if (other.id === entry.id) count.own += holds;
      else {
        count.others += holds;
        count.ofOthers += 1;
      }
    }
  }
}

/**
 * Reports the signs of a cause that no example of it shows, and those that hold in more examples of other causes than their
 * weight promises; the latter only with `rarity`, when the examples of all causes were counted.
 */
export function judgeSigns(entry: Entry, counts: SignCounts, rarity: boolean, report: Report): void {
  for (const { name, weight } of entry.signs) {
    const { own, others, ofOthers } = counts.get(key(entry, name)) ?? { own: 0, others: 0, ofOthers: 0 };
    if (own === 0)
      report(
        'kb/sign-untested',
        ['signs', name],
        `no example shows the sign "${name}"`,
        'add an example in which it holds',
      );
    if (rarity && ofOthers >= ENOUGH && others / ofOthers > RARE[weight])
      report(
        'kb/sign-broad',
        ['signs', name],
        `the sign "${name}" is ${weight}, but holds in ${others} of ${ofOthers} examples of other causes`,
        `at most ${Math.floor(ofOthers * RARE[weight])} may have it: make it narrower, or lower its weight`,
      );
  }
}
