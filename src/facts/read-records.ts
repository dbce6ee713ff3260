import { compilePattern } from '../issue/compile-pattern.ts';
import type { Evidence } from '../issue/evidence.ts';
import type { TextIndex } from '../issue/find-text.ts';
import type { RecordDefinition } from './fact-definition.ts';
import { computeFormula } from './formula.ts';

export interface PackRecords {
  readonly records: readonly RecordDefinition[];
}

/** One log line with the numbers that belong together. */
export interface FoundRecord {
  readonly values: Readonly<Record<string, number>>;
  readonly evidence: Evidence;
}

/** All records of an issue by name, in reading order, with the fields that are computed per line. */
export function readRecords(definitions: PackRecords, text: TextIndex): ReadonlyMap<string, readonly FoundRecord[]> {
  return new Map(
    definitions.records.map((record) => [
      record.name,
      text.find(record).map((hit): FoundRecord => {
        const values: Record<string, number> = {};
        for (const [field, pattern] of Object.entries(record.fields)) {
          const matcher = compilePattern(pattern).matcher(hit.line.text);
          if (matcher.find()) values[field] = Number(matcher.group(1));
        }
        for (const [field, formula] of Object.entries(record.compute ?? {})) {
          const value = computeFormula(formula, (name) => values[name]);
          if (value !== undefined) values[field] = value;
        }
        return { values, evidence: hit.evidence };
      }),
    ]),
  );
}
