import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { splitFrontMatter } from './front-matter.ts';
import type { Issue } from '../issue/issue.ts';
import { didYouMean } from '../knowledge/suggest.ts';
import { readShortReports, shortReportFiles } from './short-reports.ts';

const head = z.strictObject({
  title: z.coerce.string(),
  decision: z.enum(['answer', 'ask', 'silent']),
  causes: z.array(z.string()),
});

/** A report of which an expert says only what the classifier learns: whether it deserves a comment, and the causes. */
export interface TrainingReport {
  readonly issue: Issue;
  readonly decision: z.infer<typeof head>['decision'];
  /** Ids without the prefix of the pack. */
  readonly causes: readonly string[];
}

/**
 * All reports of a folder: a file for each, and the short ones of its folder `short`, if there is one; sorted by name. Throws with
 * file and reason when one is broken or names no cause of `known`.
 */
export function readTraining(folder: string, known: readonly string[]): TrainingReport[] {
  const long = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => readReport(join(folder, name)));
  const folderOfShort = join(folder, 'short');
  const short = existsSync(folderOfShort) ? shortReportFiles(folderOfShort).flatMap(readShortReports) : [];
  const reports = [
    ...long,
    ...short.map(({ at, issue, decision, wanted }) => ({
      at,
      issue,
      decision,
      causes: decision === 'answer' ? wanted : [],
    })),
  ];
  return reports.map(({ at, ...report }) => {
    const wrong = report.causes.find((cause) => !known.includes(cause));
    if (wrong !== undefined)
      throw new Error(`${at}: "${wrong}" is no cause; ${didYouMean(wrong, known) ?? 'see the files of the pack'}`);
    return report;
  });
}

function readReport(path: string): TrainingReport & { readonly at: string } {
  const { front, body } = splitFrontMatter(path, readFileSync(path, 'utf8'));
  const result = head.safeParse(parse(front));
  if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`);
  const { title, decision, causes } = result.data;
  return { at: path, issue: { title, body, labels: [], author: 'reporter', comments: [] }, decision, causes };
}
