import { conditionsOf } from './conditions-of.ts';
import type { Entry, Pack } from './knowledge-base.ts';
import type { Report } from './problem.ts';
import { didYouMean } from './suggest.ts';

/**
 * Checks of keys that no release of the product has, although they are nearly one. Keys of a chart, and keys at a wrong level that are
 * asked for on purpose, are not in the table: what resembles nothing is left alone.
 */
export function lintConfigKeys(entry: Entry, pack: Pack, report: Report): void {
  const keys = pack.tables.configKeys.map(({ key }) => key);
  const known = new Set(keys.flatMap((key) => key.split('.').map((_part, i, parts) => parts.slice(0, i + 1).join('.'))));
  for (const { path, condition } of conditionsOf(entry)) {
    if (!('check' in condition)) continue;
    for (const { fact } of condition.check.comparisons) {
      const key = /^config\.(?:falco\.)?(.+)$/.exec(fact)?.[1];
      if (key === undefined || known.has(key)) continue;
      const help = didYouMean(key, keys);
      if (help !== undefined) report('kb/check', [...path, 'check'], `no release has the key "${key}"`, help);
    }
  }
}
