import { describe, expect, test } from '@jest/globals';
import { planRun } from './plan.ts';
import { differences, inOrder, linesOf } from './record.ts';

const texts = {
  known: ['a', 'b', 'c'],
  unknown: ['x', ''],
  speaks: (_: string, words: string): boolean => words !== 'c',
};
const planOf = (seed: number, issues: number, mode: 'live' | 'shadow' = 'live') =>
  planRun({ seed, issues, mode }, texts);

describe('the plan of a chaos run', () => {
  test('is a function of the seed: the same twice, and of each issue whatever the others are', () => {
    const plan = planOf(2026, 300);
    expect(planOf(2026, 300)).toEqual(plan);
    expect(planOf(2026, 12).issues).toEqual(plan.issues.slice(0, 12));
  });

  test('is another one for another seed', () => {
    const [one, two] = [planOf(1, 100), planOf(2, 100)];
    expect(one.issues.filter((issue, at) => JSON.stringify(issue) === JSON.stringify(two.issues[at]))).toEqual([]);
    expect(linesOf(one)).not.toEqual(linesOf(two));
  });

  test('asks neither chance nor the clock', () => {
    const { random } = Math;
    const { now } = Date;
    const never = (): number => {
      throw new Error('not by the seed');
    };
    Object.assign(Math, { random: never });
    Object.assign(Date, { now: never });
    try {
      expect(planOf(3, 50).issues).toHaveLength(50);
    } finally {
      Object.assign(Math, { random });
      Object.assign(Date, { now });
    }
  });

  test('loses and doubles one delivery in five, and kills at one issue in twenty', () => {
    const lines = linesOf(planOf(2026, 3_000));
    const share = (pattern: RegExp, of: number): number => lines.filter((line) => pattern.test(line)).length / of;
    const sent = lines.filter((line) => line.endsWith(': sent')).length;
    expect(share(/: lost$/, sent)).toBeCloseTo(0.2, 1);
    expect(share(/: doubled$/, sent)).toBeCloseTo(0.2, 1);
    expect(share(/ killed before /, 3_000)).toBeGreaterThan(0.015);
    expect(share(/ killed after /, 3_000)).toBeGreaterThan(0.015);
    expect(share(/ killed as /, sent)).toBeGreaterThan(0.01);
  });

  test.each(['live', 'shadow'] as const)('waits in %s mode for nothing that may not come', (mode) => {
    for (const { kind, events, kill } of planOf(9, 2_000, mode).issues) {
      const heard = events.filter(({ fate }) => !fate.lost);
      if (kill) expect([kind, heard.length]).not.toEqual([kind, 0]);
      if (events.some(({ cue }) => typeof cue === 'string')) expect([mode, heard[0]?.name]).toEqual(['live', 'opened']);
      if (mode === 'shadow') expect(kill?.operation ?? 'GET issue/comments').toBe('GET issue/comments');
    }
  });
});

describe('the record of a chaos run', () => {
  const lines = linesOf(planOf(2026, 30));

  test('is in order however things came about', () => expect(inOrder(lines.toReversed())).toEqual(lines));

  test('is compared with the plan line by line', () => {
    const [first = '', ...others] = lines;
    expect(differences(lines, lines.toReversed())).toEqual([]);
    expect(differences(lines, others)).toEqual([`planned, and did not happen: ${first}`]);
    expect(differences(lines, [...lines, first])).toEqual([`happened, and was not planned: ${first}`]);
  });
});
