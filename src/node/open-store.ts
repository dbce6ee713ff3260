import type { Task } from '../github/task.ts';
import { createMemoryQueue } from '../queue/memory-queue.ts';
import { createMemoryBudget, GITHUB_LIMITS, type Limits } from '../queue/write-budget.ts';
import { openFileStore, type Store } from './file-queue.ts';

/** Where accepted work waits. `none`: nowhere, it is done before a delivery is answered. */
export type StoreChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** `memory`, `file:PATH`, `postgres://…`; empty means none. Absent when it is nothing of these. */
export function readStoreChoice(text: string): StoreChoice | undefined {
  if (text === '' || text === 'none') return { kind: 'none' };
  if (text === 'memory') return { kind: 'memory' };
  if (/^file:./.test(text)) return { kind: 'file', path: text.slice('file:'.length) };
  return /^postgres(ql)?:\/\/./.test(text) ? { kind: 'postgres', url: text } : undefined;
}

/** The chosen store, open; absent for `none`. Rejects when it cannot be used. */
export async function openStore(
  choice: StoreChoice,
  limits: Limits = GITHUB_LIMITS,
  leaseMs?: number,
): Promise<Store<Task> | undefined> {
  switch (choice.kind) {
    case 'none':
      return undefined;
    case 'memory':
      return { queue: createMemoryQueue<Task>({ now: Date.now }), budget: createMemoryBudget(Date.now, limits) };
    case 'file':
      return openFileStore<Task>(choice.path, Date.now, limits);
    case 'postgres': {
      // Loaded only where it is chosen: it is a large library.
      const { openPostgresStore } = await import('./postgres-store.ts');
      return openPostgresStore<Task>(choice.url, { limits, leaseMs });
    }
  }
}
