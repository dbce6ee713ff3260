import { readFileSync } from 'node:fs';
import type { Mode } from '../comment/plan-publication.ts';
import type { AppSettings } from '../github/create-app.ts';
import type { PersonalData } from '../issue/personal-data.ts';
import { PATIENCE } from '../queue/after-failure.ts';
import { GITHUB_LIMITS, type Limits } from '../queue/write-budget.ts';
import { readStoreChoice, type StoreChoice } from './open-store.ts';
import { readPrivateKey } from './private-key.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Bot accounts that GitHub shows as people. */
const BOT_LIKE = ['poiana', 'k8s-ci-robot'];
const MODES: readonly Mode[] = ['off', 'shadow', 'live'];
/** Bots that label and greet come first; a burst of edits is one reading. */
const DEFAULT_GRACE_SECONDS = 10;
const MEGABYTE = 1024 * 1024;

const SAYS = {
  APP_ID: 'the number shown on the page of your GitHub App',
  PRIVATE_KEY:
    'the private key of your GitHub App: the PEM file itself, with \\n for its line ends, or in base64; or set PRIVATE_KEY_PATH to the file',
  WEBHOOK_SECRET: 'the webhook secret of your GitHub App: a long random string; "development" is refused',
  MODE: 'one of off, shadow, live',
  QUEUE: 'one of none, memory, file:PATH, postgres://…',
  REDACT: 'email, ip or both, separated by a comma',
  GRACE_SECONDS: 'a number of seconds',
  RETRY_SECONDS: 'a number of seconds: the first pause after a failure',
  LEASE_SECONDS: 'a number of seconds: how long work stays with a worker that gives no sign of life',
  EDITS_PER_DAY: 'a whole number: how often one comment may be edited in 24 hours',
  WRITES_PER_MINUTE: 'a whole number: comments and edits of one installation',
  WRITES_PER_HOUR: 'a whole number: comments and edits of one installation',
} as const;

/** What the process around the app needs to know, besides what the app does. */
export interface Settings extends AppSettings {
  readonly store: StoreChoice;
  readonly limits: Limits;
  readonly leaseMs: number;
  /** `PACING=off`: no pauses between writes, for a GitHub Enterprise Server without limits. */
  readonly pacing: boolean;
}

/** Settings are missing or wrong. The message names every one of them and never shows a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads all settings, or throws once for everything that is missing or wrong. */
export function readSettings(env: Environment): Settings {
  const wrong: (keyof typeof SAYS)[] = [];
  const given = (name: string): string => env[name]?.trim() ?? '';
  const check = <T>(name: keyof typeof SAYS, value: T | undefined): T | undefined => {
    if (value === undefined) wrong.push(name);
    return value;
  };
  const appId = check('APP_ID', /^[1-9]\d{0,14}$/.test(given('APP_ID')) ? Number(given('APP_ID')) : undefined);
  const privateKey = check('PRIVATE_KEY', readPrivateKey(given('PRIVATE_KEY') || fileText(given('PRIVATE_KEY_PATH'))));
  const secret = check('WEBHOOK_SECRET', secretOf(given('WEBHOOK_SECRET')));
  const mode = check(
    'MODE',
    MODES.find((one) => one === (given('MODE') || 'live')),
  );
  const store = check('QUEUE', readStoreChoice(given('QUEUE')));
  const redact = check('REDACT', redactOf(list(given('REDACT'))));
  const number = (name: keyof typeof SAYS, fallback: number): number =>
    check(name, numberOf(given(name) || String(fallback))) ?? fallback;
  const graceMs = number('GRACE_SECONDS', DEFAULT_GRACE_SECONDS) * 1_000;
  const firstMs = number('RETRY_SECONDS', PATIENCE.firstMs / 1_000) * 1_000;
  const leaseMs = number('LEASE_SECONDS', 60) * 1_000;
  const limits = {
    perMinute: number('WRITES_PER_MINUTE', GITHUB_LIMITS.perMinute),
    perHour: number('WRITES_PER_HOUR', GITHUB_LIMITS.perHour),
    editsPerDay: number('EDITS_PER_DAY', GITHUB_LIMITS.editsPerDay),
  };
  if (!appId || !privateKey || !secret || !mode || !store || !redact || wrong.length > 0) {
    const lines = wrong.map((name) => `  ${name} — ${given(name) === '' ? 'missing' : 'wrong'}: ${SAYS[name]}`);
    throw new SettingsError(`These settings are missing or wrong:\n${lines.join('\n')}`);
  }
  const previous = secretOf(given('WEBHOOK_SECRET_PREVIOUS'));
  const host = given('GHE_HOST');
  const apiUrl = given('GITHUB_API_URL') || (host && `${given('GHE_PROTOCOL') || 'https'}://${host}/api/v3`);
  return {
    appId,
    privateKey,
    webhookSecrets: previous === undefined ? [secret] : [secret, previous],
    webhookPath: given('WEBHOOK_PATH') || '/api/github/webhooks',
    bodyLimit: (Number(given('BODY_LIMIT_MB')) || 5) * MEGABYTE,
    policy: {
      mode,
      ignoredAuthors: new Set([...BOT_LIKE, ...list(given('IGNORE_AUTHORS'))]),
      muteLabel: given('MUTE_LABEL') || 'known-cause/mute',
      redact,
    },
    store,
    graceMs,
    patience: { ...PATIENCE, firstMs },
    limits,
    leaseMs,
    pacing: given('PACING') !== 'off',
    ...(apiUrl && { apiUrl: apiUrl.replace(/\/+$/, '') }),
  };
}

const numberOf = (text: string): number | undefined => (/^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined);

const PERSONAL: readonly PersonalData[] = ['email', 'ip'];

/** Absent when a word is none of them. */
function redactOf(words: readonly string[]): ReadonlySet<PersonalData> | undefined {
  const known = PERSONAL.filter((one) => words.includes(one));
  return known.length === new Set(words).size ? new Set(known) : undefined;
}

const secretOf = (text: string): string | undefined => (text === '' || text === 'development' ? undefined : text);

const list = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

/** Text of a file, empty when there is none: the check that follows tells of it. */
function fileText(path: string): string {
  try {
    return path === '' ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
