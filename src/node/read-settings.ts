import { readFileSync } from 'node:fs';
import type { Mode } from '../comment/plan-publication.ts';
import type { AppSettings } from '../github/create-app.ts';
import { readPrivateKey } from './private-key.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Bot accounts that GitHub shows as people. */
const BOT_LIKE = ['poiana', 'k8s-ci-robot'];
const MODES: readonly Mode[] = ['off', 'shadow', 'live'];
const MEGABYTE = 1024 * 1024;

const SAYS = {
  APP_ID: 'the number shown on the page of your GitHub App',
  PRIVATE_KEY:
    'the private key of your GitHub App: the PEM file itself, with \\n for its line ends, or in base64; or set PRIVATE_KEY_PATH to the file',
  WEBHOOK_SECRET: 'the webhook secret of your GitHub App: a long random string; "development" is refused',
  MODE: 'one of off, shadow, live',
} as const;

/** Settings are missing or wrong. The message names every one of them and never shows a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads all settings, or throws once for everything that is missing or wrong. */
export function readSettings(env: Environment): AppSettings {
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
  if (appId === undefined || privateKey === undefined || secret === undefined || mode === undefined) {
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
    },
    ...(apiUrl && { apiUrl: apiUrl.replace(/\/+$/, '') }),
  };
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
