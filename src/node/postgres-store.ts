import type { Limits } from '../queue/write-budget.ts';
import type { Store } from './file-queue.ts';

export interface PostgresOptions {
  readonly limits?: Limits;
}

/** Not yet. */
export async function openPostgresStore<T>(url: string, options: PostgresOptions): Promise<Store<T>> {
  throw new Error(`no engine for ${url.split(':')[0]} ${Object.keys(options).length}`);
}
