import type { FactDefinition, FactType } from '../facts/fact-definition.ts';

/** The type of each fact of a pack; facts that it does not declare, such as pasted configuration, are text. */
export function factTypesOf(facts: readonly FactDefinition[]): (fact: string) => FactType {
  const types = new Map(facts.map((fact) => [fact.name, fact.is]));
  return (fact) => types.get(fact) ?? 'text';
}
