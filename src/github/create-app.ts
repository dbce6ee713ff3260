import { Probot, ProbotOctokit } from 'probot';
import { createMeter } from '../metrics/meter.ts';
import type { Queue } from '../queue/queue.ts';
import type { WriteBudget } from '../queue/write-budget.ts';
import type { Brain } from './answer-issue.ts';
import type { AppSettings } from './app-settings.ts';
import { conditionalFetch } from './conditional-fetch.ts';
import { createReception } from './create-reception.ts';
import type { Desk, Hands } from './desk.ts';
import type { Identity } from './identity.ts';
import { createMemoryLedger, noLedger, type Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { probotLog } from './probot-log.ts';
import { createSerialiser } from './serialise.ts';
import type { Task } from './task.ts';
import { createDoor, type HttpAnswer, type HttpRequest } from './webhook-door.ts';
import { workThrough } from './work-through.ts';

export type { AppSettings } from './app-settings.ts';

export interface AppOptions extends Brain {
  readonly settings: AppSettings;
  readonly log: Log;
  readonly ledger?: Ledger;
  /** Where accepted work waits; absent: the work is done before a delivery is answered. */
  readonly queue?: Queue<Task> | undefined;
  readonly budget?: WriteBudget | undefined;
  /** Whether `/metrics` is served. */
  readonly metrics?: boolean;
  /** `false` sends writes without GitHub's recommended pauses, for a GitHub on this machine. */
  readonly pacing?: boolean;
  /** How GitHub is reached; absent: over the network. */
  readonly fetch?: typeof fetch;
}

export interface App {
  /** Bodies longer than this are refused; a server need not read them. */
  readonly bodyLimit: number;
  readonly handle: (request: HttpRequest) => Promise<HttpAnswer>;
  /** Ends the work under way and gives the queue back; what waits stays there. */
  close(): Promise<void>;
}

const EVENTS = new Set(['issues', 'issue_comment']);

/** The app behind one door. Make it once per process: it holds the tokens, the ledger and the order of work. */
export async function createApp(options: AppOptions): Promise<App> {
  const { settings, log, queue, metrics = false } = options;
  const { probot, hands } = await takeUpWork(options);
  const { desk } = hands;
  const reception = createReception(hands, queue, settings.graceMs ?? 0);
  probot.on(['issues.opened', 'issues.edited', 'issues.reopened'], reception.onIssue);
  probot.on(['issue_comment.created', 'issue_comment.edited', 'issue_comment.deleted'], reception.onComment);
  const worker = queue && workThrough(queue, hands, settings);
  const handle = createDoor({
    webhookPath: settings.webhookPath,
    secrets: settings.webhookSecrets,
    bodyLimit: settings.bodyLimit,
    ledger: options.ledger ?? (queue ? noLedger : createMemoryLedger()),
    log,
    events: EVENTS,
    receive: (delivery) => probot.webhooks.receive(delivery as Parameters<typeof probot.webhooks.receive>[0]),
    meter: desk.meter,
    received: queue ? 'accepted' : 'done',
    ready: async () => !queue || (await queue.state().catch(() => undefined))?.writable === true,
    metrics: metrics ? () => desk.meter.text() : undefined,
  });
  return {
    handle,
    bodyLimit: settings.bodyLimit,
    close: async () => {
      await worker?.stop();
      await queue?.close();
    },
  };
}

/** The same hands without a door: for a sweep. */
export async function createHands(options: AppOptions): Promise<Hands> {
  return (await takeUpWork(options)).hands;
}

async function takeUpWork({
  settings,
  log,
  queue,
  budget,
  pacing = true,
  fetch: reach = fetch,
  knowledge,
  diagnose,
}: AppOptions): Promise<{ probot: Probot; hands: Hands }> {
  const meter = createMeter(Date.now, queue && (() => queue.state()));
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecrets[0],
    log: probotLog(log),
    Octokit: octokitFor(
      pacing,
      conditionalFetch(within(8_000, reach), (answer) => meter.read(answer)),
    ),
    ...(settings.apiUrl !== undefined && { baseUrl: settings.apiUrl }),
  });
  await probot.ready();
  const desk: Desk = {
    brain: { knowledge, diagnose },
    operator: settings.policy,
    identity: identityOf(probot, settings.appId),
    log,
    meter,
    budget,
    serialise: createSerialiser(),
  };
  return { probot, hands: { desk, octokit: (installation) => probot.auth(installation || undefined) } };
}

/** GitHub waits ten seconds for us: retries within four, no waiting for a quota, no request beyond eight. */
function octokitFor(pacing: boolean, reach: typeof fetch): typeof ProbotOctokit {
  const never = (): boolean => false;
  // A function, not an object: Probot's own throttle options would replace ours as a whole.
  return ProbotOctokit.defaults((options: Record<string, object | undefined>) => ({
    ...options,
    throttle: { ...options['throttle'], enabled: pacing, onRateLimit: never, onSecondaryRateLimit: never },
    retry: { retries: 2, retryAfterBaseValue: 250, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    request: { ...options['request'], fetch: reach },
  }));
}

/**
 * Bounded in time. A read follows where GitHub leads on to; a write does not, for it would arrive there as a read. Where
 * an issue or a repository was moved away from, a write is answered as for one that is gone.
 */
const within =
  (ms: number, reach: typeof fetch): typeof fetch =>
  async (input, init) => {
    const signal = AbortSignal.timeout(ms);
    if ((init?.method ?? 'GET') === 'GET') return reach(input, { ...init, signal });
    const response = await reach(input, { ...init, signal, redirect: 'manual' });
    return response.status >= 300 && response.status < 400 ? Response.json({}, { status: 410 }) : response;
  };

function identityOf(probot: Probot, appId: number): Identity {
  let login: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    const { data } = await (await probot.auth()).rest.apps.getAuthenticated();
    return `${data?.slug ?? ''}[bot]`;
  };
  return {
    appId,
    login: () => {
      login ??= ask().catch((error: unknown) => {
        login = undefined;
        throw error;
      });
      return login;
    },
  };
}
