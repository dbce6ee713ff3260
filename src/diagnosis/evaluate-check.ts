import type { Facts } from '../facts/fact.ts';
import type { FactType } from '../facts/fact-definition.ts';
import type { Check } from '../knowledge/knowledge-base.ts';
import type { Truth } from './diagnosis.ts';
import { evaluate } from './evaluate.ts';

/** Facts with their types: enough to evaluate a check, which asks nothing of the text. */
export interface TypedFacts {
  readonly facts: Facts;
  readonly typeOf: (fact: string) => FactType;
}

const NO_TEXT = { find: () => [], has: () => false };

export const evaluateCheck = (check: Check, about: TypedFacts): Truth =>
  evaluate({ check }, { ...about, text: NO_TEXT, isReport: () => false }).truth;
