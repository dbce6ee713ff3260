import { expect, test } from '@jest/globals';
import { ridgeRegression, type SparseRow } from './ridge-regression.ts';

const row = (features: Record<string, number>): SparseRow => new Map(Object.entries(features));

test('one feature: the weight is Σxy / (Σx² + penalty)', () => {
  const [weights] = ridgeRegression([row({ a: 1 }), row({ a: 2 })], [[3], [5]], 1, 0.5);
  expect(weights?.get('a')).toBeCloseTo((1 * 3 + 2 * 5) / (1 + 4 + 0.5), 6);
});

test('the weights of each target are where the gradient is zero', () => {
  // Pseudo-random numbers of a fixed seed; more features than rows, and features that hang together.
  let seed = 7;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const rows = Array.from({ length: 30 }, () => {
    const common = random();
    return row(Object.fromEntries(Array.from({ length: 40 }, (_, f) => [`f${f}`, f < 5 ? common : random() - 0.5])));
  });
  const targets = rows.map(() => [random(), random() > 0.5 ? 1 : 0, 0]);
  const all = ridgeRegression(rows, targets, 3, 0.5);
  expect(all).toHaveLength(3);
  all.forEach((weights, j) => {
    const errors = rows.map(
      (one, i) => [...one].reduce((sum, [f, x]) => sum + x * weights.get(f)!, 0) - targets[i]![j]!,
    );
    for (const [feature, weight] of weights) {
      const slope = rows.reduce((sum, one, i) => sum + one.get(feature)! * errors[i]!, 0) + 0.5 * weight;
      expect(Math.abs(slope)).toBeLessThan(1e-5);
    }
  });
  expect([...all[0]!.values()].some((weight) => Math.abs(weight) > 0.05)).toBe(true);
  expect([...all[2]!.values()].every((weight) => weight === 0)).toBe(true);
});

test('nothing to learn from', () => {
  expect(ridgeRegression([], [], 1, 0.5)).toEqual([new Map()]);
  expect(ridgeRegression([row({ a: 1 })], [[]], 0, 0.5)).toEqual([]);
  expect(ridgeRegression([row({})], [[1]], 1, 0.5)).toEqual([new Map()]);
});
