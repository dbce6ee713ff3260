import { markerFor, markerLine } from '../../../src/comment/marker.ts';
import type { Answer } from '../../../src/diagnose.ts';
import { factsOf } from '../../../src/facts/fact.ts';
import { createApp, type App, type AppOptions, type AppSettings } from '../../../src/github/create-app.ts';
import type { HttpAnswer } from '../../../src/github/webhook-door.ts';
import type { Issue } from '../../../src/issue/issue.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { createJsonLog } from '../../../src/node/json-log.ts';
import { requestFor, SECRET, type Delivery } from './deliveries.ts';
import { PRIVATE_KEY, type FakeGitHub } from './fake-github.ts';
import { APP_ID } from './routes.ts';

export const KNOWLEDGE: KnowledgeBase = { version: 'test', packs: [] };

/** A diagnosis made simple: speaks of every `cause: X` that the reporter wrote, is silent without one. */
export function diagnoseSimply(issue: Issue): Answer {
  const texts = [issue.body, ...issue.comments.filter(({ author }) => author === issue.author).map(({ body }) => body)];
  const causes = texts.flatMap((text) => [...text.matchAll(/cause: (\w+)/g)].map((found) => found[1]));
  const diagnosis = { kind: 'unknown', because: 'test', considered: [] } as const;
  const body = `Likely: ${causes.join(', ')}\n\n${markerLine(markerFor(issue, KNOWLEDGE.version))}`;
  return { facts: factsOf([]), diagnosis, ...(causes.length > 0 && { comment: { body } }) };
}

export interface AppOnFake {
  readonly fake: FakeGitHub;
  readonly app: App;
  readonly log: string[];
  /** Delivers, signed, and resolves to what was answered. */
  deliver(delivery: Delivery, secret?: string): Promise<HttpAnswer>;
  /** Another process of the same app on the same GitHub. */
  another(over?: Partial<AppSettings>): Promise<AppOnFake>;
}

export const settingsFor = (apiUrl: string): AppSettings => ({
  appId: APP_ID,
  privateKey: PRIVATE_KEY,
  webhookSecrets: [SECRET],
  webhookPath: '/api/github/webhooks',
  bodyLimit: 200_000,
  policy: { mode: 'live', ignoredAuthors: new Set(['poiana']), muteLabel: 'known-cause/mute' },
  apiUrl,
});

export async function appOnFake(
  fake: FakeGitHub,
  over: Partial<AppSettings> = {},
  diagnose: typeof diagnoseSimply = diagnoseSimply,
  more: Pick<AppOptions, 'queue' | 'budget' | 'metrics'> = {},
): Promise<AppOnFake> {
  const log: string[] = [];
  const app = await createApp({
    settings: { ...settingsFor(fake.url), ...over },
    knowledge: KNOWLEDGE,
    diagnose,
    log: createJsonLog((line) => log.push(line)),
    pacing: false,
    ...more,
  });
  return {
    fake,
    app,
    log,
    deliver: async (delivery, secret) => app.handle(await requestFor(delivery, secret)),
    another: (further = {}) => appOnFake(fake, { ...over, ...further }, diagnose),
  };
}
