import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPrivateKey } from './private-key.ts';
import { readSettings, SettingsError } from './read-settings.ts';

const made = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const pem = made.export({ type: 'pkcs1', format: 'pem' }).toString();
const good = { APP_ID: '12', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'long and random' };

describe('the private key is read', () => {
  test.each<[string, string]>([
    ['as PEM', pem],
    ['with \\n for line ends', pem.replaceAll('\n', '\\n')],
    ['with \\r\\n for line ends', pem.replaceAll('\n', '\\r\\n')],
    ['with Windows line ends', pem.replaceAll('\n', '\r\n')],
    ['with spaces for line ends', pem.replaceAll('\n', ' ')],
    ['in quotes', `"${pem.replaceAll('\n', '\\n')}"`],
    ['in base64', Buffer.from(pem).toString('base64')],
  ])('%s', (_, text) => expect(readPrivateKey(text)).toBe(pem));
  test('as PKCS#8', () => {
    const other = made.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(readPrivateKey(other)).toBe(other);
  });
  test.each([
    '',
    'nonsense',
    pem.slice(0, 400),
    pem.replaceAll(/[a-f]/g, 'x'),
    '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----',
  ])('unless it is none (%#)', (text) => expect(readPrivateKey(text)).toBeUndefined());
});

describe('settings', () => {
  test('are complete', () => {
    const settings = readSettings({
      ...good,
      WEBHOOK_SECRET_PREVIOUS: 'old',
      IGNORE_AUTHORS: 'Some-Bot, other',
      MODE: 'shadow',
    });
    expect(settings).toMatchObject({
      appId: 12,
      webhookSecrets: ['long and random', 'old'],
      policy: { mode: 'shadow' },
    });
    expect([...settings.policy.ignoredAuthors]).toEqual(['poiana', 'k8s-ci-robot', 'some-bot', 'other']);
    expect(settings.apiUrl).toBeUndefined();
  });
  test('take the key from a file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'key-')), 'app.pem');
    writeFileSync(path, pem);
    expect(readSettings({ ...good, PRIVATE_KEY: '', PRIVATE_KEY_PATH: path }).privateKey).toBe(pem);
  });
  test('know what is left out of reports', () => {
    expect([...(readSettings({ ...good, REDACT: 'IP, email' }).policy.redact ?? [])]).toEqual(['email', 'ip']);
    expect([...(readSettings(good).policy.redact ?? [])]).toEqual([]);
    expect(() => readSettings({ ...good, REDACT: 'email, phone' })).toThrow('REDACT — wrong');
  });
  test('know GitHub Enterprise Server', () =>
    expect(readSettings({ ...good, GHE_HOST: 'ghe.example' }).apiUrl).toBe('https://ghe.example/api/v3'));
  test('are refused all at once, without a value in the message', () => {
    const wrong = { APP_ID: 'app-12', PRIVATE_KEY: 'secret-key', WEBHOOK_SECRET: 'development', MODE: 'loud' };
    const error = (() => {
      try {
        return readSettings(wrong);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(SettingsError);
    const { message } = error as Error;
    for (const name of Object.keys(wrong)) expect(message).toContain(`${name} — wrong`);
    for (const value of ['app-12', 'secret-key', 'loud']) expect(message).not.toContain(value);
    expect(() => readSettings({})).toThrow(/APP_ID — missing[^]*PRIVATE_KEY — missing[^]*WEBHOOK_SECRET — missing/);
    expect(() => readSettings({ ...good, WEBHOOK_SECRET: ' ' })).toThrow(/WEBHOOK_SECRET — missing/);
  });
  test('are all in .env.example', () => {
    const example = readFileSync('.env.example', 'utf8');
    const used = readFileSync('src/node/read-settings.ts', 'utf8').matchAll(/given\('([A-Z_]+)'\)/g);
    for (const [, name] of used) if (name !== 'GHE_PROTOCOL') expect(example).toMatch(new RegExp(`^${name}=`, 'm'));
  });
});
