import type { RegionKind } from '../issue/issue-document.ts';
import type { StatingLine } from './stating-line.ts';

/** The distinct lines of some kinds as one text. */
interface Sheet {
  readonly text: string;
  readonly lines: readonly StatingLine[];
  /** Where each line starts in `text`. */
  readonly starts: readonly number[];
}

const sheets = new WeakMap<readonly StatingLine[], Map<string, Sheet>>();
const multiline = new WeakMap<RegExp, RegExp>();

/** Lines of a hostile text that a pattern is tried on; nobody means thousands of different lines with one fact. */
const MOST_CANDIDATES = 400;

/**
 * The lines on which `pattern` may match: one pass over all text instead of one call per line. A line that says the same as an
 * earlier one of its kind adds nothing and is left out.
 */
export function candidates(
  lines: readonly StatingLine[],
  pattern: RegExp,
  kinds: readonly RegionKind[] | undefined,
): readonly StatingLine[] {
  const sheet = sheetOf(lines, kinds);
  let search = multiline.get(pattern);
  if (!search) multiline.set(pattern, (search = new RegExp(pattern.source, `${pattern.flags.replace('m', '')}m`)));
  const found: StatingLine[] = [];
  let next = 0;
  search.lastIndex = 0;
  for (let match = search.exec(sheet.text); match && found.length < MOST_CANDIDATES; match = search.exec(sheet.text)) {
    const end = match.index + match[0].length;
    next = Math.max(next, lineAt(sheet.starts, match.index));
    while (next < sheet.lines.length && sheet.starts[next]! <= end) found.push(sheet.lines[next++]!);
    // The rest of these lines is searched line by line; go on behind them.
    search.lastIndex = Math.max(end, next < sheet.starts.length ? sheet.starts[next]! : sheet.text.length);
    if (search.lastIndex >= sheet.text.length) break;
  }
  return found;
}

function sheetOf(lines: readonly StatingLine[], kinds: readonly RegionKind[] | undefined): Sheet {
  const key = kinds?.join(' ') ?? '';
  let known = sheets.get(lines);
  if (!known) sheets.set(lines, (known = new Map()));
  let sheet = known.get(key);
  if (!sheet) known.set(key, (sheet = writeSheet(lines, kinds)));
  return sheet;
}

function writeSheet(lines: readonly StatingLine[], kinds: readonly RegionKind[] | undefined): Sheet {
  const seen = new Set<string>();
  const kept: StatingLine[] = [];
  const starts: number[] = [];
  const texts: string[] = [];
  let at = 0;
  for (const one of lines) {
    if (kinds && !kinds.includes(one.line.kind)) continue;
    const key = `${one.field ?? ''}\n${one.line.text}`;
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(one);
    starts.push(at);
    texts.push(one.line.text);
    at += one.line.text.length + 1;
  }
  return { text: texts.join('\n'), lines: kept, starts };
}

/** Index of the line that holds a place. */
function lineAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
