import type { TextQuery } from '../issue/text-query.ts';
import type { Condition, Pack } from './knowledge-base.ts';

/** Every question that a pack asks of the text of an issue. */
export function* textQueriesOf(pack: Pack): Generator<TextQuery> {
  for (const record of pack.records) yield record;
  for (const fact of pack.facts) {
    for (const finder of fact.find ?? []) if (!('config' in finder) && !('record' in finder) && !('cell' in finder)) yield finder;
  }
  yield* ofCondition(pack.scope.requires);
  for (const veto of [...pack.scope.silentWhen, ...pack.scope.noQuestions]) yield* ofCondition(veto.when);
  for (const part of [pack.scope.unsoughtWhen, pack.scope.cautiousWhen, pack.scope.urgentWhen]) if (part) yield* ofCondition(part);
  for (const rule of pack.scope.asks) yield* ofCondition(rule.when);
  for (const entry of pack.entries) {
    if (entry.appliesTo) yield* ofCondition(entry.appliesTo);
    yield* ofCondition(entry.requires);
    for (const part of [...entry.signs, ...entry.against, ...entry.rulesOut]) yield* ofCondition(part.when);
  }
}

function* ofCondition(condition: Condition): Generator<TextQuery> {
  if ('text' in condition) yield condition.text;
  else if ('all' in condition) for (const part of condition.all) yield* ofCondition(part);
  else if ('any' in condition) for (const part of condition.any) yield* ofCondition(part);
  else if ('none' in condition) for (const part of condition.none) yield* ofCondition(part);
}
