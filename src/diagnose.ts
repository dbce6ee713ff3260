import { likenessOf, type Likeness } from './classifier/likeness.ts';
import { allTerms, readTerms, type Term } from './classifier/terms.ts';
import type { Comment } from './comment/comment.ts';
import { renderComment } from './comment/render-comment.ts';
import type { Diagnosis } from './diagnosis/diagnosis.ts';
import { diagnoseFacts } from './diagnosis/diagnose-facts.ts';
import { reconsiderKind } from './diagnosis/reconsider-kind.ts';
import { extractFacts } from './facts/extract-facts.ts';
import { factsOf, type Facts } from './facts/fact.ts';
import { prepareQueries, type TextIndex, type TextQueries } from './issue/find-text.ts';
import type { Issue } from './issue/issue.ts';
import { parseIssue } from './issue/parse-issue.ts';
import { factTypesOf } from './knowledge/fact-types.ts';
import type { KnowledgeBase, Pack } from './knowledge/knowledge-base.ts';
import { textQueriesOf } from './knowledge/text-queries.ts';

/** What the bot makes of an issue. `comment` is absent when it stays silent. */
export interface Answer {
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
  /** What the report reads like; absent when the pack was not trained. */
  readonly likeness?: Likeness;
  readonly comment?: Comment;
}

/**
 * The story: document → facts → diagnosis → comment. Pure and total: issue text never makes it throw.
 * `thorough` fills the trace of every cause, also of those that do not come into question: for an explanation.
 */
export function diagnose(issue: Issue, knowledge: KnowledgeBase, { thorough = false } = {}): Answer {
  const document = parseIssue(issue);
  let silent: Answer = { facts: factsOf([]), diagnosis: NO_PACK };
  for (const pack of knowledge.packs) {
    const text = queriesOf(pack).over(document);
    const found = extractFacts(document, pack, text);
    const likeness = pack.classifier && likenessOf(document, found, pack.classifier, factTypesOf(pack.facts));
    const facts = reconsiderKind(found, likeness);
    const diagnosis = diagnoseFacts(facts, text, pack, { thorough, likeness });
    const read = { facts, diagnosis, ...(likeness ? { likeness } : {}) };
    if (diagnosis.kind !== 'unknown') {
      return {
        ...read,
        comment: renderComment({ document, facts, diagnosis, pack, knowledge: knowledge.version }),
      };
    }
    silent = read;
  }
  return silent;
}

const NO_PACK: Diagnosis = {
  kind: 'unknown',
  because: 'the knowledge base is empty',
  considered: [],
};

/** The search index over the queries of a pack is built once; a pack is never changed. */
const prepared = new WeakMap<Pack, TextQueries>();
function queriesOf(pack: Pack): TextQueries {
  let queries = prepared.get(pack);
  if (!queries) prepared.set(pack, (queries = prepareQueries(textQueriesOf(pack), pack.words)));
  return queries;
}

/** The text of an issue, ready for the queries of a pack: for the explanation and the checks of examples. */
export const indexOf = (issue: Issue, pack: Pack): TextIndex => queriesOf(pack).over(parseIssue(issue));

/** What the classifier of a pack sees of an issue: for its training. */
export function termsIn(issue: Issue, pack: Pack): ReadonlySet<Term> {
  const document = parseIssue(issue);
  const facts = extractFacts(document, pack, queriesOf(pack).over(document));
  const typeOf = factTypesOf(pack.facts);
  return allTerms(readTerms(document, facts, typeOf), facts, typeOf);
}
