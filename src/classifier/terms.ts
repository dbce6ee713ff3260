import type { FactType } from '../facts/fact-definition.ts';
import type { Fact, Facts } from '../facts/fact.ts';
import { fold } from '../issue/fold.ts';
import { STATING, type IssueDocument, type Line } from '../issue/issue-document.ts';

/**
 * A term: a word as the classifier compares it (`dropping`, `kernel_v0`), a word of the title once more (`title dropping`), or a fact
 * (`fact symptom.drops=true`). Only words have no blank in them.
 */
export type Term = string;

const TITLE = 'title ';

/** The word of the title, or of anywhere, that a term stands for; a fact stands for itself. */
export const wordOf = (term: Term): Term => (term.startsWith(TITLE) ? term.slice(TITLE.length) : term);

/** Whether a term is a fact or a word of the title: what the report is about. */
export const isSubject = (term: Term): boolean => term.includes(' ');

/** Characters of a word that count: endings differ by grammar, beginnings by meaning. */
const STEM = 9;
/** Lines of one issue that are read; a log that is longer says nothing new. */
const MOST_LINES = 2_000;

const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_.']*/gu;
const ASCII_WORD = /[a-z_][a-z0-9_.']*/g;
const WITHOUT_BLANKS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;

/**
 * The terms of one line: words without their digits and endings; of scripts without blanks each pair of characters.
 * `known`: stems of words seen before in this issue; a log says the same words over and over.
 */
export function wordsOf(text: string, known = new Map<string, Term>()): Term[] {
  const folded = fold(text);
  if (ASCII.test(folded)) return stems(folded.match(ASCII_WORD) ?? [], known);
  const pairs = (folded.match(WITHOUT_BLANKS) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
  return [...stems(folded.replace(WITHOUT_BLANKS, ' ').match(WORD) ?? [], known), ...pairs];
}

function stems(words: readonly string[], known: Map<string, Term>): Term[] {
  const terms: Term[] = [];
  for (const word of words) {
    let stem = known.get(word);
    if (stem === undefined) {
      stem = word
        .replace(/[._']+$/, '')
        .replace(/\d+/g, '0')
        .slice(0, STEM);
      known.set(word, stem);
    }
    if (stem.length > 1) terms.push(stem);
  }
  return terms;
}

/** What a fact adds: that it is stated, and its value where values are few. */
export function factTerms({ name, value }: Fact, type: FactType): Term[] {
  const stated = `fact ${name}`;
  if (type === 'yes-no') return [`${stated}=${value === true ? 'yes' : 'no'}`];
  return type === 'text' ? [stated, `${stated}=${String(value)}`] : [stated];
}

/** One line and its terms. */
export interface LineTerms {
  readonly line: Line;
  readonly terms: readonly Term[];
}

/** The terms of what the reporter states, line by line; not of what they quote or wish for. A fact counts where it stands. */
export function readTerms(document: IssueDocument, facts: Facts, typeOf: (fact: string) => FactType): LineTerms[] {
  const factsAt = new Map<string, Term[]>();
  for (const fact of facts.all) {
    const place = placeOf(fact.evidence.source, fact.evidence.line);
    factsAt.set(place, [...(factsAt.get(place) ?? []), ...factTerms(fact, typeOf(fact.name))]);
  }
  const known = new Map<string, Term>();
  return document.lines
    .filter((line) => STATING.includes(line.kind))
    .slice(0, MOST_LINES)
    .map((line) => {
      const words = wordsOf(line.text, known);
      const again = line.source === 'title' ? words.map((word) => TITLE + word) : [];
      return { line, terms: [...words, ...again, ...(factsAt.get(placeOf(line.source, line.number)) ?? [])] };
    });
}

const placeOf = (source: string, line: number): string => `${source}:${line}`;

/** All terms of an issue, with those of facts that stand in no line that is read. */
export const allTerms = (
  lines: readonly LineTerms[],
  facts: Facts,
  typeOf: (fact: string) => FactType,
): ReadonlySet<Term> =>
  new Set([...facts.all.flatMap((fact) => factTerms(fact, typeOf(fact.name))), ...lines.flatMap(({ terms }) => terms)]);
