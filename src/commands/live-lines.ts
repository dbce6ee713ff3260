/**
 * The lines of a comment in which a command counts: not in fenced or indented code, quotes, HTML comments or
 * other HTML blocks. One pass, total, linear. Stricter than Markdown where the two differ: an unclosed fence or
 * HTML comment silences the rest.
 */
export function liveLines(text: string): string[] {
  const live: string[] = [];
  let silence: Silence = { until: 'nothing' };
  for (const line of text.split(/\r\n|\n|\r/)) {
    const before = silence;
    silence = next(silence, line);
    if (before.until === 'nothing' && silence.until === 'nothing' && !/^(?: {4}|\t| {0,3}[>\t])/.test(line))
      live.push(line);
  }
  return live;
}

/** What the following lines are part of, and what ends it. */
type Silence =
  | { readonly until: 'nothing' }
  | { readonly until: 'fence'; readonly mark: string; readonly length: number }
  | { readonly until: 'comment-end' }
  | { readonly until: 'tag-end'; readonly tag: string }
  | { readonly until: 'blank' };

const NOTHING: Silence = { until: 'nothing' };

function next(silence: Silence, line: string): Silence {
  switch (silence.until) {
    case 'nothing':
      return opening(line);
    case 'fence': {
      const close = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
      return close?.startsWith(silence.mark) && close.length >= silence.length ? NOTHING : silence;
    }
    case 'comment-end':
      return line.includes('-->') ? NOTHING : silence;
    case 'tag-end':
      return line.toLowerCase().includes(`</${silence.tag}`) ? NOTHING : silence;
    default:
      return line.trim() === '' ? NOTHING : silence;
  }
}

function opening(line: string): Silence {
  // ```sh
  // ^~~ the mark and its length
  const fence = /^[ \t]*(?:[-*+] +|\d{1,9}[.)] +)?(`{3,}|~{3,})(.*)$/.exec(line);
  const mark = fence?.[1]?.charAt(0);
  if (fence?.[1] && mark && !(mark === '`' && fence[2]?.includes('`'))) {
    return { until: 'fence', mark, length: fence[1].length };
  }
  // <!-- hidden, or words <!-- hidden
  const comment = line.lastIndexOf('<!--');
  if (comment >= 0 && !line.includes('-->', comment)) return { until: 'comment-end' };
  const tag = /^ {0,3}<(pre|script|style|textarea)\b/i.exec(line)?.[1]?.toLowerCase();
  if (tag && !line.toLowerCase().includes(`</${tag}`)) return { until: 'tag-end', tag };
  return /^ {0,3}<\/?[a-z][a-z0-9-]*[\s/>]/i.test(line) || /^ {0,3}>/.test(line) ? { until: 'blank' } : NOTHING;
}
