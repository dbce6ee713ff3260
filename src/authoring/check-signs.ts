import type { Consideration } from '../diagnosis/diagnosis.ts';
import type { Entry, Example, Weight } from '../knowledge/knowledge-base.ts';
import type { Report } from '../knowledge/problem.ts';

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
export const ENOUGH = 100;

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

/** Examples that must not match but share a sign with the cause: only these show where the cause ends. */
const NEAR_MISSES = 2;

/** Whether an example that must not match comes near: one of the cause's own signs holds in it. */
export const isNearMiss = (entry: Entry, example: Example, considered: readonly Consideration[]): boolean =>
  example.expect !== 'likely' &&
  example.expect !== 'possible' &&
  considered.some((c) => c.entry.id === entry.id && c.signs.some(({ truth }) => truth === 'yes'));

/** Reports a cause with too few near-misses; one with too few examples that must not match is told so by the linter. */
export function judgeNearMisses(entry: Entry, found: number, report: Report): void {
  const misses = entry.examples.filter(({ expect }) => expect !== 'likely' && expect !== 'possible').length;
  if (found < NEAR_MISSES && misses >= NEAR_MISSES)
    report(
      'kb/near-miss',
      ['examples'],
      `${found === 0 ? 'no example' : 'only one example'} that must not match shares a sign with this cause`,
      `add ${NEAR_MISSES - found}: a report in which a sign holds and the cause is another, or one that a veto rules out`,
    );
}
