import type { Evidence } from '../issue/evidence.ts';

/** A version is text (`0.36.2`), a size is a number of bytes, a share is 0..1, yes-no is a boolean. */
export type FactValue = string | number | boolean;

export interface Fact {
  /** As declared in `knowledge/<pack>/_*.yaml`, for example `falco.version`; `config.<path>` for pasted configuration. */
  readonly name: string;
  readonly value: FactValue;
  readonly evidence: Evidence;
  /** Why the value is concluded and not read, for example `the issue was opened before 0.37.0`; absent when it is written there. */
  readonly inferred?: string;
}

/** Two statements of the issue that cannot both be true of one system. */
export interface Contradiction {
  /** The facts in doubt: not the one that the answer goes by. */
  readonly names: readonly string[];
  /** One sentence for the reader; of the user's text only what a pattern of ours took: a release, a version. */
  readonly says: string;
  readonly evidence: readonly Evidence[];
  /** What the answer goes by, in words: `the kernel`; absent where it goes by neither and checks that hang on it stay unknown. */
  readonly used?: string;
}

/** All that was read. A name without facts means "not found", never "false". A name with several facts has several values. */
export interface Facts {
  readonly all: readonly Fact[];
  readonly contradictions: readonly Contradiction[];
  get(name: string): readonly Fact[];
}

export function factsOf(all: readonly Fact[], contradictions: readonly Contradiction[] = []): Facts {
  const byName = new Map<string, Fact[]>();
  for (const fact of all) {
    const same = byName.get(fact.name);
    if (same) same.push(fact);
    else byName.set(fact.name, [fact]);
  }
  return { all, contradictions, get: (name) => byName.get(name) ?? [] };
}
