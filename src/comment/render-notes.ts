import type { Contradiction } from '../facts/fact.ts';
import type { Issue } from '../issue/issue.ts';
import { isReporters } from '../issue/issue.ts';
import { redact } from '../issue/redact.ts';
import { place, sentence } from './render-evidence.ts';

/** Statements that cannot both be true of one system, and which one was used. */
export function renderContradictions(contradictions: readonly Contradiction[]): string[] {
  if (contradictions.length === 0) return [];
  const lines = contradictions.slice(0, 4).map((c) => {
    const where = [...new Set(c.evidence.map(place))].join(', ');
    const used = c.used ? `This answer goes by ${c.used}.` : 'This answer takes neither for certain.';
    return `- ${sentence(where === '' ? c.says : `${c.says} (${where})`)} ${used}`;
  });
  return [`**Do these belong together?**\n\n${lines.join('\n')}`];
}

/** Where something like a credential stands and of which kind; never the value. */
export function renderCredentials(issue: Issue): string[] {
  const notices = [
    ...redact(issue.title).notices.map((n) => ({ ...n, where: 'the title' })),
    ...redact(issue.body).notices.map((n) => ({ ...n, where: `line ${n.line}` })),
    ...issue.comments.flatMap((comment, i) =>
      isReporters(issue, comment)
        ? redact(comment.body).notices.map((n) => ({ ...n, where: `line ${n.line} of comment ${i + 1}` }))
        : [],
    ),
  ];
  if (notices.length === 0) return [];
  const shown = notices.slice(0, 5).map((n) => `${n.where} (${n.kind})`);
  const more = notices.length > 5 ? ` and ${notices.length - 5} more` : '';
  return [
    `> [!CAUTION]\n> Something that looks like a credential stands in ${shown.join(', ')}${more}. Everybody can read it, and the edit history keeps it after an edit: please replace the credential itself.`,
  ];
}
