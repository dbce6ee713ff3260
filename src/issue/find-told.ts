import { evidenceAt } from './issue-document.ts';
import type { Evidence } from './evidence.ts';
import type { Sentence } from './sentences.ts';
import { WIDEST, type Told } from './text-query.ts';
import type { Occurrence } from './word-groups.ts';

/** Groups that every `told` query heeds unless it names them: a denial, what is over, and what is only wished or asked. */
export const DENIAL = 'not';
export const DENIAL_AFTER = 'not-after';
export const OVER = 'over';
export const UNREAL = 'unreal';
export const HEEDED: readonly string[] = [DENIAL, DENIAL_AFTER, OVER, UNREAL];

/** A denial reaches so many words ahead: "not so very high". */
const REACH = 3;
/** "nicht", "pas" and their like stand behind what they deny, so many words. */
const REACH_BACK = 2;
/** What is over and what is only wished, in characters before or behind: "the leak that we had on all of the nodes is gone". */
const NEAR_OVER = 60;
const NEAR_UNREAL = 40;
/** A word that must not be there, in characters: what is far away in a long sentence is another thought. */
const NEAR_EXCLUDED = 60;
/** Across these a denial does not reach. */
const BREAK =
  /[,;:()–—…。、，：（）]|(?<![\p{L}\p{N}])(?:but|and|although|while|because|since|aber|sondern|und|obwohl|weil|denn|deshalb|pero|sino|y|porque|asi que|e|pois|entao|mais|et|car|parce que|donc|alors que)(?![\p{L}\p{N}])|因为|所以|但|ので|から|が、/u;

export interface SentenceWords {
  readonly sentence: Sentence;
  readonly groups: ReadonlyMap<string, readonly Occurrence[]>;
}

/**
 * Where a sentence names all terms of `told` close together, in any order, undenied:
 *
 *     told: memory + grows      "Der RAM-Verbrauch steigt", "it keeps growing, our memory", not "memory does not grow"
 */
export function tellsOf(told: Told, { sentence, groups }: SentenceWords): Evidence | undefined {
  if (!told.terms.every((names) => names.some((name) => groups.has(name)))) return undefined;
  const of = (names: readonly string[]): Occurrence[] =>
    names.flatMap((name) => groups.get(name) ?? []).sort((a, b) => a.start - b.start);
  const named = new Set(told.terms.flat());
  const excluded = of(told.not.flat());
  const terms = told.terms.map(of);
  const heed = !named.has(DENIAL) && !named.has(DENIAL_AFTER);
  const denials = heed ? of([DENIAL]) : [];
  const after = heed ? of([DENIAL_AFTER]) : [];
  const over = named.has(OVER) ? [] : of([OVER]);
  const unreal = named.has(UNREAL) ? [] : of([UNREAL]);
  let denied: Window | undefined;
  for (const window of windows(terms, told.within ?? WIDEST)) {
    if (denied && window.start < denied.end && denied.start < window.end) continue;
    const { folded } = sentence;
    if (
      !isDenied(window, folded, denials, after) &&
      !isNear(window, folded, over, NEAR_OVER) &&
      !isNear(window, folded, unreal, NEAR_UNREAL) &&
      !excluded.some((one) => one.end >= window.start - NEAR_EXCLUDED && one.start <= window.end + NEAR_EXCLUDED)
    )
      return evidenceOf(window, sentence);
    denied ??= window;
  }
  return undefined;
}

/** "no" is "in the" there. */
const PORTUGUESE = /(?<![\p{L}.])(?:nao|em|com|uma|ao|muito|depois|foi)(?!\p{L})/u;

/** Whether one of these stands in the window, or near it with nothing between that parts two thoughts. */
const isNear = ({ start, end }: Window, text: string, words: readonly Occurrence[], near: number): boolean =>
  words.some((one) => {
    if (one.start < end && start < one.end) return true;
    const [from, to] = one.start >= end ? [end, one.start] : [one.end, start];
    return to - from <= near && !BREAK.test(text.slice(from, to));
  });

/** "Drops: none", "n_drops = 0", "nr_throttled is 0". */
const NONE_OF_IT =
  /^["'`*]*\s*(?:[:=-]\s*(?:none|no|zero|keine|nein|ningun|nenhum|aucun)|(?:(?:is|are|was|were|stays?|stayed|ist|bleibt|es|esta|sigue|est|reste|fica) (?:(?:at|bei|en|a|em) )?|[:=-])?\s*0(?![.,]?\d| ?%?[-–]))/;

/** The zero of `0.41.3`, `0.41.0`, `5.10.0-26` and `1,000`. */
const isPartOfNumber = ({ start, end }: Occurrence, text: string): boolean =>
  /^[.,-]?\d/.test(text.slice(end)) || /[\d.,-]$/.test(text.slice(0, start));

/** "not only memory grows" denies nothing. */
const ONLY = /^ (?:only|just|nur|solo|solamente|somente|apenas|seulement)(?!\p{L})/u;

/** Two characters of a script without blanks count as a word. */
const wordsIn = (text: string): number => (text.match(/[\w'-]+|[^\p{ASCII}\s]{1,2}/gu) ?? []).length;

interface Window {
  readonly start: number;
  readonly end: number;
  /** One occurrence for each term, in reading order. */
  readonly parts: readonly Occurrence[];
}

/** The tight choices of one occurrence for each term, none of them overlapping, the tightest first. */
function windows(terms: readonly (readonly Occurrence[])[], widest: number): Window[] {
  const found: Window[] = [];
  // Around each occurrence of the rarest term: the nearest of every other.
  const [pivot = [], ...others] = [...terms].sort((a, b) => a.length - b.length);
  for (const centre of pivot) {
    const parts = [centre];
    for (const other of others) {
      const near = nearest(other, parts, centre);
      if (near) parts.push(near);
    }
    if (parts.length < terms.length) continue;
    parts.sort((a, b) => a.start - b.start);
    const start = parts[0]!.start;
    const end = Math.max(...parts.map((part) => part.end));
    if (end - start <= widest) found.push({ start, end, parts });
  }
  return found.sort((a, b) => a.end - a.start - (b.end - b.start));
}

function nearest(
  list: readonly Occurrence[],
  taken: readonly Occurrence[],
  centre: Occurrence,
): Occurrence | undefined {
  let best: Occurrence | undefined;
  const distance = (o: Occurrence): number => Math.max(o.start - centre.end, centre.start - o.end);
  for (const one of list) {
    if (taken.some((t) => t.start < one.end && one.start < t.end)) continue;
    if (!best || distance(one) < distance(best)) best = one;
  }
  return best;
}

function isDenied(
  { start, end, parts }: Window,
  text: string,
  denials: readonly Occurrence[],
  after: readonly Occurrence[],
): boolean {
  const own = (one: Occurrence): boolean => parts.some((part) => part.start < one.end && one.start < part.end);
  const reaches = (from: number, to: number, most: number): boolean => {
    const between = text.slice(from, to);
    return !BREAK.test(between) && wordsIn(between) <= most;
  };
  const portuguese = PORTUGUESE.test(text);
  for (const one of denials) {
    const word = text.slice(one.start, one.end);
    if (own(one) || (portuguese && word === 'no') || (word === '0' && isPartOfNumber(one, text))) continue;
    if (ONLY.test(text.slice(one.end))) continue;
    const next = parts.find((part) => part.start >= one.end);
    if (next && one.end >= start - 40 && reaches(one.end, next.start, REACH)) return true;
  }
  if (NONE_OF_IT.test(text.slice(end, end + 20))) return true;
  return after.some((one) => !own(one) && one.start >= end && reaches(end, one.start, REACH_BACK));
}

/** The line that holds most of the words. */
function evidenceOf({ parts }: Window, { stretches }: Sentence): Evidence {
  const stretchOf = (part: Occurrence): number => stretches.findLastIndex((stretch) => stretch.start <= part.start);
  const counts = new Map<number, Occurrence[]>();
  for (const part of parts) counts.set(stretchOf(part), [...(counts.get(stretchOf(part)) ?? []), part]);
  const [at, own] = [...counts].sort((a, b) => b[1].length - a[1].length)[0]!;
  const stretch = stretches[Math.max(0, at)]!;
  const column = own[0]!.start - stretch.start + stretch.column;
  const end = Math.max(...own.map((part) => part.end)) - stretch.start + stretch.column;
  return evidenceAt(stretch.line, column, end - column);
}
