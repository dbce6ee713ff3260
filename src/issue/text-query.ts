import type { RegionKind } from './issue-document.ts';

/**
 * Ideas that one sentence must name close together, in any order and undenied. A term is a list of alternatives: names of word groups,
 * or literal words in double quotes.
 */
export interface Told {
  readonly terms: readonly (readonly string[])[];
  /** Words that must not stand near. */
  readonly not: readonly (readonly string[])[];
  /** From the first to the last of the words, in characters; absent means {@link WIDEST}. */
  readonly within?: number;
}

/** Every group, literal and amount that a query names. */
export const namesOf = ({ terms, not }: Pick<Told, 'terms' | 'not'>): string[] => [...terms, ...not].flat();

/** Words that are further apart belong to different thoughts. */
export const WIDEST = 110;

/** Lower-case literals without which no line matches: of one of the alternatives, one literal of every clause. */
export type LiteralGuard = readonly (readonly (readonly string[])[])[];

/**
 * A question to the text of an issue: which lines say this? Exactly one of `see`, `match` and `told`.
 * `see` and `match` are asked line by line; a line is never longer than 16,384 characters. `told` is asked sentence by sentence.
 */
export interface TextQuery {
  /** Literal words, case-insensitive; one of them is enough. */
  readonly see?: readonly string[];
  /** An RE2 pattern (no look-around, no back-references), case-sensitive unless it starts with `(?i)`. */
  readonly match?: string;
  readonly told?: Told;
  /** Kinds of regions that are asked; absent means every kind that states something (never quotes, HTML comments, template text). */
  readonly in?: readonly RegionKind[];
  /** An RE2 pattern: a line that it matches does not count (negation, other products). */
  readonly unless?: string;
  /** Found when the knowledge is compiled. Absent means that every line has to be tried. */
  readonly literals?: LiteralGuard;
}
