import { evidenceAt, type ConfigEntry, type Line } from './issue-document.ts';
import { flowScalars, scalarOf } from './yaml-scalar.ts';

interface Level {
  readonly indent: number;
  readonly key: string;
}

/** Deepest nesting and most entries that are read from one issue. */
const MOST_LEVELS = 24;

/**
 * Scalars of pasted YAML with their paths, read line by line by indentation. Forgiving: tabs, diff marks, broken indents,
 * comments, block scalars. A list adds nothing to the path; each of its scalars is an entry. Aliases are not followed.
 */
export function yamlEntries(lines: readonly Line[], room: number): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const levels: Level[] = [];
  let blockScalar = -1;
  const diff = looksLikeDiff(lines);
  for (const line of lines) {
    if (entries.length >= room) break;
    let text = line.text.replaceAll('\t', '  ');
    if (diff) {
      if (text.startsWith('-')) continue;
      if (text.startsWith('+')) text = ` ${text.slice(1)}`;
    }
    const body = text.trimStart();
    if (body === '' || body.startsWith('#') || body === '---' || body.startsWith('...')) continue;
    let indent = text.length - body.length;
    if (blockScalar >= 0) {
      if (indent > blockScalar) continue;
      blockScalar = -1;
    }
    let rest = body;
    let item = false;
    for (let depth = 0; depth < 8 && (rest.startsWith('- ') || rest === '-'); depth++) {
      item = true;
      const inner = rest.slice(1).trimStart();
      indent += rest.length - inner.length;
      rest = inner;
    }
    const keyed = /^(?:"([^"]{1,100})"|'([^']{1,100})'|([A-Za-z_$][\w./$-]{0,100}))\s{0,4}:(?:\s+(.*))?$/.exec(rest);
    // Items of a list may stand at the indent of their key: only a key at that indent ends it.
    const own = item ? indent - 1 : indent;
    while (levels.length > 0 && levels.at(-1)!.indent >= own) levels.pop();
    const path = levels.map((level) => level.key);
    if (!keyed) {
      if (item && path.length > 0 && rest !== '') pushValue(entries, line, path, rest, rest);
      continue;
    }
    const key = keyed[1] ?? keyed[2] ?? keyed[3]!;
    const value = uncommented(keyed[4] ?? '');
    const full = [...path, ...key.split('.')].slice(0, MOST_LEVELS);
    if (value === '' || value.startsWith('&') || value.startsWith('!')) {
      if (levels.length < MOST_LEVELS) levels.push({ indent, key });
    } else if (/^[|>][+-]?\d?$/.test(value)) {
      blockScalar = indent;
    } else {
      pushValue(entries, line, full, value, rest);
    }
  }
  return entries.slice(0, room);
}

function pushValue(entries: ConfigEntry[], line: Line, path: readonly string[], value: string, shown: string): void {
  const evidence = evidenceAt(line, Math.max(0, line.text.indexOf(shown.slice(0, 60))), Math.min(60, shown.length));
  for (const scalar of flowScalars(uncommented(value)))
    entries.push({ path: [...path, ...scalar.path], value: scalarOf(scalar.text), evidence });
}

/** Cuts a trailing comment; a `#` inside quotes or without a blank before it stays. */
function uncommented(value: string): string {
  if (!value.includes('#')) return value.trim();
  let quote = '';
  for (let i = 0; i < value.length; i++) {
    const char = value.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if ((char === '"' || char === "'") && (i === 0 || ' [,{:'.includes(value.charAt(i - 1)))) quote = char;
    else if (char === '#' && (i === 0 || value.charAt(i - 1) === ' ')) return value.slice(0, i).trim();
  }
  return value.trim();
}

/** A diff has lines that start with `+` right at the margin; a YAML list has none. */
function looksLikeDiff(lines: readonly Line[]): boolean {
  return lines.some((line) => /^\+ {0,40}[A-Za-z_-]/.test(line.text) || line.text.startsWith('@@ '));
}
