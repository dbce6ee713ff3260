import { diagnose } from '../diagnose.ts';
import { createApp, type App } from '../github/create-app.ts';
import type { Log } from '../github/log.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { readSettings, type Environment } from './read-settings.ts';

/** The app as it runs for real: settings from the environment, knowledge from disk. Rejects when either is unusable. */
export async function startApp(env: Environment, log: Log): Promise<App> {
  const settings = readSettings(env);
  const knowledge = await loadKnowledge((problem) => log.warn('knowledge entry left out', { problem }));
  const app = await createApp({ settings, knowledge, diagnose, log });
  log.info('app ready', { knowledge: knowledge.version, mode: settings.policy.mode });
  return app;
}
