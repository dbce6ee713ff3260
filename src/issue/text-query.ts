import type { RegionKind } from './issue-document.ts';

/**
 * A question to the text of an issue: which lines say this? Exactly one of `see` and `match`.
 * Asked line by line; a line is never longer than 16,384 characters.
 */
export interface TextQuery {
  /** Literal words, case-insensitive; one of them is enough. */
  readonly see?: readonly string[];
  /** An RE2 pattern (no look-around, no back-references), case-sensitive unless it starts with `(?i)`. */
  readonly match?: string;
  /** Kinds of regions that are asked; absent means every kind that states something (never quotes, HTML comments, template text). */
  readonly in?: readonly RegionKind[];
  /** An RE2 pattern: a line that it matches does not count (negation, other products). */
  readonly unless?: string;
  /**
   * Lower-case literals of which every matching line contains at least one, found when the knowledge is compiled.
   * Absent means that every line has to be tried.
   */
  readonly literals?: readonly string[];
}
