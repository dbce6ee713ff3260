import { AMOUNTS, type WordGroups } from '../issue/word-groups.ts';
import { fold } from '../issue/fold.ts';
import type { YamlFile } from './parse-yaml.ts';
import { wordsSchema } from './schema.ts';
import { validate } from './validate.ts';

/** Shorter stems with a `*` would be found in half of all words. */
const SHORTEST_STEM = 3;

/** The word groups of all words files of a pack. A word that cannot be used is reported and left out. */
export function parseWords(files: readonly YamlFile[]): WordGroups {
  const groups = new Map<string, readonly string[]>();
  for (const file of files) {
    const raw = validate(file, wordsSchema);
    for (const [name, words] of Object.entries(raw?.words ?? {})) {
      if (groups.has(name)) file.report('kb/words', ['words', name], `the group "${name}" is declared twice`, 'put all of its words into one list');
      const seen = new Set<string>();
      const usable = words.filter((word, i) => {
        const problem = problemOf(word, seen);
        if (problem) file.report('kb/words', ['words', name, i], ...problem);
        return !problem;
      });
      groups.set(name, usable);
    }
  }
  return Object.fromEntries(groups);
}

function problemOf(word: string, seen: Set<string>): [message: string, help: string] | undefined {
  if (/^<.*>$/.test(word))
    return AMOUNTS[word] ? undefined : [`unknown amount "${word}"`, `one of ${Object.keys(AMOUNTS).join(', ')}`];
  const stem = word.replace(/^\*|\*$/g, '');
  if (stem.includes('*')) return [`"${word}" has a * inside`, 'a * may stand at the ends only'];
  if (stem !== word && stem.length < SHORTEST_STEM && stem < '\u0e00') return [`"${word}" is too short a stem`, `at least ${SHORTEST_STEM} letters before a *`];
  if (!/[\p{L}\p{N}]/u.test(stem)) return [`"${word}" has no letter`, 'write words or phrases'];
  const key = fold(word);
  if (seen.has(key)) return [`"${word}" stands twice in this group`, 'remove one; upper case and accents make no difference'];
  seen.add(key);
  return undefined;
}
