import { compilePattern } from './compile-pattern.ts';
import { evidenceAt, STATING, type IssueDocument, type Line, type RegionKind } from './issue-document.ts';
import type { Evidence } from './evidence.ts';
import { buildLiteralIndex, type LiteralIndex } from './literal-index.ts';
import { HEEDED, tellsOf, type SentenceWords } from './find-told.ts';
import { sentencesOf } from './sentences.ts';
import { namesOf, type LiteralGuard, type TextQuery, type Told } from './text-query.ts';
import { indexGroups, type GroupIndex, type WordGroups } from './word-groups.ts';

/** A line that answers a query. */
export interface Hit {
  readonly line: Line;
  readonly evidence: Evidence;
  /** The whole match, then its groups; absent groups are `undefined`. For `see` and `told` the words alone. */
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
/** Characters of a line that a pattern looks at. The longest line that Falco prints has 2,500; literal words are found beyond. */
const MATCHED = 3_000;
/** Different lines that a query may try in vain: thousands of near misses are no report. */
const MOST_MISSES = 300;

/** All queries of a knowledge base, prepared once. */
export interface TextQueries {
  over(document: IssueDocument): TextIndex;
}

const guardOf = (query: TextQuery): LiteralGuard | undefined =>
  query.see ? query.see.map((words) => [[words.toLowerCase()]]) : query.literals;

/** A guard with the numbers of its literals; absent where every line has to be tried. */
type Guard = readonly (readonly (readonly number[])[])[] | undefined;

/** `words` are the groups that `told` queries name. */
export function prepareQueries(queries: Iterable<TextQuery>, words: WordGroups = {}): TextQueries {
  const ids = new Map<string, number>();
  const idOf = (literal: string): number => {
    let id = ids.get(literal);
    if (id === undefined) ids.set(literal, (id = ids.size));
    return id;
  };
  const guards = new Map<TextQuery, Guard>();
  const groups: Record<string, readonly string[]> = {};
  for (const query of queries) {
    guards.set(
      query,
      guardOf(query)?.map((clauses) => clauses.map((clause) => clause.map(idOf))),
    );
    for (const name of query.told ? namesOf(query.told) : []) groups[name] ??= wordsOf(name, words);
  }
  for (const name of Object.keys(groups).length > 0 ? HEEDED : []) groups[name] ??= wordsOf(name, words);
  const groupIndex = indexGroups(groups);
  let index: LiteralIndex | undefined;
  return {
    over: (document) => indexText(document, guards, (index ??= buildLiteralIndex([...ids.keys()])), groupIndex),
  };
}

/** Literal words and amounts of a query are groups of their own. */
function wordsOf(name: string, words: WordGroups): readonly string[] {
  if (name.startsWith('"')) return [name.slice(1, -1)];
  return name.startsWith('<') ? [name] : (words[name] ?? []);
}

function indexText(
  document: IssueDocument,
  guards: ReadonlyMap<TextQuery, Guard>,
  index: LiteralIndex,
  groupIndex: GroupIndex,
): TextIndex {
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
    // A query that was not prepared tries every line.
    const guard = guards.get(query);
    if (!guard) return Array.from(lines.keys());
    const found = new Set<number>();
    for (const clauses of guard) {
      const places: (readonly number[])[][] = [];
      let rarest = 0;
      let fewest = Infinity;
      for (const clause of clauses) {
        const lists: (readonly number[])[] = [];
        let size = 0;
        for (const id of clause) {
          const list = linesOf[id];
          if (list) size += lists[lists.push(list) - 1]!.length;
        }
        if (size < fewest) [fewest, rarest] = [size, places.length];
        places.push(lists);
        if (size === 0) break;
      }
      if (fewest === 0) continue;
      for (const list of places[rarest]!)
        for (const i of list)
          if (!found.has(i) && places.every((lists, at) => at === rarest || lists.some((one) => isIn(one, i))))
            found.add(i);
    }
    return [...found].sort((a, b) => a - b);
  };
  const memo = new Map<TextQuery, readonly Hit[]>();
  const tell = tellers(document, groupIndex);
  return {
    has: (wanted) => wanted.some((kind) => kinds.has(kind)),
    find(query, most = MOST_HITS) {
      const known = memo.get(query);
      if (known) return known;
      if (query.told) {
        const told = tell(query, query.told, most);
        memo.set(query, told);
        return told;
      }
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

/** Finds what is told in the sentences of a document, which are read once, and only when something asks for them. */
function tellers(document: IssueDocument, index: GroupIndex): (query: TextQuery, told: Told, most: number) => Hit[] {
  let all: readonly SentenceWords[] | undefined;
  let byGroup: Map<string, number[]> | undefined;
  const read = (): void => {
    all = sentencesOf(document).map((sentence) => ({ sentence, groups: index.scan(sentence.folded) }));
    byGroup = new Map();
    for (const [i, { groups }] of all.entries())
      for (const name of groups.keys()) {
        const list = byGroup.get(name);
        if (list) list.push(i);
        else byGroup.set(name, [i]);
      }
  };
  return (query, told, most) => {
    if (!all) read();
    const places = told.terms.map((names) => names.flatMap((name) => byGroup!.get(name) ?? []));
    const rarest = places.reduce((a, b) => (b.length < a.length ? b : a));
    const hits: Hit[] = [];
    for (const i of new Set(rarest.sort((a, b) => a - b))) {
      if (hits.length >= most) break;
      const words = all![i]!;
      if (query.in && !query.in.includes(words.sentence.kind)) continue;
      const evidence = tellsOf(told, words);
      if (!evidence || (query.unless !== undefined && compilePattern(query.unless).matcher(words.sentence.text).find()))
        continue;
      const line = words.sentence.stretches.find(
        (s) => s.line.number === evidence.line && s.line.source === evidence.source,
      )!.line;
      hits.push({ line, evidence, groups: [evidence.excerpt] });
    }
    return hits;
  };
}

/** Whether a sorted list holds a number. */
function isIn(list: readonly number[], wanted: number): boolean {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return list[low] === wanted;
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
