import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { splitFrontMatter } from './front-matter.ts';
import type { Issue } from '../issue/issue.ts';
import { didYouMean } from '../knowledge/suggest.ts';

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

/** All reports of a folder, sorted by name. Throws with file and reason when a front matter is broken or names no cause of `known`. */
export function readTraining(folder: string, known: readonly string[]): TrainingReport[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const { front, body } = splitFrontMatter(path, readFileSync(path, 'utf8'));
      const result = head.safeParse(parse(front));
      if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`);
      const { title, decision, causes } = result.data;
      const wrong = causes.find((cause) => !known.includes(cause));
      if (wrong !== undefined)
        throw new Error(`${path}: "${wrong}" is no cause; ${didYouMean(wrong, known) ?? 'see the files of the pack'}`);
      return { issue: { title, body, labels: [], author: 'reporter', comments: [] }, decision, causes };
    });
}
