import { typed } from './extract-defined.ts';
import type { Fact } from './fact.ts';

/**
 * Facts that are another form of one that was read, so that checks can compare them: the memory limit in bytes.
 * Several values stay several.
 */
export function derive(facts: readonly Fact[]): Fact[] {
  return facts.flatMap((fact): Fact[] => {
    if (fact.name === 'memory.limit') {
      const bytes = typed(String(fact.value), 'size');
      return bytes === undefined ? [] : [{ ...fact, name: 'memory.limit.bytes', value: bytes }];
    }
    return [];
  });
}
