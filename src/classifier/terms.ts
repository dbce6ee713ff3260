import type { FactType } from '../facts/fact-definition.ts';
import type { Fact, Facts } from '../facts/fact.ts';
import { fold } from '../issue/fold.ts';
import { STATING, type IssueDocument, type Line } from '../issue/issue-document.ts';

/**
 * A term: a word as the classifier compares it (`dropping`, `kernel_v0`), or a fact (`fact symptom.drops=true`).
 * Facts have a blank in them, words have none.
 */
export type Term = string;

/** Characters of a word that count: endings differ by grammar, beginnings by meaning. */
const STEM = 9;
/** Lines of one issue that are read; a log that is longer says nothing new. */
const MOST_LINES = 2_000;

const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_.']*/gu;
const WITHOUT_BLANKS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+/gu;

/** The terms of one line: words without their digits and endings; of scripts without blanks each pair of characters. */
export function wordsOf(text: string): Term[] {
  const folded = fold(text);
  const pairs = (folded.match(WITHOUT_BLANKS) ?? []).flatMap((run) =>
    run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)),
  );
  const words = folded.replace(WITHOUT_BLANKS, ' ').match(WORD) ?? [];
  return [
    ...words.map((word) =>
      word
        .replace(/[._']+$/, '')
        .replace(/\d+/g, '0')
        .slice(0, STEM),
    ),
    ...pairs,
  ].filter((word) => word.length > 1);
}

/** What a fact adds: that it is stated, and its value where values are few. */
export function factTerms({ name, value }: Fact, type: FactType): Term[] {
  const stated = `fact ${name}`;
  if (type === 'yes-no') return [`${stated}=${value === true ? 'yes' : 'no'}`];
  return type === 'text' ? [stated, `${stated}=${String(value)}`] : [stated];
}

/** The lines that are read: what the reporter states, not what they quote or wish for. */
export const linesToRead = ({ lines }: IssueDocument): Line[] =>
  lines.filter((line) => STATING.includes(line.kind)).slice(0, MOST_LINES);

/** All terms of an issue. */
export function termsOf(document: IssueDocument, facts: Facts, typeOf: (fact: string) => FactType): Set<Term> {
  const terms = new Set<Term>(facts.all.flatMap((fact) => factTerms(fact, typeOf(fact.name))));
  for (const line of linesToRead(document)) for (const word of wordsOf(line.text)) terms.add(word);
  return terms;
}
