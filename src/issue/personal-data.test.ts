import { describe, expect, test } from '@jest/globals';
import { maskPersonal, withoutPersonal } from './personal-data.ts';

const BOTH = new Set(['email', 'ip'] as const);

describe('by choice', () => {
  test.each([
    ['write to jane.doe+falco@mail.example.org, please', 'write to [redacted: e-mail], please'],
    ['node 10.12.0.7:5060 and 192.168.1.255.', 'node [redacted: IP]:5060 and [redacted: IP].'],
    ['from 2001:db8:0:1:2:3:4:5 to fe80::1', 'from [redacted: IP] to [redacted: IP]'],
  ])('%s', (text, masked) => expect(maskPersonal(text, BOTH)).toBe(masked));

  test.each([
    'Falco 0.36.2, kernel 5.10.192-183.736.amzn2.x86_64, driver 5.0.1+driver',
    'at 10:11:12, on 4.18.0-372.9.1.el8.x86_64, chart 3.8.1.2.3',
    'listen_address: 0.0.0.0, and 127.0.0.1:8765',
    'image@sha256:d4c03e000273a0168ee3d9b3dfb2174e667b93c9bfedf399b298ed70f37d623b, @someone',
    'std::string, one::two and 256.1.1.1',
  ])('leaves alone: %s', (text) => expect(maskPersonal(text, BOTH)).toBe(text));

  test('each for itself, in title, body and comments', () => {
    const text = 'a@b.example at 10.1.2.3';
    const issue = { title: text, body: text, labels: [], comments: [{ body: text, createdAt: '' }] };
    const email = withoutPersonal(issue, new Set(['email'] as const));
    expect([email.title, email.body, email.comments[0]?.body]).toEqual(Array(3).fill('[redacted: e-mail] at 10.1.2.3'));
    expect(withoutPersonal(issue, new Set())).toBe(issue);
  });

  test('a long line costs no more than its length', () => {
    const start = performance.now();
    for (const unit of ['a.', 'a@', '1.', 'f:', '::', 'a@a.']) maskPersonal(unit.repeat(100_000), BOTH);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
