import type { ParsedKnowledge } from './parse-knowledge.ts';
import type { Problem } from './problem.ts';
import { lintCause } from './lint-cause.ts';

/** Checks the meaning of the knowledge beyond its shape. All problems at once; the knowledge itself is not changed. */
export function lintKnowledge(parsed: ParsedKnowledge): Problem[] {
  const problems: Problem[] = [];
  for (const pack of parsed.knowledge.packs) {
    for (const entry of pack.entries) {
      const file = [...parsed.sources.values()].find((yaml) => (yaml.data as { id?: unknown } | null)?.id === entry.id);
      if (file) lintCause(entry, pack, (...problem) => file.reportTo(problems, ...problem));
    }
  }
  return problems;
}
