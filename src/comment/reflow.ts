/**
 * Prose of the knowledge base for a GitHub comment, where every line end becomes a line break: the lines of a paragraph are joined.
 * Lists, fences, tables and blank lines stay.
 */
export function reflow(text: string): string {
  const out: string[] = [];
  let fenced = false;
  for (const line of text.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const last = out.at(-1);
    const joins =
      !fenced &&
      last !== undefined &&
      last.trim() !== '' &&
      line.trim() !== '' &&
      !/^\s*(?:[-*+] |\d+[.)] |>|\||#|```|~~~)/.test(line) &&
      !/^\s*(?:```|~~~|\|)/.test(last);
    if (joins) out[out.length - 1] = `${last.trimEnd()} ${line.trim()}`;
    else out.push(line);
  }
  return out.join('\n').trim();
}
