/** An opened code fence. */
export interface Fence {
  readonly char: '`' | '~';
  readonly length: number;
  readonly indent: number;
  /** First word of the info string, lower case; empty when there is none. */
  readonly language: string;
  /** Text after the info word, for fences such as "```Falco version: 0.36.2" that were meant to open on their own line. */
  readonly rest: string;
}

/**
 * Does this line open a fence? At most one list marker or quote may stand before it.
 *
 *     - ```yaml title
 *     ^^ ^^^ ^^^^
 */
export function openFence(text: string): Fence | undefined {
  const match = /^(\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)?)(`{3,}|~{3,})(.*)$/.exec(text);
  if (!match) return undefined;
  const [, lead = '', marks = '', info = ''] = match;
  const char = marks.startsWith('~') ? '~' : '`';
  if (char === '`' && info.includes('`')) return undefined;
  const words = info.trim();
  const space = words.search(/\s/);
  return {
    char,
    length: marks.length,
    indent: lead.length,
    language: (space < 0 ? words : words.slice(0, space)).toLowerCase().replace(/^\{?\.?/, ''),
    rest: space < 0 ? '' : words.slice(space + 1),
  };
}

/** A closing fence has the same character, is at least as long and carries nothing else. Its indent does not matter here. */
export function closesFence(fence: Fence, text: string): boolean {
  const line = text.trim();
  if (line.length < fence.length || !line.startsWith(fence.char.repeat(3))) return false;
  for (const char of line) if (char !== fence.char) return false;
  return true;
}
