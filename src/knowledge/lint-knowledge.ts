import type { ParsedKnowledge } from './parse-knowledge.ts';
import type { YamlFile } from './parse-yaml.ts';
import type { Problem } from './problem.ts';
import { lintCause } from './lint-cause.ts';
import { lintPack } from './lint-pack.ts';

/**
 * Checks the meaning of the knowledge beyond its shape. All problems at once; the knowledge itself is not changed.
 * `today` (ISO date) lets old reviews be told; the core knows no clock.
 */
export function lintKnowledge(parsed: ParsedKnowledge, today?: string): Problem[] {
  const problems: Problem[] = [];
  const files = [...parsed.sources.values()];
  const fileOf = (id: string): YamlFile | undefined => files.find((yaml) => (yaml.data as { id?: unknown } | null)?.id === id);
  const factFiles = files.filter((yaml) => (yaml.data as { schema?: unknown } | null)?.schema === 'facts/1');
  for (const pack of parsed.knowledge.packs) {
    for (const entry of pack.entries) {
      const file = fileOf(entry.id);
      if (file) lintCause(entry, pack, (...problem) => file.reportTo(problems, ...problem));
    }
    problems.push(...lintPack(pack, fileOf, factFiles, today));
  }
  return problems;
}
