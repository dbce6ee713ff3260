import { setTimeout } from 'node:timers/promises';
import { diagnose } from '../diagnose.ts';
import { createHands } from '../github/create-app.ts';
import type { Log } from '../github/log.ts';
import { octokitSweepAccess } from '../github/octokit-sweep-access.ts';
import { sweep, type SweepOptions, type SweepReport } from '../github/sweep.ts';
import { createMemoryBudget } from '../queue/write-budget.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { openStore } from './open-store.ts';
import { readSettings, type Environment } from './read-settings.ts';

export interface SweepRequest extends Omit<SweepOptions, 'since' | 'until' | 'settle'> {
  readonly sinceHours: number;
  readonly minAgeSeconds: number;
  /** So long redelivered work has time to be done. */
  readonly settleMs: number;
}

export const SWEEP_DEFAULTS: SweepRequest = {
  sinceHours: 72,
  minAgeSeconds: 120,
  budget: 200,
  dryRun: false,
  settleMs: 5_000,
  done: new Set(),
};

/** One sweep with the settings of the app. A PostgreSQL store shares its write budget with the sweep. */
export async function startSweep(env: Environment, log: Log, request: SweepRequest): Promise<SweepReport> {
  const settings = readSettings(env);
  const knowledge = await loadKnowledge((problem) => log.warn('knowledge entry left out', { problem }));
  // A file belongs to the one process that serves; the sweep goes by GitHub alone then.
  const store =
    settings.store.kind === 'postgres' ? await openStore(settings.store, settings.limits, settings.leaseMs) : undefined;
  try {
    const { pacing, limits } = settings;
    const budget = store?.budget ?? createMemoryBudget(Date.now, limits);
    const hands = await createHands({ settings, knowledge, diagnose, log, pacing, budget });
    const now = Date.now();
    const since = new Date(now - request.sinceHours * 3_600_000);
    const until = new Date(now - request.minAgeSeconds * 1_000);
    const settle = (): Promise<void> => setTimeout(request.settleMs);
    const report = await sweep(hands, octokitSweepAccess(hands), { ...request, since, until, settle });
    const { deliveries, repositories, issues, writes, ended } = report;
    log.info('sweep done', { ...deliveries, ...repositories, ...issues, writes, ended, dryRun: request.dryRun });
    return report;
  } finally {
    await store?.queue.close();
  }
}
