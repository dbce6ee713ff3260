import type { Evidence } from '../issue/evidence.ts';
import type { Band, Entry, Remedy, Sign } from '../knowledge/knowledge-base.ts';

export type NonEmpty<T> = readonly [T, ...T[]];
export type Truth = 'yes' | 'no' | 'unknown';

/** How a condition came out, and why. */
export interface Outcome {
  readonly truth: Truth;
  readonly expected: string;
  /** What the issue says instead; absent when it says nothing. */
  readonly actual?: string;
  readonly evidence: readonly Evidence[];
  /** Facts that would decide it. */
  readonly missing: readonly string[];
  /** How each of its parts came out; absent when it is one condition. */
  readonly parts?: { readonly of: 'all' | 'any' | 'none'; readonly each: readonly Outcome[] };
}

/** The outcome of a gate or a sign. */
export interface Trace extends Outcome {
  readonly label: string;
}

export interface SignTrace extends Trace {
  readonly sign: Sign;
  /** Signed points that it adds to the ledger; 0 when it is not yes or a stronger one of its group counts. */
  readonly points: number;
  /** The sentence with its facts filled in. */
  readonly says: string;
}

export type Verdict = Band | 'no-match' | 'ruled-out' | 'not-applicable' | 'not-enough-information';

/** Everything that was considered for one cause: answers "why" and "why not". */
export interface Consideration {
  readonly entry: Entry;
  readonly verdict: Verdict;
  readonly score: number;
  readonly appliesTo?: Trace;
  readonly requires: Trace;
  readonly rulesOut: readonly Trace[];
  readonly signs: readonly SignTrace[];
  readonly against: readonly SignTrace[];
  /** The stronger cause that lowered this one. */
  readonly loweredBy?: string;
  /** That it is possible only since the report reads like known reports with this cause. */
  readonly alike?: Reason;
  /** Facts that could still change the verdict, the most telling first. */
  readonly missing: readonly string[];
}

/** A sentence for the reader and the lines that it stands on. */
export interface Reason {
  readonly says: string;
  readonly evidence: readonly Evidence[];
}

/** A cause that holds for this issue, with its proof. */
export interface Finding {
  readonly entry: Entry;
  readonly band: Band;
  readonly score: number;
  readonly says: readonly Reason[];
  readonly against: readonly Reason[];
  readonly evidence: readonly Evidence[];
  /** The remedies for the reporter's version; several when the version is unknown. */
  readonly remedies: readonly Remedy[];
}

/** A missing fact, asked with the command that prints it. */
export interface Question {
  readonly fact: string;
  readonly question: string;
  readonly run?: string;
  /** Titles of the causes that the answer would tell apart. */
  readonly decides: readonly string[];
}

export type Diagnosis = {
  readonly considered: readonly Consideration[];
} & (
  | { readonly kind: 'known'; readonly findings: NonEmpty<Finding>; readonly questions: readonly Question[] }
  /** `suspect`: a cause that the report reads like, to be said below the questions. */
  | { readonly kind: 'needs-facts'; readonly questions: NonEmpty<Question>; readonly suspect?: Finding }
  /** `because`: why the pack stays silent, one sentence for the trace. `heldBack`: the likely cause that only the wording keeps back. */
  | { readonly kind: 'unknown'; readonly because: string; readonly heldBack?: Consideration }
);

/** All causes that are named, the suspicion below a question included. */
export function findingsOf(diagnosis: Diagnosis): readonly Finding[] {
  if (diagnosis.kind === 'known') return diagnosis.findings;
  return diagnosis.kind === 'needs-facts' && diagnosis.suspect ? [diagnosis.suspect] : [];
}
