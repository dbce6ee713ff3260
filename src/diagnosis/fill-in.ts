import type { TypedFacts } from './evaluate-check.ts';
import { PLACEHOLDER } from '../knowledge/placeholder.ts';
import { formatValue } from './format-value.ts';

/** Puts the values of facts into a sentence; a fact that is not known becomes `unknown` (the linter refuses such sentences). */
export function fillIn(sentence: string, about: TypedFacts): string {
  return sentence.replace(PLACEHOLDER, (_whole, name: string) => {
    const stated = about.facts.get(name);
    const facts = stated.length > 0 ? stated : about.facts.get(`${name}.inferred`);
    return facts.length === 0
      ? 'unknown'
      : [...new Set(facts.map((fact) => plain(formatValue(fact.value, about.typeOf(name)))))].join(' / ');
  });
}

/** A value out of the report, fit for a sentence: nothing that Markdown or GitHub would act on, at most 80 characters. */
const plain = (value: string): string =>
  value
    .replaceAll('://', ' ')
    .replace(/\b(www)\.|\b(GH)-(?=\d)/gi, '$1$2 ')
    .replace(/[^\w.:+,/% -]/g, '')
    .slice(0, 80);
