import type { Condition, Entry } from './knowledge-base.ts';
import type { KeyPath } from './problem.ts';

/** A condition and where it stands in the file of its cause. */
export interface PlacedCondition {
  readonly path: KeyPath;
  readonly condition: Condition;
}

/** Every condition of a cause in the order of the file, the parts of a combined one after it. */
export function* conditionsOf(entry: Entry): Generator<PlacedCondition> {
  if (entry.appliesTo) yield* within(entry.appliesTo, ['applies-to']);
  yield* within(entry.requires, ['requires']);
  for (const [key, parts] of [
    ['signs', entry.signs],
    ['against', entry.against],
    ['rules-out', entry.rulesOut],
  ] as const)
    for (const part of parts) yield* within(part.when, [key, part.name]);
}

function* within(condition: Condition, path: KeyPath): Generator<PlacedCondition> {
  yield { path, condition };
  if ('all' in condition) for (const [i, part] of condition.all.entries()) yield* within(part, [...path, 'all', i]);
  if ('any' in condition) for (const [i, part] of condition.any.entries()) yield* within(part, [...path, 'any', i]);
  if ('none' in condition) for (const [i, part] of condition.none.entries()) yield* within(part, [...path, 'none', i]);
}
