import { STATING, type IssueDocument, type Line } from './issue-document.ts';
import { cellOf, MOMENT, type Part, type Row, type Series } from './number-tables.ts';

/** More lines are a log, and no table that somebody wrote. */
const MOST_ROWS = 60;
const FEWEST_ROWS = 3;
const MOST_COLUMNS = 16;
/** The share of the rows that has a number; the others have a remark: `04:12  collector up again`. */
const MOSTLY = 0.6;
const SIZE = /\d ?[kMG](?:i?[Bbo])?$/;
/** What a line of such a table begins with: `02:30`, `2024-01-06`, `day 3`, `+12h`. */
const FIRST =
  /^\s{0,12}((?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S{0,9})?|\d{1,2}:\d{2}(?::\d{2})?|(?:day|tag|jour|d[ií]a|week|hour|t) ?\+?\d{1,4}|\+?\d{1,4} ?(?:min|h|hours?|d|days?)):?)(?=\s)/i;
/** What such lines stand below where they begin with a count of seconds: names of metrics and nothing else. */
const METRICS = /^\s{0,12}[a-z]\w{0,40}[._]\w[\w.]{0,60}(?:\s{1,40}[a-z]\w{0,40}[._]\w[\w.]{0,60}){1,15}\s{0,12}$/;
const NUMBERS = /^\s{0,12}\d[\d.,]{0,15}(?:\s{1,40}\d[\d.,]{0,15}){1,15}\s{0,12}$/;
const FIELD = /([A-Za-z][\w.]{1,60})=(\d[\d.,]{0,15})(?![\w.])/g;

/**
 * The number series of what people write or print without bars: times with numbers behind them, below a heading or as `name=number`,
 * three of them and more, or names of metrics with lines of numbers below. Sizes without a heading are called `memory`.
 *
 *     date        VmRSS kB        02:00   104 MB        day 1  n_threads=2201  memory_rss_mb=201
 *     2024-01-02   118204         02:30   371 MB        day 2  n_threads=88410  memory_rss_mb=688
 */
export function plainTables(document: IssueDocument): Series[] {
  const series: Series[] = [];
  let rows: Row[] = [];
  let above: Line | undefined;
  let heading: Line | undefined;
  const close = (): void => {
    if (rows.length >= FEWEST_ROWS && rows.length <= MOST_ROWS)
      series.push(...fieldsOf(rows), ...columnsOf(rows, heading));
    rows = [];
  };
  for (const line of document.lines) {
    const top = rows.length > 0 ? heading : above;
    const row = STATING.includes(line.kind) ? rowOf(line, METRICS.test(top?.text.slice(0, 600) ?? '')) : undefined;
    if (!row) {
      close();
      above = line;
      continue;
    }
    if (rows.length === 0) heading = above;
    rows.push(row);
  }
  close();
  return series;
}

function rowOf(line: Line, belowMetrics: boolean): Row | undefined {
  const text = line.text.slice(0, 600);
  const first = FIRST.exec(text) ?? (belowMetrics && NUMBERS.test(text) ? /^\s*\S+/.exec(text) : null);
  return first ? { line, parts: partsOf(text, first[0].length) } : undefined;
}

/** What stands between two blanks and more. */
function partsOf(text: string, from: number): Part[] {
  return [...text.slice(from).matchAll(/\S+(?: \S+)*/g)].map(({ 0: part, index }) => ({
    text: part,
    at: from + index,
  }));
}

/** `n_threads=2201` in each row. */
function fieldsOf(rows: readonly Row[]): Series[] {
  const byName = new Map<string, Series & { cells: Series['cells'][number][] }>();
  for (const { line } of rows)
    for (const found of line.text.slice(0, 600).matchAll(FIELD)) {
      const [, name = '', value = ''] = found;
      const one = byName.get(name) ?? { name, cells: [], overTime: true };
      byName.set(name, one);
      one.cells.push(...cellOf(line, { text: value, at: found.index + name.length + 1 }));
    }
  return [...byName.values()].filter(({ cells }) => cells.length === rows.length);
}

/** Columns that hold a number in most rows, called as the heading calls them. */
function columnsOf(rows: readonly Row[], heading: Line | undefined): Series[] {
  const names = heading ? partsOf(heading.text.slice(0, 600), 0) : [];
  const width = Math.max(...rows.map(({ parts }) => parts.length));
  return Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, i): Series => {
    const own = names.length > width && !MOMENT.test(names[i + 1]!.text) ? names[i + 1]!.text : undefined;
    const counted = rows.filter(({ line, parts }) => cellOf(line, parts[i]).length > 0);
    const sized = counted.every(({ parts }) => SIZE.test(parts[i]!.text));
    return {
      name: own ?? (sized ? 'memory' : ''),
      cells: counted.flatMap(({ line, parts }) => cellOf(line, parts[i])),
      overTime: true,
    };
  }).filter(({ name, cells }) => name !== '' && cells.length >= Math.max(FEWEST_ROWS, rows.length * MOSTLY));
}
