import type { Answer } from '../diagnose.ts';
import { findingsOf } from '../diagnosis/diagnosis.ts';
import type { FactValue } from '../facts/fact.ts';
import type { Evidence } from '../issue/evidence.ts';
import { findCredentials } from '../issue/find-credentials.ts';
import { redactLine } from '../issue/redact.ts';

/** One result of `batch` and of `diagnose --format json`. Excerpts are redacted. */
export interface Result {
  readonly decision: 'answer' | 'ask' | 'silent';
  readonly causes: readonly { readonly id: string; readonly band: string; readonly evidence: readonly Evidence[] }[];
  readonly asks: readonly string[];
  readonly facts: readonly {
    readonly name: string;
    readonly value: FactValue | readonly FactValue[];
    readonly evidence: Evidence;
    readonly inferred?: string;
  }[];
  readonly contradictions: readonly string[];
  readonly comment: string | null;
}

const DECISIONS = { known: 'answer', 'needs-facts': 'ask', unknown: 'silent' } as const;

const redacted = (evidence: Evidence): Evidence => ({ ...evidence, excerpt: redactLine(evidence.excerpt) });

/** An answer as plain data. Cause ids are without the pack prefix; a fact with several values is a list. */
export function resultOf({ facts, diagnosis, comment }: Answer): Result {
  const stated = [...new Set(facts.all.map((fact) => fact.name))];
  return {
    decision: DECISIONS[diagnosis.kind],
    causes: findingsOf(diagnosis).map((finding) => ({
      id: finding.entry.id.replace(/^[^/]+\//, ''),
      band: finding.band,
      evidence: finding.evidence.slice(0, 20).map(redacted),
    })),
    asks: diagnosis.kind === 'unknown' ? [] : diagnosis.questions.map((question) => question.fact),
    facts: stated.flatMap((name) => {
      const all = facts.get(name);
      const [first] = all;
      if (!first) return [];
      const values = [...new Set(all.map((fact) => safe(fact.value, fact.evidence)))];
      const [value] = values;
      return [
        {
          name,
          value: values.length === 1 && value !== undefined ? value : values,
          evidence: redacted(first.evidence),
          ...(first.inferred === undefined ? {} : { inferred: first.inferred }),
        },
      ];
    }),
    contradictions: [...new Set(facts.contradictions.flatMap(({ names }) => names))],
    comment: comment?.body ?? null,
  };
}

/** A value without credentials, also of those that only the rest of their line gives away: `Authorization: …`. */
function safe(value: FactValue, { excerpt }: Evidence): FactValue {
  if (typeof value !== 'string') return value;
  const seen = findCredentials(excerpt).map(({ kind, start, end }) => ({ kind, text: excerpt.slice(start, end) }));
  const without = seen.reduce((text, one) => text.replaceAll(one.text, `[redacted: ${one.kind}]`), value);
  return redactLine(without);
}
