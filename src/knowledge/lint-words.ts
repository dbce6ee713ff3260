import { fold } from '../issue/fold.ts';
import { HEEDED, OVER, UNREAL } from '../issue/find-told.ts';
import { namesOf, type Told } from '../issue/text-query.ts';
import { indexGroups } from '../issue/word-groups.ts';
import type { Pack } from './knowledge-base.ts';
import type { Report } from './problem.ts';
import { textQueriesOf } from './text-queries.ts';

/** Groups of words that no condition names. `reportOn` gives the report of the file that declares a group. */
export function lintUnusedWords(pack: Pack, reportOn: (group: string) => Report): void {
  const used = new Set<string>([...HEEDED, ...toldOf(pack).flatMap(namesOf)]);
  for (const group of Object.keys(pack.words))
    if (!used.has(group)) reportOn(group)('kb/unused-words', ['words', group], `nothing uses the words "${group}"`, 'name them in a told condition, or remove them');
}

/**
 * A word may stand in several groups: what it means depends on the words beside it. But where each condition that names its group keeps
 * words of another one out, and the word holds one of those itself, it is never found: `no se puede cargar` beside `unreal: [se puede]`.
 */
export function lintDeadWords(pack: Pack, reportOn: (group: string) => Report): void {
  const told = toldOf(pack);
  const index = indexGroups(pack.words);
  for (const [group, words] of Object.entries(pack.words)) {
    const keptOut = told.filter(({ terms }) => terms.flat().includes(group)).map(keepsOut);
    const excludes = told.some(({ not }) => not.flat().includes(group));
    if (keptOut.length === 0 || excludes || HEEDED.includes(group)) continue;
    words.forEach((word, i) => {
      const held = index.scan(continued(word));
      const by = keptOut.map((names) => names.find((name) => held.has(name)));
      if (by.includes(undefined)) return;
      const others = [...new Set(by)].map((name) => `"${name}"`).join(' and ');
      reportOn(group)('kb/dead-word', ['words', group, i], `"${word}" is never found: it holds words of ${others}, which each condition with "${group}" keeps out`, 'say it in words that do not stand there, or remove it');
    });
  }
}

const toldOf = (pack: Pack): Told[] => [...textQueriesOf(pack)].flatMap((query) => query.told ?? []);

/** Groups that must not stand near, not even inside of a word of the condition itself: a denial there is part of the word. */
const keepsOut = ({ terms, not }: Told): string[] => [...[OVER, UNREAL].filter((name) => !terms.flat().includes(name)), ...not.flat()];

/** A word as a text, and longer where a `*` lets it go on. */
const continued = (word: string): string => fold(word.replace(/^\*|\*$/g, 'x'));
