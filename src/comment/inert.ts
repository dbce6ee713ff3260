import { redactLine } from '../issue/redact.ts';

/**
 * User text for our comment, as an inline code span that does nothing: no mention, no reference, no HTML, no end of a fence, no command,
 * no marker, no credential. At most `limit` characters; control characters and direction marks are dropped.
 */
export function inertCode(text: string, limit = 160): string {
  const plain = inertText(text).trim();
  const cut = plain.length > limit ? `${plain.slice(0, limit - 1)}…` : plain;
  if (cut === '') return '` `';
  const longest = Math.max(0, ...[...cut.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || /^ | $/.test(cut) ? ' ' : '';
  return `${fence}${pad}${cut}${pad}${fence}`;
}

/** One line of user text that is safe inside a code fence or a code span. */
export function inertText(text: string): string {
  return redactLine(text)
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/@(?=[A-Za-z0-9])/g, '@\u200b')
    .replaceAll('<!--', '<\u200b!--')
    .replaceAll('-->', '--\u200b>');
}

/** A fence that the content cannot close, with every line made inert; `prefix` keeps lines from starting with a command. */
export function inertFence(lines: readonly string[], language: string): string {
  const inert = lines.map(inertText);
  const longest = Math.max(2, ...inert.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...inert, fence].join('\n');
}
