import { compilePattern } from './compile-pattern.ts';
import { evidenceAt, STATING, type IssueDocument, type Line, type RegionKind } from './issue-document.ts';
import type { Evidence } from './evidence.ts';
import { buildLiteralIndex, type LiteralIndex } from './literal-index.ts';
import type { TextQuery } from './text-query.ts';

/** A line that answers a query. */
export interface Hit {
  readonly line: Line;
  readonly evidence: Evidence;
  /** The whole match, then its groups; absent groups are `undefined`. For `see` the words alone. */
  readonly groups: readonly (string | undefined)[];
}

/** What one issue says, ready for many queries. */
export interface TextIndex {
  /** The first hits in reading order, at most `most`; a query is always asked with the same number. */
  find(query: TextQuery, most?: number): readonly Hit[];
  /** Whether the issue has a line of one of these kinds at all. */
  has(kinds: readonly RegionKind[]): boolean;
}

export const MOST_HITS = 200;
/** Characters of a line that a pattern looks at. The longest line that Falco prints has about half of it; literal words are found beyond. */
const MATCHED = 5_000;
/** Different lines that a query may try in vain: thousands of near misses are no report. */
const MOST_MISSES = 300;

/** All queries of a knowledge base, prepared once. */
export interface TextQueries {
  over(document: IssueDocument): TextIndex;
}

const literalsOf = (query: TextQuery): readonly string[] | undefined =>
  query.see ? query.see.map((words) => words.toLowerCase()) : query.literals;

export function prepareQueries(queries: Iterable<TextQuery>): TextQueries {
  const ids = new Map<string, number>();
  for (const query of queries)
    for (const literal of literalsOf(query) ?? []) if (!ids.has(literal)) ids.set(literal, ids.size);
  let index: LiteralIndex | undefined;
  return { over: (document) => indexText(document, ids, (index ??= buildLiteralIndex([...ids.keys()]))) };
}

function indexText(document: IssueDocument, ids: ReadonlyMap<string, number>, index: LiteralIndex): TextIndex {
  const lines = document.lines;
  const lower = lines.map((line) => line.text.toLowerCase());
  const linesOf: (number[] | undefined)[] = [];
  lower.forEach((text, i) => {
    index.scan(text, (literal) => {
      const known = (linesOf[literal] ??= []);
      if (known.length < 4_000 && known.at(-1) !== i) known.push(i);
    });
  });
  const kinds = new Set(lines.map((line) => line.kind));
  const candidates = (query: TextQuery): readonly number[] => {
    const literals = literalsOf(query);
    if (!literals) return Array.from(lines.keys());
    const found = new Set<number>();
    for (const literal of literals) {
      const id = ids.get(literal);
      // A literal that was not prepared is looked for directly.
      if (id === undefined) lower.forEach((text, i) => text.includes(literal) && found.add(i));
      else for (const i of linesOf[id] ?? []) found.add(i);
    }
    return [...found].sort((a, b) => a - b);
  };
  const memo = new Map<TextQuery, readonly Hit[]>();
  return {
    has: (wanted) => wanted.some((kind) => kinds.has(kind)),
    find(query, most = MOST_HITS) {
      const known = memo.get(query);
      if (known) return known;
      const wanted = query.in ?? STATING;
      const hits: Hit[] = [];
      const failed = new Set<string>();
      for (const i of candidates(query)) {
        const line = lines[i]!;
        if (hits.length >= most || failed.size >= MOST_MISSES) break;
        if (!wanted.includes(line.kind) || failed.has(line.text)) continue;
        const hit = query.see ? see(line, lower[i]!, query.see) : match(line, query.match ?? '');
        if (hit && !(query.unless !== undefined && compilePattern(query.unless).matcher(line.text).find()))
          hits.push(hit);
        else failed.add(line.text);
      }
      memo.set(query, hits);
      return hits;
    },
  };
}

function see(line: Line, lower: string, literals: readonly string[]): Hit | undefined {
  for (const words of literals) {
    const at = lower.indexOf(words.toLowerCase());
    if (at >= 0)
      return { line, evidence: evidenceAt(line, at, words.length), groups: [line.text.slice(at, at + words.length)] };
  }
  return undefined;
}

function match(line: Line, pattern: string): Hit | undefined {
  const matcher = compilePattern(pattern).matcher(line.text.slice(0, MATCHED));
  if (!matcher.find()) return undefined;
  const groups: (string | undefined)[] = [];
  for (let g = 0; g <= matcher.groupCount(); g++) groups.push(matcher.group(g) ?? undefined);
  return { line, evidence: evidenceAt(line, matcher.start(), matcher.end() - matcher.start()), groups };
}
