import type { Condition, Pack, Veto } from './knowledge-base.ts';
import { parseCondition, type Names } from './parse-condition.ts';
import type { YamlFile } from './parse-yaml.ts';
import { packSchema } from './schema.ts';
import type { KeyPath } from './problem.ts';
import { didYouMean } from './suggest.ts';
import { validate } from './validate.ts';

/** Reads `_pack.yaml`: whose issues these are, and when the pack speaks at all. */
export function parsePack(file: YamlFile, outer: Names): Pick<Pack, 'id' | 'product' | 'commands' | 'scope'> | undefined {
  const raw = validate(file, packSchema);
  if (!raw) return undefined;
  const byName = new Map<string, Condition>();
  const names = { ...outer, conditions: { byName, used: new Set<string>() } };
  for (const [name, part] of Object.entries(raw.conditions ?? {})) {
    const condition = parseCondition(part, ['conditions', name], file, names);
    if (condition) byName.set(name, condition);
  }
  const requires = parseCondition(raw.scope.requires, ['scope', 'requires'], file, names);
  const vetoes = (from: typeof raw.scope['silent-when'], path: KeyPath): Veto[] =>
    Object.entries(from ?? {}).flatMap(([name, { says, ...part }]) => {
      const when = parseCondition(part, [...path, name], file, names);
      return when ? [{ name, says, when }] : [];
    });
  const silentWhen = vetoes(raw.scope['silent-when'], ['scope', 'silent-when']);
  const noQuestions = vetoes(raw['no-questions'], ['no-questions']);
  const optional = (key: 'unsought-when' | 'cautious-when' | 'urgent-when'): Condition | undefined => {
    const part = raw.scope[key];
    return part && parseCondition(part, ['scope', key], file, names);
  };
  const unsoughtWhen = optional('unsought-when');
  const cautiousWhen = optional('cautious-when');
  const urgentWhen = optional('urgent-when');
  const asks = (raw.asks ?? []).flatMap((rule, i) => {
    const when = parseCondition(rule.when, ['asks', i, 'when'], file, names);
    for (const fact of rule.facts) {
      if (names.typeOf(fact) === undefined) file.report('kb/check', ['asks', i, 'facts'], `unknown fact "${fact}"`, didYouMean(fact, names.facts));
    }
    return when ? [{ when, facts: rule.facts }] : [];
  });
  for (const name of byName.keys())
    if (!names.conditions.used.has(name)) file.report('kb/unused-condition', ['conditions', name], `nothing uses the condition "${name}"`, 'use it in a rule, or remove it');
  return requires && { id: raw.id, product: raw.product, commands: raw.commands ?? {}, scope: { requires, silentWhen, noQuestions, asks, ...(unsoughtWhen ? { unsoughtWhen } : {}), ...(cautiousWhen ? { cautiousWhen } : {}), ...(urgentWhen ? { urgentWhen } : {}) } };
}
