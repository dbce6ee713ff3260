import { HEEDED } from '../issue/find-told.ts';
import { namesOf } from '../issue/text-query.ts';
import type { Pack } from './knowledge-base.ts';
import type { Report } from './problem.ts';
import { textQueriesOf } from './text-queries.ts';

/** Groups of words that no condition names. `reportOn` gives the report of the file that declares a group. */
export function lintWords(pack: Pack, reportOn: (group: string) => Report): void {
  const used = new Set<string>(HEEDED);
  for (const { told } of textQueriesOf(pack)) for (const name of told ? namesOf(told) : []) used.add(name);
  for (const group of Object.keys(pack.words))
    if (!used.has(group)) reportOn(group)('kb/unused-words', ['words', group], `nothing uses the words "${group}"`, 'name them in a told condition, or remove them');
}
