export interface Uncommented {
  /** The line without its comments; `undefined` when nothing but comment stands on it. */
  readonly text: string | undefined;
  /** A comment is still open at the end of the line. */
  readonly open: boolean;
  /** The line carries (a part of) a comment. */
  readonly comment: boolean;
}

/**
 * Takes HTML comments out of one line.
 *
 *     - Kernel: <!-- uname -a --> 5.15.0
 *               ^^^^^^^^^^^^^^^^^
 */
export function uncomment(line: string, open: boolean): Uncommented {
  if (!open && !line.includes('<!--')) return { text: line, open: false, comment: false };
  let text = '';
  let at = 0;
  let inside = open;
  while (at <= line.length) {
    const next = line.indexOf(inside ? '-->' : '<!--', at);
    if (!inside) text += line.slice(at, next < 0 ? undefined : next);
    if (next < 0) break;
    at = next + (inside ? 3 : 4);
    inside = !inside;
  }
  return { text: text.trim() === '' ? undefined : text, open: inside, comment: true };
}
