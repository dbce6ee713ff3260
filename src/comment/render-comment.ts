import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { checkConfig } from '../facts/config-check.ts';
import type { Facts } from '../facts/fact.ts';
import type { IssueDocument } from '../issue/issue-document.ts';
import { factTypesOf } from '../knowledge/fact-types.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import type { Comment } from './comment.ts';
import { markerFor, markerLine } from './marker.ts';
import { renderConfigProblems } from './render-config-problems.ts';
import { renderFurther, renderMain, renderSuspect } from './render-finding.ts';
import { renderContradictions, renderCredentials } from './render-notes.ts';
import { renderQuestions } from './render-questions.ts';
import { releaseOf } from './setting.ts';

/** GitHub takes 65,536 characters; the rest is room for what others append. */
export const BUDGET = 60_000;

export interface Story {
  readonly document: IssueDocument;
  readonly facts: Facts;
  readonly diagnosis: Exclude<Diagnosis, { kind: 'unknown' }>;
  readonly pack: Pack;
  /** Digest of the knowledge base. */
  readonly knowledge: string;
}

/** The one comment: cause and remedy on the first screen, proof folded, what is missing, how to run it again, the marker. */
export function renderComment(story: Story): Comment {
  const { document, knowledge } = story;
  const end = [FOOTER, markerLine(markerFor(document.issue, knowledge))].join('\n\n');
  const sections = [...renderCredentials(document.issue), ...renderDiagnosis(story)];
  let room = BUDGET - end.length - CUT.length - 4;
  const kept: string[] = [];
  for (const section of sections) {
    room -= section.length + 2;
    if (room < 0) break;
    kept.push(section);
  }
  if (kept.length < sections.length) kept.push(CUT);
  return { body: [...kept, end].join('\n\n') };
}

const CUT = '*The rest was left out: the comment would have been too long.*';

const FOOTER =
  '*I am a bot and I can be wrong. Added something? `/diagnose` on a line of its own in a new comment makes me read the report again and edit this answer. Wrong? Say so in a reply: people read this issue too.*';

function renderDiagnosis({ diagnosis, facts, document, pack }: Story): string[] {
  const setting = { facts, typeOf: factTypesOf(pack.facts), document, pack };
  const contradictions = renderContradictions(facts.contradictions);
  if (diagnosis.kind === 'needs-facts') {
    const what = diagnosis.questions.length === 1 ? 'One fact is' : 'Some facts are';
    return [
      `${what} missing before a cause can be named. Could you add ${diagnosis.questions.length === 1 ? 'it' : 'them, the first one first'}?`,
      renderQuestions(diagnosis.questions),
      ...(diagnosis.suspect ? [renderSuspect(diagnosis.suspect, setting)] : []),
      ...contradictions,
    ];
  }
  const problems = checkConfig(document, pack.tables, releaseOf(facts));
  const [main, ...further] = diagnosis.findings;
  return [
    renderMain(main, setting),
    ...further.map((finding) => renderFurther(finding, setting)),
    ...renderConfigProblems(problems, document),
    ...contradictions,
    ...(diagnosis.questions.length > 0
      ? [`**Still missing, to be surer**\n\n${renderQuestions(diagnosis.questions)}`]
      : []),
  ];
}
