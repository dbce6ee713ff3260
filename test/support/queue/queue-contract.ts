import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Job, Queue, Taken } from '../../../src/queue/queue.ts';

export const job = (id: string, key = 'o/r#1', merge = id): Job<string> => ({
  id,
  key,
  lane: '7',
  merge,
  data: `data of ${id}`,
});
const ids = (taken: Taken<string> | undefined): string[] | undefined => taken?.jobs.map(({ id }) => id);

async function later<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let i = 0; i < 40; i += 1) {
    await sleep(100);
    const found = await look();
    if (found) return found;
  }
  return undefined;
}

/** What every engine keeps to. `reopen` gives the same store as another process sees it after this one was killed. */
export function queueContract(
  name: string,
  open: () => Promise<{ queue: Queue<string>; reopen?: () => Promise<Queue<string>> }>,
  realTime = false,
): void {
  describe(`the queue: ${name}`, () => {
    let queue: Queue<string>;
    let reopen: (() => Promise<Queue<string>>) | undefined;
    let now = 0;
    const take = async (at = now): Promise<Taken<string>> => {
      await until(at);
      const taken = (await queue.take(at)) ?? (realTime ? await later(() => queue.take(at)) : undefined);
      if (!taken) throw new Error('nothing to take');
      return taken;
    };
    /** Engines with a clock of their own have to wait for it. */
    const until = async (at: number): Promise<void> => {
      if (realTime) await sleep(Math.max(0, at - Date.now() + 5));
    };
    beforeEach(async () => {
      ({ queue, reopen } = await open());
      now = Date.now();
    });
    afterEach(() => queue.close());

    test('gives work once, in order, per issue to one worker only', async () => {
      for (const one of [job('a'), job('b'), job('c', 'o/r#2')]) expect(await queue.add(one, now)).toBe('added');
      const first = await take();
      const second = await take();
      const byKey = new Map([first, second].map((taken) => [taken.key, ids(taken)]));
      expect([byKey.get('o/r#1'), byKey.get('o/r#2')]).toEqual([['a', 'b'], ['c']]);
      expect(await queue.take(now)).toBeUndefined();
      await queue.add(job('d'), now);
      expect(await queue.take(now)).toBeUndefined();
      await queue.done(first);
      await queue.done(second);
      const third = await take();
      expect([ids(third), third.attempt, third.jobs[0]?.data]).toEqual([['d'], 1, 'data of d']);
      await queue.done(third);
      expect(await queue.state()).toMatchObject({ waiting: 0, active: 0, dead: 0, writable: true });
    });

    test('knows a delivery again, while it waits and after it is done', async () => {
      await queue.add(job('a'), now);
      expect(await queue.add(job('a'), now)).toBe('known');
      await queue.done(await take());
      expect(await queue.add(job('a'), now)).toBe('known');
    });

    test('makes one of a burst, with the last word, and does not put it off for ever', async () => {
      await queue.add(job('a', 'o/r#1', 'report'), now + 500);
      await queue.add(job('b', 'o/r#1', 'report'), now + 900);
      expect(await queue.take(now)).toBeUndefined();
      expect(ids(await take(now + 600))).toEqual(['b']);
    });

    test('tries again when told to, counts tries, keeps what came in meanwhile in order', async () => {
      await queue.add(job('a'), now);
      const first = await take();
      await queue.add(job('b'), now);
      await queue.again(first, { at: now + 1_000, counts: true, pausesLane: false });
      expect(await queue.take(now)).toBeUndefined();
      const second = await take(now + 1_001);
      expect([ids(second), second.attempt]).toEqual([['a', 'b'], 2]);
      await queue.again(second, { at: now + 2_000, counts: false, pausesLane: false });
      expect((await take(now + 2_001)).attempt).toBe(2);
    });

    test('a limit makes the whole installation wait', async () => {
      await queue.add(job('a'), now);
      await queue.again(await take(), { at: now + 1_000, counts: false, pausesLane: true });
      await queue.add(job('b', 'o/r#2'), now);
      await queue.add({ ...job('c', 'o/r#3'), lane: '8' }, now);
      expect(ids(await take())).toEqual(['c']);
      expect(await queue.take(now)).toBeUndefined();
      const rest = [ids(await take(now + 1_001)), ids(await take(now + 1_001))];
      expect(rest.flat().toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))).toEqual(['a', 'b']);
    });

    test('keeps the dead, lists them, and lets the same delivery come again', async () => {
      await queue.add(job('a'), now);
      await queue.bury(await take(), 'HttpError');
      expect(await queue.dead()).toMatchObject([{ id: 'a', why: 'HttpError', data: 'data of a' }]);
      expect(await queue.state()).toMatchObject({ waiting: 0, dead: 1 });
      expect(await queue.add(job('a'), now)).toBe('added');
      expect(ids(await take())).toEqual(['a']);
      expect(await queue.state()).toMatchObject({ dead: 0 });
    });

    test('says how old the oldest work is', async () => {
      const before = Date.now();
      await queue.add(job('a'), now);
      const { oldestSince = 0 } = await queue.state();
      expect(oldestSince).toBeGreaterThanOrEqual(before - 1_000);
      expect(oldestSince).toBeLessThanOrEqual(Date.now() + 1_000);
    });

    test('gives what a killed process held to the next one', async () => {
      if (!reopen) return;
      await queue.add(job('a'), now);
      await queue.add(job('b', 'o/r#2'), now);
      const held = await take();
      await queue.done(held);
      await take();
      await new Promise((resolve) => setTimeout(resolve, 50));
      const killed = queue;
      queue = await reopen();
      const deadline = Date.now() + 20_000;
      let again: Taken<string> | undefined;
      while (!again && Date.now() < deadline) {
        again = await queue.take(Date.now() + 1);
        if (!again) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect([ids(again), again?.attempt]).toEqual([held.key === 'o/r#1' ? ['b'] : ['a'], 2]);
      expect(await queue.add(job(held.jobs[0]?.id ?? ''), now)).toBe('known');
      if (!realTime) await killed.close();
    });
  });
}
