import type { RegionKind } from '../issue/issue-document.ts';
import type { LiteralGuard, TextQuery } from '../issue/text-query.ts';
import type { FactValue } from './fact.ts';
import type { Formula } from './formula.ts';

/** How values of a fact compare and print. `share` is 0..1 and prints as per cent; `size` is bytes. */
export type FactType = 'version' | 'count' | 'share' | 'size' | 'yes-no' | 'text';

/** How one value is chosen when the issue states several. `all` keeps every distinct one. */
export type Take = 'first' | 'last' | 'highest' | 'lowest' | 'median' | 'how-many' | 'all';

/** One place where a fact may stand. */
export type Finder =
  /** First capture group of `match` (or the whole match) is the value; for a yes-no fact a hit means yes, or `value`. */
  | (TextQuery & { readonly value?: FactValue })
  /** Pasted configuration; a glob over the path: `**.buf_size_preset`. */
  | { readonly config: string; readonly value?: FactValue }
  /**
   * A name in a table that the reporter wrote, as a pattern for the whole name: the numbers of its column or row, of a series over time
   * the last.
   */
  | CellFinder
  /** A field of a record, see {@link RecordDefinition}. */
  | { readonly record: string; readonly field?: string };

/**
 * For a yes-no fact a series over time: it has grown `grows` times from its first to its last value, never left `steady` times its
 * smallest, has stayed within `levels` of its highest after a rise, or has come down from it to a `falls`-th.
 */
export interface CellFinder {
  readonly cell: string;
  readonly grows?: number;
  readonly steady?: number;
  readonly levels?: number;
  readonly falls?: number;
}

/** How to ask the reporter for a fact: one sentence, and the command that prints it by way of installing. */
export interface Ask {
  readonly question: string;
  /** A version range outside of which the question makes no sense: `falco.version >= 0.35.0`. An unknown version is asked all the same. */
  readonly when?: string;
  /** Commands by way of installing (`helm`, `manifest`, `container`, `package`); `any` serves the rest. */
  readonly run?: Readonly<Record<string, string>>;
}

export interface FactDefinition {
  readonly name: string;
  readonly is: FactType;
  /** A noun phrase for readers: `the Falco version`. */
  readonly says: string;
  /** Read by code in `src/facts/` instead of finders. */
  readonly reader?: boolean;
  readonly find?: readonly Finder[];
  readonly take?: Take;
  /** Over other facts, those declared before this one included. */
  readonly compute?: Formula;
  readonly ask?: Ask;
  /** Sentences that state a yes-no fact, and sentences that do not; run by the check of the knowledge. */
  readonly examples?: { readonly yes?: readonly string[] | undefined; readonly no?: readonly string[] | undefined };
}

/** One log line that carries several numbers which belong together: a rate is computed per line, never from two maxima. */
export interface RecordDefinition {
  readonly name: string;
  readonly says: string;
  readonly match: string;
  readonly in?: readonly RegionKind[];
  /** As in {@link TextQuery}. */
  readonly literals?: LiteralGuard;
  readonly fields: Readonly<Record<string, string>>;
  /** Field name → formula over fields of the same line. */
  readonly compute?: Readonly<Record<string, Formula>>;
}
