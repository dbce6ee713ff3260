import { conditionsOf } from './conditions-of.ts';
import type { Entry } from './knowledge-base.ts';
import type { KeyPath, Report } from './problem.ts';

/** Longer patterns hide what a cause means; as a named fact they read as a sentence. */
const LONGEST = 80;
/** A few plain words may stand in two causes without being one thing. */
const SHARED = 30;

/**
 * Patterns of causes that belong into a facts file: the long ones, and those that two causes share.
 * `reportIn` gives the report of a cause's file. In facts files any length is fine.
 */
export function lintPatterns(entries: readonly Entry[], reportIn: (id: string) => Report): void {
  const owner = new Map<string, string>();
  for (const entry of entries) {
    for (const { path, condition } of conditionsOf(entry)) {
      if (!('text' in condition)) continue;
      const { match, unless } = condition.text;
      if (match !== undefined) tooLong(match, [...path, 'match'], reportIn(entry.id));
      if (unless !== undefined) tooLong(unless, [...path, 'unless'], reportIn(entry.id));
      if (match === undefined || match.length < SHARED) continue;
      const first = owner.get(match) ?? entry.id;
      owner.set(match, first);
      if (first !== entry.id)
        reportIn(entry.id)('kb/same-pattern', [...path, 'match'], `this pattern stands in ${first} too`, NAME_IT);
    }
  }
}

const NAME_IT = 'make it a fact in a _signals file, and write here: check: signal.its-name is yes';

function tooLong(pattern: string, path: KeyPath, report: Report): void {
  if (pattern.length <= LONGEST) return;
  report('kb/pattern-long', path, `this pattern has ${pattern.length} characters, more than ${LONGEST}`, NAME_IT);
}
