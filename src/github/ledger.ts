/**
 * Remembers deliveries by their GUID, which GitHub repeats when it delivers again.
 * One that is under way or has succeeded is not done twice; one that has failed may run again.
 */
export interface Ledger {
  begin(delivery: string): Promise<'run' | 'under-way' | 'done'>;
  succeed(delivery: string): Promise<void>;
  fail(delivery: string): Promise<void>;
}

/** A ledger for one process that forgets the oldest of `capacity` deliveries. What it forgets, the marker still catches. */
export function createMemoryLedger(capacity = 10_000): Ledger {
  const states = new Map<string, 'under-way' | 'done'>();
  return {
    begin: async (delivery) => {
      const state = states.get(delivery);
      if (state) return state;
      states.set(delivery, 'under-way');
      const [oldest] = states.keys();
      if (states.size > capacity && oldest !== undefined) states.delete(oldest);
      return 'run';
    },
    succeed: async (delivery) => {
      states.set(delivery, 'done');
    },
    fail: async (delivery) => {
      states.delete(delivery);
    },
  };
}

/** For an app with a queue, which remembers what it has accepted. */
export const noLedger: Ledger = {
  begin: async () => 'run',
  succeed: async () => undefined,
  fail: async () => undefined,
};
