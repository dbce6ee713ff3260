import { cleanLine } from './clean-text.ts';
import { isReporters, type Issue } from './issue.ts';
import type { IssueDocument, Line, Region } from './issue-document.ts';
import { parseSource } from './parse-source.ts';
import { readConfig } from './read-config.ts';

/** Comments of the reporter that are read; the rest of a long thread is not about the first report any more. */
const MOST_COMMENTS = 30;

/**
 * An issue as regions with positions: title, body, then the comments of the reporter (those of others state nothing and
 * are left out). Total and linear: strange text gives fewer facts, never an error; a longer source is cut at 65,536
 * characters and a longer line at 16,384.
 */
export function parseIssue(issue: Issue): IssueDocument {
  const regions: Region[] = [];
  const lines: Line[] = [];
  const add = (part: { regions: readonly Region[]; lines: readonly Line[] }): void => {
    for (const region of part.regions) regions.push(region);
    for (const line of part.lines) lines.push(line);
  };
  const title = cleanLine(issue.title.replace(/[\r\n]+/g, ' ')).trim();
  if (title !== '') {
    const line: Line = { source: 'title', number: 1, raw: issue.title, text: title, kind: 'prose' };
    add({ regions: [{ kind: 'prose', source: 'title', fenced: false, lines: [line] }], lines: [line] });
  }
  add(parseSource('body', issue.body));
  let read = 0;
  issue.comments.forEach((comment, i) => {
    if (!isReporters(issue, comment) || read >= MOST_COMMENTS) return;
    read++;
    add(parseSource(`comment-${i + 1}`, comment.body));
  });
  return { issue, regions, lines, config: readConfig(regions) };
}
