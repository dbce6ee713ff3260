import { fold } from './fold.ts';
import type { IssueDocument, Line, RegionKind } from './issue-document.ts';

/** Kinds of text in which people tell. */
const TOLD: readonly RegionKind[] = ['prose', 'heading', 'answer'];

/** A longer sentence is cut here: nobody reads it as one. */
const LONGEST = 600;
/** Sentences of a hostile text that are looked at; the longest real report has a quarter of them. */
const MOST = 1_000;

/** A stretch of a sentence that stands on one line of the issue. */
export interface Stretch {
  readonly line: Line;
  /** Where it starts in the sentence. */
  readonly start: number;
  /** Where it starts in the line's text. */
  readonly column: number;
}

/** One thing that the reporter says. Lines that an editor has wrapped are put together again. */
export interface Sentence {
  readonly text: string;
  /** {@link fold}ed, with the same places. */
  readonly folded: string;
  readonly kind: RegionKind;
  readonly stretches: readonly Stretch[];
}

/** A full stop after these ends no sentence. */
const SHORT =
  /(?:^|[\s(])(?:e\.g|i\.e|z\.b|d\.h|p\.ej|p\.ex|ca|approx|resp|bzw|vs|incl|etc|no|nr|max|min|sec|ver|fig|cf)\.$/i;
const END = /[.!?;]["')\]]*(?=\s|$)|[。！？；]/g;
const ITEM = /^\s*(?:[-*+•] |\d{1,3}[.)] |#{1,6} |\|)/;

/** The sentences of prose, headings and answers in reading order, those that say the same once. */
export function sentencesOf(document: IssueDocument): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const seen = new Set<string>();
  for (const region of document.regions) {
    if (!TOLD.includes(region.kind)) continue;
    for (const paragraph of paragraphs(region.lines)) {
      for (const sentence of split(paragraph, region.kind)) {
        if (sentences.length >= MOST) return sentences;
        if (seen.has(sentence.folded)) continue;
        seen.add(sentence.folded);
        sentences.push(sentence);
      }
    }
  }
  return sentences;
}

/** Lines that belong together: the next one goes on where an editor has wrapped this one. */
function paragraphs(lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let last: Line | undefined;
  for (const line of lines) {
    if (line.text.trim() === '') last = undefined;
    else {
      if (last && wraps(last, line)) groups.at(-1)!.push(line);
      else groups.push([line]);
      last = line;
    }
  }
  return groups;
}

function wraps(last: Line, next: Line): boolean {
  if (next.number !== last.number + 1 || /[.!?;:。！？；：]["')\]]?\s*$/.test(last.text) || ITEM.test(next.raw))
    return false;
  if (last.raw.trimStart().startsWith('|')) return false;
  return last.text.length >= 70 || (last.text.length >= 45 && /^\s*[\p{Ll}\d(`]/u.test(next.text));
}

function* split(paragraph: readonly Line[], kind: RegionKind): Generator<Sentence> {
  let text = '';
  const stretches: Stretch[] = [];
  for (const line of paragraph) {
    if (text !== '') text += ' ';
    stretches.push({ line, start: text.length, column: 0 });
    text += line.text;
  }
  let from = 0;
  const cut = (to: number): Sentence | undefined => {
    const start = from;
    from = to;
    const words = text.slice(start, to);
    if (words.trim() === '') return undefined;
    const own = stretches.flatMap((s, i) => {
      const end = stretches[i + 1]?.start ?? text.length;
      if (end <= start || s.start >= to) return [];
      const skipped = Math.max(0, start - s.start);
      return [{ line: s.line, start: s.start + skipped - start, column: skipped }];
    });
    return { text: words, folded: fold(words), kind, stretches: own };
  };
  for (const to of [...ends(text), text.length]) {
    for (let at = from; at < to; at += LONGEST) {
      const sentence = cut(Math.min(to, at + LONGEST));
      if (sentence) yield sentence;
    }
  }
}

function* ends(text: string): Generator<number> {
  for (const end of text.matchAll(END)) {
    const to = end.index + end[0].length;
    if (end[0] !== '.' || !SHORT.test(text.slice(Math.max(0, to - 10), to))) yield to;
  }
}
