import type { ParsedKnowledge } from './parse-knowledge.ts';
import type { YamlFile } from './parse-yaml.ts';
import type { Problem, Report } from './problem.ts';
import { fileDeclaring, fileOfCause } from './file-of.ts';
import { lintCause } from './lint-cause.ts';
import { lintClassifier } from './lint-classifier.ts';
import { lintConfigKeys } from './lint-config-keys.ts';
import { lintNames } from './lint-names.ts';
import { lintPack } from './lint-pack.ts';
import { lintPatterns } from './lint-patterns.ts';
import { lintReleases } from './lint-releases.ts';
import { lintUnfinished } from './lint-unfinished.ts';
import { lintDeadWords, lintUnusedWords } from './lint-words.ts';

/**
 * Checks the meaning of the knowledge beyond its shape. All problems at once; the knowledge itself is not changed.
 * `today` (ISO date) lets old reviews be told; the core knows no clock.
 */
export function lintKnowledge(parsed: ParsedKnowledge, today?: string): Problem[] {
  const problems: Problem[] = [];
  const files = [...parsed.sources.values()];
  const fileOf = (id: string): YamlFile | undefined => fileOfCause(id, files);
  const reportIn =
    (id: string): Report =>
    (...problem) =>
      fileOf(id)?.reportTo(problems, ...problem);
  const broken = brokenCauses(parsed);
  for (const pack of parsed.knowledge.packs) {
    const causes = [...pack.entries.map((entry) => entry.id), ...broken];
    for (const entry of pack.entries) {
      const file = fileOf(entry.id);
      if (!file) continue;
      const report = reportIn(entry.id);
      lintCause(entry, pack, report);
      lintConfigKeys(entry, pack, report);
      lintNames(entry, pack, file.file, causes, report);
      lintReleases(entry, pack, report);
      lintUnfinished(file.data, report);
    }
    const trained = files.find((file) => file.file === `knowledge/${pack.id}/_classifier.yaml`);
    if (trained) lintClassifier(pack, causes, (...problem) => trained.reportTo(problems, ...problem));
    lintPatterns(pack.entries, reportIn);
    if (broken.length === 0) {
      const reportOn =
        (group: string): Report =>
        (...problem) =>
          fileDeclaring('words', group, files)?.reportTo(problems, ...problem);
      lintUnusedWords(pack, reportOn);
      // A word that is left out shifts the places of those behind it.
      if (parsed.problems.every(({ code }) => code !== 'kb/words')) lintDeadWords(pack, reportOn);
    }
    problems.push(...lintPack(pack, fileOf, files, today, broken.length === 0));
  }
  return problems;
}

/** Ids, by the names of their files, of the causes that are left out because something is wrong with them. */
const brokenCauses = ({ problems }: ParsedKnowledge): string[] =>
  problems.flatMap(({ file, severity }) => {
    const [, id] = /^knowledge\/([^/]+\/[^/_][^/]*)\.yaml$/.exec(file) ?? [];
    return id === undefined || severity !== 'error' ? [] : [id];
  });
