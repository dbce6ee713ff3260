import { describe, expect, test } from '@jest/globals';
import { CAUSE, FACTS, PACK, small } from '../../test/support/small-knowledge.ts';
import { factsOf } from '../facts/fact.ts';
import { chooseQuestions } from './choose-questions.ts';
import { consider } from './consider.ts';
import { caseOf } from './diagnose-facts.ts';

const NO_TEXT = { find: () => [], has: () => true };
const MORE_FACTS = `${FACTS}  size.total: {is: count, says: the size, find: [{match: 'size (\\d+)'}], ask: {question: 'How large is it?'}}\n`;
/** More values of the load than of the size would speak for the cause, so the load tells a little more. */
const SIGNS = `signs:
  large: {says: it is so, weight: strong, check: size.total > 10}
  loaded: {says: it is so, weight: strong, check: load.rate >= 50 %}
rules-out:`;

function asked(pack: string): string[] {
  const cause = CAUSE.replace(/signs:[^]*rules-out:/, SIGNS);
  const { knowledge, problems } = small({ facts: MORE_FACTS, cause, pack });
  const [one] = knowledge.packs;
  if (one?.entries.length !== 1) throw new Error(JSON.stringify(problems));
  const evidence = { source: 'body', line: 1, column: 1, excerpt: '' };
  const all = { 'symptom.slow': true, 'falco.version': '0.36.0' };
  const facts = factsOf(Object.entries(all).map(([name, value]) => ({ name, value, evidence })));
  const about = caseOf(facts, NO_TEXT, one);
  return chooseQuestions(
    one.entries.map((entry) => consider(entry, about)),
    one,
    about,
    true,
  ).map(({ fact }) => fact);
}
const asksFor = (fact: string): string => `${PACK}asks:\n  - {when: {check: symptom.slow is yes}, facts: [${fact}]}\n`;

describe('the order of questions', () => {
  test('the fact that tells more comes first', () => {
    expect(asked(PACK)).toEqual(['load.rate', 'size.total']);
  });
  test('a fact that a maintainer asks for first is worth more', () => {
    expect(asked(asksFor('size.total'))).toEqual(['size.total', 'load.rate']);
  });
  test('one that is stated is not asked for, whoever would', () => {
    expect(asked(asksFor('falco.version'))).toEqual(['load.rate', 'size.total']);
  });
});
