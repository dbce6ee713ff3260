import { describe, expect, test } from '@jest/globals';
import { afterFailure } from './after-failure.ts';
import { DAY, HOUR, MINUTE, createMemoryBudget, decideBooking, GITHUB_LIMITS, type Booked } from './write-budget.ts';

describe('after a failure', () => {
  const patience = { firstMs: 1_000, tries: 4 };
  test('pauses grow, then it is given up', () => {
    const pauses = [1, 2, 3, 4].map((attempt) => afterFailure({}, attempt, 0, 0.5, patience)?.at);
    expect(pauses).toEqual([1_000, 2_000, 4_000, undefined]);
    expect(afterFailure({}, 30, 0, 0.5, { firstMs: 1_000, tries: 99 })?.at).toBe(HOUR);
  });
  test('a named time is kept to, counts as no try and makes the installation wait', () =>
    expect(afterFailure({ until: 5_000 }, 99, 1_000, 0, patience)).toEqual({
      at: 5_000,
      counts: false,
      pausesLane: true,
    }));
});

describe('the write budget', () => {
  const create = { lane: '7', key: 'k', kind: 'create' } as const;
  const booked = (count: number, spacing: number): Booked[] =>
    Array.from({ length: count }, (_, i) => ({ ...create, key: `k${i}`, at: i * spacing }));

  test('80 a minute, then when the oldest of them is a minute old', () => {
    expect(decideBooking(create, booked(79, 100), 10_000)).toEqual({ granted: true });
    expect(decideBooking(create, booked(80, 100), 10_000)).toEqual({ granted: false, why: 'pace', at: MINUTE });
    expect(decideBooking({ ...create, lane: '8' }, booked(80, 100), 10_000)).toEqual({ granted: true });
  });
  test('500 an hour', () => {
    expect(decideBooking(create, booked(500, 2_000), 1_000_000)).toEqual({ granted: false, why: 'pace', at: HOUR });
    expect(decideBooking(create, booked(500, 2_000), HOUR + 1)).toEqual({ granted: true });
  });
  test('so many edits of one issue a day, then none, then again', async () => {
    let now = 0;
    const budget = createMemoryBudget(() => now, { ...GITHUB_LIMITS, editsPerDay: 2 });
    const edit = { ...create, kind: 'edit' } as const;
    const granted = async (): Promise<boolean> => (await budget.book(edit)).granted;
    expect([await granted(), await granted(), await granted(), (await budget.book(create)).granted]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    now = DAY + 1;
    expect(await granted()).toBe(true);
  });
});
