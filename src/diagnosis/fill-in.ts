import type { Case } from './evaluate.ts';
import { formatValue } from './format-value.ts';

export const PLACEHOLDER = /\{([a-z][A-Za-z0-9_.-]*)\}/g;

/** Puts the values of facts into a sentence; a fact that is not known becomes `unknown` (the linter refuses such sentences). */
export function fillIn(sentence: string, about: Case): string {
  return sentence.replace(PLACEHOLDER, (_whole, name: string) => {
    const facts = about.facts.get(name);
    return facts.length === 0
      ? 'unknown'
      : [...new Set(facts.map((fact) => formatValue(fact.value, about.typeOf(name))))].join(' / ');
  });
}
