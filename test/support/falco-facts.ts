import { extractFacts } from '../../src/facts/extract-facts.ts';
import type { Facts } from '../../src/facts/fact.ts';
import { prepareQueries } from '../../src/issue/find-text.ts';
import type { Issue } from '../../src/issue/issue.ts';
import { parseIssue } from '../../src/issue/parse-issue.ts';
import { textQueriesOf } from '../../src/knowledge/text-queries.ts';
import { loadKnowledge } from '../../src/node/load-knowledge.ts';

const knowledge = await loadKnowledge();
const pack = knowledge.packs.find((one) => one.id === 'falco')!;
const queries = prepareQueries(textQueriesOf(pack), pack.words);

/** The facts of an issue, read with the Falco pack of the repository. */
export function falcoFacts(body: string, rest: Partial<Issue> = {}): Facts {
  const document = parseIssue({ title: 'Falco', body, labels: [], author: 'reporter', comments: [], ...rest });
  return extractFacts(document, pack, queries.over(document));
}

/** The values of one fact as text, joined by `|`; empty when it was not found. */
export const valuesOf = (facts: Facts, name: string): string =>
  facts
    .get(name)
    .map((fact) => String(fact.value))
    .join('|');

/** Names of the contradictions. */
export const contradictionsOf = (facts: Facts): string[] => [
  ...new Set(facts.contradictions.flatMap(({ names }) => names)),
];

/** Values to be compared: in small letters, without blanks and quotes, in one order; `''` for none. */
export const compared = (values: readonly string[]): string =>
  values
    .map((value) => value.toLowerCase().replace(/["'\s]/g, ''))
    .filter((value) => value !== '')
    .sort()
    .join('+');
