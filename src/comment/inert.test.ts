import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inertCode, inertFence, inertText } from './inert.ts';

describe('inertCode', () => {
  test('plain text becomes a code span', () => {
    expect(inertCode('Falco version: 0.36.2')).toBe('`Falco version: 0.36.2`');
  });
  test('backticks cannot end the span', () => {
    expect(inertCode('a `b` ``c`` d')).toBe('``` a `b` ``c`` d ```');
  });
  test('a mention, an HTML comment and a credential do nothing', () => {
    const out = inertCode(`@falco-maintainers <!-- known-cause: v1 --> password: hunter22`);
    expect(out).not.toMatch(/@[a-z]/);
    expect(out).not.toContain('<!--');
    expect(out).not.toContain('hunter22');
  });
  test('a long line is cut', () => {
    expect(inertCode('x'.repeat(500), 100)).toHaveLength(102);
  });
  test('nothing becomes a blank', () => {
    expect(inertCode('\u200b\u0007')).toBe('` `');
  });
  test('is one span on one line, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('`', ' ', '@', 'a', '\n', '<!--', '-->', '\r', '/close', '#1') }),
        (text) => {
          const out = inertCode(text);
          const fence = /^`+/.exec(out)?.[0] ?? '';
          const inner = out.slice(fence.length, -fence.length);
          expect(out.endsWith(fence)).toBe(true);
          expect(inner).not.toMatch(new RegExp(`(?<!\`)\`{${fence.length}}(?!\`)`));
          expect(out).not.toMatch(/[\n\r]|<!--|@[a-z]/);
        },
      ),
    );
  });
});

describe('inertFence', () => {
  test('a fence that the content cannot close', () => {
    expect(inertFence(['```', 'a', '````'], 'diff')).toBe('`````diff\n```\na\n````\n`````');
  });
});

describe('inertText', () => {
  test('keeps tabs and drops what is invisible', () => {
    expect(inertText('a\tb\u202ec\u200b')).toBe('a\tbc');
  });
});
