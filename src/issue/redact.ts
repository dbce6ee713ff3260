import { findCredentials } from './find-credentials.ts';

/** A line of a text that holds something like a credential. */
export interface CredentialNotice {
  readonly kind: string;
  /** 1-based. */
  readonly line: number;
}

export interface Redacted {
  readonly text: string;
  readonly notices: readonly CredentialNotice[];
}

/** One line with every credential-like string replaced by its kind: `[redacted: GitHub token]`. */
export function redactLine(line: string): string {
  let out = '';
  let at = 0;
  for (const { kind, start, end } of findCredentials(line)) {
    out += `${line.slice(at, start)}[redacted: ${kind}]`;
    at = end;
  }
  return out + line.slice(at);
}

const KEY_BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_END = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;

/** A whole text; also the lines between the marks of a private key. An unclosed block ends after 100 lines. */
export function redact(text: string): Redacted {
  const notices: CredentialNotice[] = [];
  let inKey = 0;
  const lines = text.split('\n').map((line, i) => {
    if (inKey === 0 && KEY_BEGIN.test(line)) {
      notices.push({ kind: 'private key', line: i + 1 });
      inKey = KEY_END.test(line) ? 0 : 100;
      return '[redacted: private key]';
    }
    if (inKey > 0) {
      inKey = KEY_END.test(line) ? 0 : inKey - 1;
      return '[redacted: private key]';
    }
    for (const { kind } of findCredentials(line)) notices.push({ kind, line: i + 1 });
    return redactLine(line);
  });
  return { text: lines.join('\n'), notices };
}
