import { diagnose } from '../diagnose.ts';
import { createApp, type App } from '../github/create-app.ts';
import type { Log } from '../github/log.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { createMemoryBudget } from '../queue/write-budget.ts';
import { openStore } from './open-store.ts';
import { readSettings, type Environment } from './read-settings.ts';

/**
 * The app as it runs for real: settings from the environment, knowledge from disk. Rejects when either is unusable.
 * `metrics`: whether `/metrics` is served; elsewhere the log lines carry the same.
 */
export async function startApp(env: Environment, log: Log, { metrics = false } = {}): Promise<App> {
  const settings = readSettings(env);
  const knowledge = await loadKnowledge((problem) => log.warn('knowledge entry left out', { problem }));
  const store = await openStore(settings.store, settings.limits, settings.leaseMs);
  const { pacing, limits } = settings;
  // Without a store the limits are kept at least within this process.
  const budget = store?.budget ?? createMemoryBudget(Date.now, limits);
  const app = await createApp({ settings, knowledge, diagnose, log, metrics, pacing, queue: store?.queue, budget });
  log.info('app ready', { knowledge: knowledge.version, mode: settings.policy.mode, queue: settings.store.kind });
  return app;
}
