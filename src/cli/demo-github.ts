import { createEmulator } from 'emulate';
import type { Brain } from '../github/answer-issue.ts';
import { createApp, type App } from '../github/create-app.ts';
import { startHttpServer } from '../node/http-server.ts';
import { createJsonLog } from '../node/json-log.ts';
import { readSettings } from '../node/read-settings.ts';

export interface PostedByApp {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** The emulator with the app registered and running, as a reporter sees it. Verbs return when the app has done its work. */
export interface DemoGitHub {
  fileIssue(title: string, body: string): Promise<number>;
  addComment(issue: number, body: string): Promise<void>;
  ownComments(issue: number): Promise<PostedByApp[]>;
  stop(): Promise<void>;
}

const APP_ID = 4242;
const SLUG = 'known-cause';
const OWNER = 'example-org';
const SECRET = 'a webhook secret of the demo';
const TOKEN = 'demo-reporter';
const PATIENCE_MS = 10_000;

/** Starts both on loopback. `tell` hears one line for every delivery that the app did something about. */
export async function startDemoGitHub(brain: Brain, tell: (line: string) => void): Promise<DemoGitHub> {
  const done = createBell();
  const log = createJsonLog((line) => {
    const { message, event, action, outcome, reason, ms } = JSON.parse(line) as Record<string, string>;
    if (message === 'delivery failed') tell(`${event}: failed`);
    else if (message !== 'issue handled' || outcome === 'ignored') return;
    else tell(`webhook ${event}.${action}, signature verified → ${reason ?? outcome} (${ms} ms)`);
    done.ring();
  });
  let app: App | undefined;
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    bodyLimit: 1024 * 1024,
    log,
    handle: async (request) => (app ? app.handle(request) : { status: 503, body: 'not ready' }),
  });
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: seed(`${server.url}/api/github/webhooks`),
  });
  const key = emulator.generatedSecrets.find((secret) => secret.kind === 'github.app_private_key')?.value;
  const env = { APP_ID: String(APP_ID), PRIVATE_KEY: key, WEBHOOK_SECRET: SECRET, GITHUB_API_URL: emulator.url };
  app = await createApp({ ...brain, settings: readSettings(env), log, pacing: false });

  const call = (method: string, path: string, body?: object): Promise<unknown> =>
    send(`${emulator.url}/repos/${OWNER}/falco/issues${path}`, method, body);
  const thenDone = async <T>(work: Promise<T>): Promise<T> => {
    const [result] = await Promise.all([work, done.next()]);
    return result;
  };
  return {
    fileIssue: async (title, body) =>
      ((await thenDone(call('POST', '', { title, body }))) as { number: number }).number,
    addComment: async (issue, body) => {
      await thenDone(call('POST', `/${issue}/comments`, { body }));
    },
    ownComments: async (issue) => {
      const comments = (await call('GET', `/${issue}/comments?per_page=100`)) as RawComment[];
      const own = comments.filter(({ user }) => user.login === `${SLUG}[bot]`);
      return own.map(({ id, user, body }) => ({ id, author: user.login, body }));
    },
    stop: async () => {
      await server.stop();
      await emulator.close();
    },
  };
}

interface RawComment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly login: string };
}

async function send(url: string, method: string, body?: object): Promise<unknown> {
  const headers = { authorization: `token ${TOKEN}`, 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`the emulator answered ${response.status} to ${method}`);
  return response.json();
}

/** Lets somebody wait for the next ring, with limited patience. */
function createBell(): { ring(): void; next(): Promise<void> } {
  const waiting: (() => void)[] = [];
  return {
    ring: () => {
      for (const wake of waiting.splice(0)) wake();
    },
    next: () =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('the app received nothing')), PATIENCE_MS);
        waiting.push(() => {
          clearTimeout(late);
          resolve();
        });
      }),
  };
}

const seed = (webhookUrl: string): Record<string, object> => ({
  tokens: { [TOKEN]: { login: 'a-reporter', scopes: ['repo'] } },
  github: {
    users: [{ login: 'a-reporter' }, { login: 'a-maintainer' }],
    orgs: [{ login: OWNER, members: [{ login: 'a-maintainer', role: 'admin' }] }],
    repos: [{ owner: OWNER, name: 'falco' }],
    apps: [
      {
        app_id: APP_ID,
        slug: SLUG,
        name: 'Known Cause',
        permissions: { issues: 'write', metadata: 'read', contents: 'read' },
        events: ['issues', 'issue_comment'],
        webhook_url: webhookUrl,
        webhook_secret: SECRET,
        installations: [{ installation_id: 100, account: OWNER, repository_selection: 'all' }],
      },
    ],
  },
});
