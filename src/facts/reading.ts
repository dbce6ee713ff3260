import { candidates } from './candidate-lines.ts';
import { OWN_PLACE, OWNER } from './owner.ts';
import { asWritten } from './plain-line.ts';
import type { StatingLine } from './stating-line.ts';
import {
  evidenceAt,
  type ConfigEntry,
  type IssueDocument,
  type Line,
  type RegionKind,
} from '../issue/issue-document.ts';
import type { Fact, FactValue } from './fact.ts';
import type { ReportKind } from './report-kind.ts';
import type { Tables } from './tables.ts';

/** What every reader of facts gets. */
export interface Reading {
  readonly document: IssueDocument;
  readonly tables: Tables;
  /** Lines that state something, with their template field. */
  readonly lines: readonly StatingLine[];
  /** Falco is spoken of; facts such as its version are read only then. */
  readonly aboutFalco: boolean;
  /** The report is about Falco itself and not about another program. */
  readonly ofFalco: boolean;
  /** Another product's report, in a repository outside of the project: Falco is mentioned in passing at most. */
  readonly foreign: boolean;
  /** What the author wants: a piece of work or a wish describes nobody's system. */
  readonly kind: ReportKind;
}

const ENVIRONMENT = new Set(['falco-version', 'system-info', 'os', 'kernel', 'installation-method', 'cloud', 'driver']);

/** The log of a start, or of the node that denies the driver: somebody's system after all. */
const RUNS =
  /^\s{0,8}Container ID:\s+[\w-]+:\/\/|^Node:\s+\S+\/\d|Falco version: \d|Opening 'syscall' source|^System info:|\bRunning falco-driver-loader for: falco version=|\bavc:.{0,200}\/falco_\w+_\d/;
/** A piece of work of the project describes nobody's system, nor does a wish, unless an environment or a log of a start is given. */
export const describesSystem = (reading: Reading): boolean =>
  (reading.kind !== 'work-item' && reading.kind !== 'feature') ||
  reading.lines.some(
    ({ field, line }) =>
      (field !== undefined && ENVIRONMENT.has(field) && line.kind !== 'template') ||
      (line.kind === 'log' ? RUNS : OWNER).test(line.text.slice(0, 1_000)),
  );

/** The author of a piece of work tells of a cluster of theirs: `dropped events on our RKE2 cluster`. */
export const ownsOne = (reading: Reading): boolean =>
  reading.lines.some(({ line }) => line.kind === 'prose' && OWN_PLACE.test(line.text.slice(0, 1_000)));
/** One place where a pattern matched. */
export interface Found {
  readonly value: string;
  readonly line: Line;
  readonly at: number;
  readonly length: number;
  readonly groups: readonly (string | undefined)[];
  readonly field?: string | undefined;
}

/** Kinds of text that a program printed or reads. */
export const MACHINE: readonly RegionKind[] = ['log', 'command', 'config'];
export const SAID: readonly RegionKind[] = ['prose', 'heading', 'answer'];

const MOST = 60;
/** From this many lines on, a pattern is first tried on all of them at once. */
const MANY = 200;

/**
 * Every match of a global pattern, in reading order, at most 60. The value is the first group that took part.
 * Lines longer than 4,000 characters are read up to there, except by patterns that are meant for logs (`long`).
 */
export function scan(
  lines: readonly StatingLine[],
  pattern: RegExp,
  kinds?: readonly RegionKind[],
  long = false,
): Found[] {
  const found: Found[] = [];
  const chosen = lines.length < MANY ? lines : candidates(lines, pattern, kinds);
  for (const { line, field } of chosen) {
    if (kinds && !kinds.includes(line.kind)) continue;
    const text = line.text.length > 4_000 && !long ? line.text.slice(0, 4_000) : line.text;
    for (const match of text.matchAll(pattern)) {
      const value = match.slice(1).find((group) => group !== undefined) ?? match[0];
      const inner = match[0].indexOf(value);
      found.push({ value, line, at: match.index + Math.max(0, inner), length: value.length, groups: match, field });
      if (found.length >= MOST) return found;
    }
  }
  return found;
}

export const factAt = (name: string, value: FactValue, found: Found, inferred?: string): Fact => ({
  name,
  value,
  evidence: evidenceAt(asWritten(found.line), found.at, found.length),
  ...(inferred === undefined ? {} : { inferred }),
});

export const factOfEntry = (name: string, value: FactValue, entry: ConfigEntry): Fact => ({
  name,
  value,
  evidence: entry.evidence,
});

/** One fact per distinct value, the first place wins. */
export function distinct(facts: readonly Fact[]): Fact[] {
  const seen = new Set<string>();
  return facts.filter((fact) => {
    const key = `${fact.name}\u0000${String(fact.value)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const CLAUSE_END = /[,;!?()，；。！？（）]|\.(?=\s|$)| but | while | whereas | aber | mais | pero | mas |但/g;
const WIDE_END = /[,;!?，；。！？]|\.(?=\s|$)| but | while | whereas | aber | mais | pero | mas |但/g;

/**
 * The part of a sentence around a place: what is said about the words there, and not about their neighbours. `wide`: brackets
 * do not end it.
 */
export function clauseAround(text: string, at: number, wide = false): string {
  const stop = wide ? WIDE_END : CLAUSE_END;
  let start = Math.max(0, at - 160);
  let end = Math.min(text.length, at + 200);
  for (const match of text.slice(start, end).matchAll(stop)) {
    const place = start + match.index;
    if (place < at) continue;
    end = place;
    break;
  }
  let last = start;
  for (const match of text.slice(start, at).matchAll(stop)) last = start + match.index + match[0].length;
  start = last;
  return text.slice(start, end);
}

/** The whole sentence around a place. */
export const sentenceAround = (text: string, at: number): string => sentenceAt(text, at).sentence;

/** The sentence around a place, where the place stands in it, and the sign that ends it; '' where the line ends without one. */
export function sentenceAt(
  text: string,
  at: number,
): { readonly sentence: string; readonly place: number; readonly mark: string } {
  const from = Math.max(0, at - 300);
  let start = from;
  let end = Math.min(text.length, at + 300);
  for (const match of text.slice(from, end).matchAll(/[!?。！？]|\.(?=\s|$)/g)) {
    const place = from + match.index;
    if (place < at) start = place + 1;
    else {
      end = place;
      break;
    }
  }
  return { sentence: text.slice(start, end), place: at - start, mark: text.charAt(end) };
}

/** `a.b.c` of a configuration path ends with `b.c`? */
export const pathEnds = (path: readonly string[], tail: string): boolean => {
  const joined = path.join('.');
  return joined === tail || joined.endsWith(`.${tail}`);
};
