import type { Classifier } from '../classifier/classifier.ts';
import type { FactDefinition, FactType, RecordDefinition } from '../facts/fact-definition.ts';
import type { Tables } from '../facts/tables.ts';
import type { TextQuery } from '../issue/text-query.ts';
import type { WordGroups } from '../issue/word-groups.ts';

/** A parsed `check` line: every comparison must hold (`falco.version >= 0.33.0, < 0.37.0`). */
export interface Check {
  readonly text: string;
  readonly comparisons: readonly Comparison[];
}

export type Comparison =
  | {
      readonly fact: string;
      readonly is: FactType;
      readonly op: '<' | '<=' | '>' | '>=' | '=' | '!=';
      /** A version as text, a size in bytes, a share 0..1, a count. */
      readonly value: string | number;
    }
  /** `fact is yes|no|known|unknown` or `fact is a|b|c`. */
  | { readonly fact: string; readonly op: 'is' | 'is-not'; readonly value: readonly string[] };

/** A three-valued condition: yes, no or unknown. */
export type Condition =
  | { readonly check: Check }
  | { readonly text: TextQuery }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly none: readonly Condition[] };

/** Rounded bits of a likelihood ratio: how much rarer is this sign in other issues (2:1, 4:1, 16:1, 256:1). */
export type Weight = 'hint' | 'moderate' | 'strong' | 'decisive';
export const POINTS: Readonly<Record<Weight, number>> = { hint: 1, moderate: 2, strong: 4, decisive: 8 };

export interface Sign {
  readonly name: string;
  /** A sentence with `{facts}`. */
  readonly says: string;
  readonly weight: Weight;
  /** The sign of which this one is not independent: only the strongest of a group counts. */
  readonly sameAs?: string;
  readonly when: Condition;
}

export interface Veto {
  readonly name: string;
  readonly says: string;
  readonly when: Condition;
}

/** A text by driver; `any` serves the rest. The first one is shown while the driver is unknown. */
export type Snippet = Readonly<Record<string, string>>;

/** A sentence with `{facts}` that is shown when its check holds and all of its facts are known. */
export interface Figure {
  readonly when?: Check;
  readonly says: string;
}

export interface Remedy {
  readonly id: string;
  /** Guards, usually a range of `falco.version`; absent means always. */
  readonly when?: Check;
  /** Given in addition to the one remedy of the version. */
  readonly also: boolean;
  readonly title: string;
  readonly steps: string;
  /** What the change costs, computed from the numbers of the report. */
  readonly figures?: readonly Figure[];
  /** A `falco.yaml` snippet for this range of versions. */
  readonly config?: Snippet;
  /** Helm values for the chart generation of this range. */
  readonly helm?: Snippet;
  /** A shell snippet. */
  readonly run?: string;
}

export interface Verification {
  readonly when?: Check;
  readonly run: string;
  readonly expect: string;
}

export interface Reference {
  readonly kind: 'docs' | 'issue' | 'change' | 'source';
  readonly url: string;
  readonly title: string;
}

export interface Example {
  readonly name: string;
  readonly title: string;
  readonly issue: string;
  readonly created?: string;
  readonly expect: Band | 'no-match' | 'ruled-out' | 'not-applicable' | 'not-enough-information';
  readonly remedy?: string;
  readonly because?: string;
  readonly asks?: readonly string[];
  readonly facts?: Readonly<Record<string, string>>;
  readonly also?: readonly string[];
}

export type Band = 'likely' | 'possible';

export interface Entry {
  /** `<pack>/<cause>`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** `draft` never exceeds `possible`. */
  readonly status: 'active' | 'draft';
  readonly reviewed: string;
  readonly appliesTo?: Condition;
  readonly requires: Condition;
  readonly signs: readonly Sign[];
  readonly against: readonly Sign[];
  readonly rulesOut: readonly Veto[];
  /** The first release without the fault; absent where no release mends it. */
  readonly fixedIn?: string;
  /** Causes (full ids) that are lowered when this one is likely. */
  readonly strongerThan: readonly string[];
  /** True of many reports, the answer to few: mentioned beside another cause, alone only with a second independent sign. */
  readonly companion: boolean;
  readonly remedies: readonly Remedy[];
  readonly verify: readonly Verification[];
  readonly tradeOff?: string;
  readonly references: readonly Reference[];
  readonly examples: readonly Example[];
}

/** When the pack speaks at all: the report is about its product and tells of trouble. */
export interface Scope {
  readonly requires: Condition;
  readonly silentWhen: readonly Veto[];
  /** When nobody seeks help, a wish or a piece of work: only a likely cause is said, and only of what reads like a report of trouble. */
  readonly unsoughtWhen?: Condition;
  /** When only likely causes are said and nothing is asked: the author asks how, and a cause is all that would help. */
  readonly cautiousWhen?: Condition;
  /** When something is down or measured: a question is worth it sooner. Without it every report counts as such. */
  readonly urgentWhen?: Condition;
  /** When no question is asked, although a cause may hang on one. */
  readonly noQuestions: readonly Veto[];
  /** What a maintainer would ask first when no cause is found: facts by reported symptom. */
  readonly asks: readonly { readonly when: Condition; readonly facts: readonly string[] }[];
}

export interface Pack {
  readonly id: string;
  /** The product's name: `Falco`. */
  readonly product: string;
  /** Commands that entries may name as `{logs}`: by name, then by way of installing (`any` serves the rest). */
  readonly commands: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly scope: Scope;
  /** What `told` conditions name. */
  readonly words: WordGroups;
  readonly facts: readonly FactDefinition[];
  readonly records: readonly RecordDefinition[];
  readonly tables: Tables;
  readonly entries: readonly Entry[];
  /** What labelled reports teach; absent in a pack that was not trained. */
  readonly classifier?: Classifier;
}

/** Plain data: it can be written as JSON at build time and read back in a function or a browser. */
export interface KnowledgeBase {
  /** Digest of the knowledge files, for the marker and the logs. */
  readonly version: string;
  readonly packs: readonly Pack[];
}
