import { evidenceAt } from '../issue/issue-document.ts';
import type { Evidence } from '../issue/evidence.ts';
import { compareVersions } from './compare-versions.ts';
import type { Fact, FactValue } from './fact.ts';
import type { Reading } from './reading.ts';
import { toldDrops, toldLoss } from './told-drops.ts';

/** The numbers of one report of dropped system calls, all of the same second. */
interface DropReport {
  readonly evidence: Evidence;
  readonly values: ReadonlyMap<string, number>;
  readonly drops: number;
  /** `n_evts` holds the dropped ones too, whatever the version. */
  readonly all?: boolean;
}

const ALERT = /syscall event drop\. (\d{1,12}) system calls dropped/g;
const FIELD = /\\?"?\b(n_(?:evts|drops(?:_[a-z_]{1,40})?))\\?"?\s?[=:]\s?\\?"?(\d{1,15})/g;
/** The stats file of `-s` (up to 0.35): `"delta": {"events": 1995998, "drops": 2494822, …}`; its events are delivered ones. */
const STATS = /"delta":\s?\{"events":\s?(\d{1,12}),\s?"drops":\s?(\d{1,12})/;
const MOST_REPORTS = 500;

function readReports(reading: Reading): DropReport[] {
  const reports: DropReport[] = [];
  for (const { line } of reading.lines) {
    if (reports.length >= MOST_REPORTS) break;
    const { text } = line;
    const stats = text.includes('"delta"') ? STATS.exec(text) : null;
    if (stats && Number(stats[2]) > 0) {
      const values = new Map([['n_evts', Number(stats[1]) + Number(stats[2])]]);
      reports.push({ evidence: evidenceAt(line, stats.index, 7), values, drops: Number(stats[2]), all: true });
      continue;
    }
    if (!text.includes('n_drops') && !text.includes('system calls dropped')) continue;
    if (text.includes('falcosecurity_') || text.includes('scap.n_')) continue;
    for (const part of partsOf(text).slice(0, MOST_REPORTS - reports.length)) {
      const values = new Map<string, number>();
      for (const match of part.text.matchAll(FIELD))
        if (!values.has(match[1]!)) values.set(match[1]!, Number(match[2]));
      const drops = values.get('n_drops') ?? part.told;
      if (drops === undefined || (part.told === undefined && values.size < (values.has('n_evts') ? 2 : 3))) continue;
      const length = part.told === undefined ? 7 : part.length;
      reports.push({ evidence: evidenceAt(line, part.at, length), values, drops });
    }
  }
  return [...reports, ...readSpread(reading)];
}

/** A field of an alert that was laid out, one field on a line: `"n_drops": "621240",`. */
const ALONE = /^\s{0,24}"(n_(?:evts|drops(?:_[a-z_]{1,40})?))"\s?:\s?"?(\d{1,15})"?,?\s*$/;
/** Other fields of the alert may stand between them. */
const MOST_BETWEEN = 8;

/** Alerts as a JSON that was laid out over many lines. */
function readSpread(reading: Reading): DropReport[] {
  const reports: DropReport[] = [];
  let values = new Map<string, number>();
  let evidence: Evidence | undefined;
  let last: Reading['lines'][number]['line'] | undefined;
  const close = (): void => {
    const drops = values.get('n_drops');
    if (drops !== undefined && evidence && values.size >= 2) reports.push({ evidence, values, drops });
    values = new Map();
    evidence = undefined;
  };
  for (const { line } of reading.lines) {
    const match = ALONE.exec(line.text.slice(0, 120));
    if (!match) continue;
    const far = last?.source !== line.source || line.number - last.number > MOST_BETWEEN;
    if (far || values.has(match[1]!)) close();
    last = line;
    values.set(match[1]!, Number(match[2]));
    if (match[1] === 'n_drops') evidence = evidenceAt(line, line.text.indexOf('n_drops'), 7);
    if (reports.length >= MOST_REPORTS) break;
  }
  close();
  return reports;
}

/** Reports that the reporter set in a table: a column `n_drops`, and one line for each report. */
function readTables(reading: Reading): DropReport[] {
  const reports: DropReport[] = [];
  let names: readonly string[] = [];
  for (const { line } of reading.lines) {
    const text = line.text.slice(0, 1_000);
    if (!text.trimStart().startsWith('|') || reports.length >= MOST_REPORTS) {
      names = [];
      continue;
    }
    const cells = text.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    if (cells.includes('n_drops')) names = cells;
    const values = new Map<string, number>();
    names.forEach((name, i) => {
      if (/^(?:n_)?[a-z_]{3,40}$/.test(name) && /^\d{1,15}$/.test(cells[i] ?? ''))
        values.set(name.startsWith('n_') ? name : `n_drops_${name}`, Number(cells[i]));
    });
    const drops = values.get('n_drops');
    if (drops !== undefined)
      reports.push({
        evidence: evidenceAt(line, Math.max(0, text.indexOf(String(drops))), String(drops).length),
        values,
        drops,
      });
  }
  return reports;
}

interface Part {
  readonly text: string;
  readonly at: number;
  readonly length: number;
  /** The number of the sentence; absent when only fields are there. */
  readonly told?: number;
}

/**
 * The reports of one line: old releases and some collectors write no newline between them. The log line and the alert of the
 * same second, glued together, are one.
 */
function partsOf(text: string): Part[] {
  const alerts = [...text.matchAll(ALERT)].slice(0, MOST_REPORTS);
  if (alerts.length === 0) return [{ text, at: Math.max(0, text.indexOf('n_drops')), length: 7 }];
  return alerts.flatMap((alert, i) => {
    const next = alerts[i + 1];
    const part = text.slice(i === 0 ? 0 : alert.index, next?.index);
    const alertOfLog =
      next !== undefined &&
      next[1] === alert[1] &&
      !part.includes('n_drops') &&
      text.slice(next.index, alerts[i + 2]?.index).includes('n_drops');
    if (alertOfLog) return [];
    return [{ text: part, at: alert.index, length: alert[0].length, told: Number(alert[1]) }];
  });
}

const sum = (report: DropReport, name: RegExp): number => {
  let total = 0;
  for (const [key, value] of report.values) if (name.test(key)) total += value;
  return total;
};

/**
 * Facts of the "syscall event drop" reports: the largest, the worst rate, and of the largest report with fields the shares of
 * its kinds. Before 0.33 `n_evts` held delivered events only (falco#2128), so the rate is drops / (drops + events) there.
 * Shares are 0..1; absent when no report carries the fields. `drops.loss` is the rate, or what a sentence tells in its place.
 */
export function readDropReports(reading: Reading, version: string | undefined): Fact[] {
  if (reading.kind === 'work-item') return [];
  const facts = factsOfReports([...readReports(reading), ...readTables(reading)], version);
  const lacks = (name: string): boolean => reading.kind !== 'feature' && facts.every((fact) => fact.name !== name);
  const max = lacks('drops.max') ? toldDrops(reading) : [];
  return [...facts, ...max, ...(lacks('drops.loss') ? toldLoss(reading) : [])];
}

function factsOfReports(reports: readonly DropReport[], version: string | undefined): Fact[] {
  const facts: Fact[] = [];
  const add = (name: string, value: FactValue, report: DropReport): void => {
    facts.push({ name, value, evidence: report.evidence });
  };
  const largest = worst(reports, (report) => report.drops);
  if (!largest) return facts;
  add('drops.max', largest.drops, largest);
  add('drops.lines', reports.length, largest);
  const delivered = version !== undefined && compareVersions(version, '0.33.0') < 0;
  const rate = (report: DropReport): number | undefined => {
    const events = report.values.get('n_evts');
    if (events === undefined) return undefined;
    const all = report.all
      ? events
      : delivered || (events < report.drops && old(report))
        ? report.drops + events
        : events;
    return all > 0 ? Math.min(1, report.drops / all) : undefined;
  };
  const rated = reports.filter((report) => rate(report) !== undefined);
  const top = worst(rated, (report) => rate(report) ?? 0);
  if (top) for (const name of ['drops.rate', 'drops.loss']) add(name, rate(top)!, top);
  if (rated.length > 0) {
    const sorted = [...rated].sort((a, b) => rate(a)! - rate(b)!);
    const middle = sorted[Math.floor((sorted.length - 1) / 2)]!;
    add('drops.rate-typical', rate(middle)!, middle);
  }
  const full = worst(
    reports.filter((report) => report.values.size >= 3 && report.drops > 0),
    (report) => report.drops,
  );
  if (full) addShares(full, add);
  return facts;
}

/** Only releases before 0.33 print `n_drops_buffer` or `n_drops_pf` without a longer name. */
const old = (report: DropReport): boolean => report.values.has('n_drops_pf') || report.values.has('n_drops_buffer');

/** So many of all drops at least have to be drops of the buffer. */
const FEW = 0.1;

function addShares(report: DropReport, add: (name: string, value: FactValue, report: DropReport) => void): void {
  const { values, drops } = report;
  const buffer = values.get('n_drops_buffer_total') ?? values.get('n_drops_buffer');
  const share = (name: string, part: number | undefined, whole: number): void => {
    if (part !== undefined && whole > 0) add(name, Math.min(1, part / whole), report);
  };
  share('drops.buffer-share', buffer, drops);
  share('drops.page-fault-share', values.get('n_drops_page_faults') ?? values.get('n_drops_pf'), drops);
  share('drops.scratch-share', values.get('n_drops_scratch_map'), drops);
  share('drops.bug-share', values.get('n_drops_bug'), drops);
  // The calls are counted of the drops of a full buffer only: of a few among many others they say nothing.
  if (buffer === undefined || buffer === 0 || buffer < drops * FEW) return;
  const categories = /^n_drops_buffer_(?!total)\w+_(?:enter|exit)$/;
  if (![...values.keys()].some((key) => categories.test(key))) return;
  share('drops.category-share', sum(report, categories), buffer);
  share('drops.enter-share', sum(report, /^n_drops_buffer_(?!total)\w+_enter$/), buffer);
  // A call that succeeds is closed again; what is left has failed.
  const closed = sum(report, /^n_drops_buffer_close_(?:enter|exit)$/);
  share('drops.open-share', Math.max(0, sum(report, /^n_drops_buffer_open_(?:enter|exit)$/) - closed), buffer);
  share('drops.execve-share', sum(report, /^n_drops_buffer_(?:execve|clone_fork|proc)_(?:enter|exit)$/), buffer);
}

function worst(reports: readonly DropReport[], by: (report: DropReport) => number): DropReport | undefined {
  let best: DropReport | undefined;
  for (const report of reports) if (!best || by(report) > by(best)) best = report;
  return best;
}
