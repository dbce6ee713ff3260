import { Probot, ProbotOctokit } from 'probot';
import type { Brain } from './answer-issue.ts';
import type { Desk } from './handling.ts';
import type { Identity } from './identity.ts';
import { createMemoryLedger, type Ledger } from './ledger.ts';
import type { Log } from './log.ts';
import { onIssue } from './on-issue.ts';
import { onIssueComment } from './on-issue-comment.ts';
import { probotLog } from './probot-log.ts';
import type { Policy } from './repository-policy.ts';
import { createSerialiser } from './serialise.ts';
import { createDoor, type HttpAnswer, type HttpRequest } from './webhook-door.ts';

export interface AppSettings {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecrets: readonly [string, ...string[]];
  readonly webhookPath: string;
  readonly bodyLimit: number;
  readonly policy: Policy;
  /** GitHub's API; absent means github.com. */
  readonly apiUrl?: string;
}

export interface AppOptions extends Brain {
  readonly settings: AppSettings;
  readonly log: Log;
  readonly ledger?: Ledger;
  /** `false` sends writes without GitHub's recommended pauses, for a GitHub on this machine. */
  readonly pacing?: boolean;
}

export interface App {
  /** Bodies longer than this are refused; a server need not read them. */
  readonly bodyLimit: number;
  readonly handle: (request: HttpRequest) => Promise<HttpAnswer>;
}

const EVENTS = new Set(['issues', 'issue_comment']);

/** The app behind one door. Make it once per process: it holds the tokens, the ledger and the order of work. */
export async function createApp({
  settings,
  log,
  ledger,
  pacing = true,
  knowledge,
  diagnose,
}: AppOptions): Promise<App> {
  const probot = new Probot({
    appId: settings.appId,
    privateKey: settings.privateKey,
    secret: settings.webhookSecrets[0],
    log: probotLog(log),
    Octokit: octokitFor(pacing),
    ...(settings.apiUrl !== undefined && { baseUrl: settings.apiUrl }),
  });
  await probot.ready();
  const desk: Desk = {
    brain: { knowledge, diagnose },
    operator: settings.policy,
    identity: identityOf(probot, settings.appId),
    log,
    serialise: createSerialiser(),
  };
  probot.on(['issues.opened', 'issues.edited', 'issues.reopened'], (context) => onIssue(context, desk));
  probot.on(['issue_comment.created', 'issue_comment.edited', 'issue_comment.deleted'], (context) =>
    onIssueComment(context, desk),
  );
  const handle = createDoor({
    webhookPath: settings.webhookPath,
    secrets: settings.webhookSecrets,
    bodyLimit: settings.bodyLimit,
    ledger: ledger ?? createMemoryLedger(),
    log,
    events: EVENTS,
    receive: (delivery) => probot.webhooks.receive(delivery as Parameters<typeof probot.webhooks.receive>[0]),
  });
  return { handle, bodyLimit: settings.bodyLimit };
}

/** GitHub waits ten seconds for us: retries within four, no waiting for a quota, no request beyond eight. */
function octokitFor(pacing: boolean): typeof ProbotOctokit {
  const never = (): boolean => false;
  // A function, not an object: Probot's own throttle options would replace ours as a whole.
  return ProbotOctokit.defaults((options: Record<string, object | undefined>) => ({
    ...options,
    throttle: { ...options['throttle'], enabled: pacing, onRateLimit: never, onSecondaryRateLimit: never },
    retry: { retries: 2, retryAfterBaseValue: 250, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    request: { ...options['request'], fetch: fetchWithin(8_000) },
  }));
}

const fetchWithin =
  (ms: number): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(ms) });

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
