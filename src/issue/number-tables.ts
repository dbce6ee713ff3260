import { STATING, type IssueDocument, type Line } from './issue-document.ts';

/** One number of a table, with its place. */
export interface Cell {
  readonly value: number;
  readonly line: Line;
  readonly at: number;
  readonly length: number;
}

/** The numbers that stand under or beside one name, in reading order. */
export interface Series {
  /** As written, without backticks and emphasis: `falco.n_threads`, `RSS (MB)`. */
  readonly name: string;
  readonly cells: readonly Cell[];
  /** The cells follow each other in time: beside days, hours or times of day. */
  readonly overTime: boolean;
}

/** More rows or columns are no table that somebody wrote. */
const MOST_ROWS = 60;
const MOST_COLUMNS = 16;

/**
 * The number series of the Markdown tables that the reporter wrote: of columns (`| day | n_threads |` above rows) and of rows
 * (`| n_threads | 2311 | 88120 |`). Sizes count in bytes when a unit stands with them; other words in a cell make it no number.
 */
export function numberTables(document: IssueDocument): Series[] {
  const series: Series[] = [];
  let rows: Row[] = [];
  const close = (): void => {
    if (rows.length >= 2) series.push(...seriesOf(rows));
    rows = [];
  };
  for (const line of document.lines) {
    const row = STATING.includes(line.kind) ? rowOf(line) : undefined;
    if (!row) close();
    else if (rows.length < MOST_ROWS && !isRule(row)) rows.push(row);
  }
  close();
  return series;
}

/** A piece of a line, with its place. */
export interface Part {
  readonly text: string;
  readonly at: number;
}
/** A line of a table in its pieces. */
export interface Row {
  readonly line: Line;
  readonly parts: readonly Part[];
}

function rowOf(line: Line): Row | undefined {
  const text = line.text.slice(0, 1_000);
  if (!/^\s{0,8}\|.*\|/.test(text)) return undefined;
  const parts: Part[] = [];
  let at = text.indexOf('|') + 1;
  for (const cell of text
    .slice(at)
    .replace(/\|\s*$/, '')
    .split('|')
    .slice(0, MOST_COLUMNS)) {
    const words = cell.trim().replace(/^[`*_]+|[`*_]+$/g, '');
    parts.push({ text: words, at: at + Math.max(0, cell.indexOf(words)) });
    at += cell.length + 1;
  }
  return parts.length >= 2 ? { line, parts } : undefined;
}

/** `|---|---:|` */
const isRule = ({ parts }: Row): boolean => parts.every(({ text }) => /^:?-{1,60}:?$/.test(text));

function seriesOf(rows: readonly Row[]): Series[] {
  const [head, ...body] = rows as [Row, ...Row[]];
  const columns = head.parts.slice(1).map((part, i): Series => ({
    name: part.text,
    cells: body.flatMap(({ line, parts }) => cellOf(line, parts[i + 1])),
    overTime: isTime(
      head.parts[0]!.text,
      body.map(({ parts }) => parts[0]!.text),
    ),
  }));
  const across = isTime(
    head.parts[0]!.text,
    head.parts.slice(1).map(({ text }) => text),
  );
  const lines = body.map(({ line, parts }): Series => ({
    name: parts[0]!.text,
    cells: parts.slice(1).flatMap((part) => cellOf(line, part)),
    overTime: across,
  }));
  return [...columns, ...lines].filter(({ name, cells }) => name !== '' && cells.length > 0);
}

const UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 2 ** 20, g: 2 ** 30 };

/** `88120`, `61.870`, `6,120`, `1.3 GB`; none for `n/a`, `0.36.2`, `3 of 5`. */
export function cellOf(line: Line, part: Part | undefined): Cell[] {
  if (!part) return [];
  const match = /^[~≈]?(\d{1,3}(?:[.,' ]\d{3})+|\d{1,15}(?:[.,]\d{1,3})?) ?(?:([kMG])(?:i?[Bbo])?)?$/.exec(part.text);
  if (!match) return [];
  const digits = match[1]!;
  const whole = /^\d{1,3}(?:[.,' ]\d{3})+$/.test(digits) && match[2] === undefined;
  const number = Number(whole ? digits.replace(/\D/g, '') : digits.replace(/[' ]/g, '').replace(',', '.'));
  const value = number * (UNITS[match[2]?.toLowerCase() ?? ''] ?? 1);
  return Number.isFinite(value) ? [{ value, line, at: part.at, length: part.text.length }] : [];
}

const TIMES =
  /^(?:t|time|times?tamp|hours?|days?|weeks?|minutes?|dates?|when|uptime|after|h|d|min|uhrzeit|zeit|tage?|stunden?|wochen?|heures?|jours?|semaines?|horas?|d[ií]as?|semanas?|tiempo|tempo|时间|天|小时|日|時刻|時間|日数)\b|^(?:时间|天|小时|日|時)/i;
const WEEKDAY = String.raw`(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\w{0,6}`;
const CLOCK = String.raw`\d{1,2}[:h]\d{2}`;
/** A time, as the first cell of a row tells it. */
export const MOMENT = new RegExp(
  [
    // `day 3`, `after 2 h`
    String.raw`^(?:day|tag|jour|d[ií]a|week|hour|t)\s?\+?\s?\d{1,4}$`,
    String.raw`^(?:after |nach |tras |après )?\+?\d{1,4}(?:[.,]\d)?\s?(?:s|sec|min\w*|h|hours?|hrs?|d|days?|w|weeks?|tage?|stunden?|jours?|heures?|horas?|d[ií]as?|天|小时|日|時間)$`,
    // `06:00`, `2024-11-12`, `12.11.`
    String.raw`^\d{1,2}:\d{2}(?::\d{2})?$`,
    String.raw`^\d{4}-\d{2}-\d{2}`,
    String.raw`^\d{1,2}\.\d{1,2}\.$`,
    // `now`, `Fri`, `Fri 20:00`
    String.raw`^(?:start|now|jetzt)\w{0,6}$`,
    String.raw`^${WEEKDAY}$`,
    String.raw`^${WEEKDAY}\.?,? ${CLOCK}$`,
    // `12 Nov 06:00`, `Nov 12`
    String.raw`^\d{1,2}\.? ?(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\w{0,6}\.?,?(?: ${CLOCK})?$`,
    String.raw`^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6} \d{1,2},?(?: ${CLOCK})?$`,
  ].join('|'),
  'i',
);

/** The heading says so, or what stands in it counts up days, hours or times. */
function isTime(head: string, values: readonly string[]): boolean {
  if (values.length < 2) return false;
  if (values.every((value) => MOMENT.test(value))) return true;
  const counts = values.map((value) => (/^\d{1,6}$/.test(value) ? Number(value) : Number.NaN));
  return TIMES.test(head) && counts.every((count, i) => i === 0 || count > counts[i - 1]!);
}
