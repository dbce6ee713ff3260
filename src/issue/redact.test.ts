import { describe, expect, test } from '@jest/globals';
import { redact, redactLine } from './redact.ts';
import { CLEAN_LINES, CREDENTIALS, PRIVATE_KEY_BLOCK } from '../../test/support/credentials.ts';

describe('redactLine', () => {
  test.each(CREDENTIALS)('hides a $kind', ({ line, secret }) => {
    const redacted = redactLine(line);
    expect(line).toContain(secret);
    expect(redacted).not.toContain(secret);
    expect(redacted).toMatch(/\[redacted: [A-Za-z.` -]+\]/);
  });
  test('there are at least sixty shapes', () => {
    expect(CREDENTIALS.length).toBeGreaterThanOrEqual(60);
  });
  test.each(CLEAN_LINES)('leaves alone: %s', (line) => {
    expect(redactLine(line)).toBe(line);
  });
  test('two in one line', () => {
    expect(redactLine('password: hunter22 and token=abcd1234efgh')).toBe(
      'password: [redacted: password or key] and token=[redacted: password or key]',
    );
  });
});

describe('redact', () => {
  test('a private key, also an unclosed one', () => {
    const key = ['-----BEGIN RSA PRIVATE KEY-----', 'MIIEowIBAAKCAQEA', 'abcdef', '-----END RSA PRIVATE KEY-----'];
    expect(redact([...key, 'after'].join('\n'))).toEqual({
      text: [...key.map(() => '[redacted: private key]'), 'after'].join('\n'),
      notices: [{ kind: 'private key', line: 1 }],
    });
    expect(redact(key.slice(0, 3).join('\n')).text).not.toContain('MIIE');
  });
  test('tells the line and the kind, never the value', () => {
    expect(redact('a\nb: 1\nAPI_KEY=s3cr3tvalue').notices).toEqual([{ kind: 'password or key', line: 3 }]);
  });
});

test('a private key on one line, as in a title or an environment variable', () => {
  const key = PRIVATE_KEY_BLOCK.line;
  for (const line of [key.replaceAll('\n', ' '), `KEY="${key.replaceAll('\n', String.raw`\n`)}"`])
    expect(redactLine(line)).not.toContain(PRIVATE_KEY_BLOCK.secret);
});
