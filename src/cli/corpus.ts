import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { splitFrontMatter } from './front-matter.ts';
import type { Issue } from '../issue/issue.ts';

const values = z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]);
const head = z.strictObject({
  source: z.string().optional(),
  title: z.coerce.string(),
  labels: z.array(z.string()).optional(),
  created: z.coerce.string().optional(),
  comments: z.array(z.strictObject({ by: z.string(), body: z.string() })).optional(),
  expect: z.strictObject({
    decision: z.enum(['answer', 'ask', 'silent']),
    causes: z.strictObject({ must: z.array(z.string()), may: z.array(z.string()) }),
    asks: z.array(z.string()),
    facts: z.record(z.string(), values),
    contradictions: z.array(z.string()),
    why: z.coerce.string(),
  }),
});

/** What an expert reads out of a report. */
export type Expectation = z.infer<typeof head>['expect'];

export interface CorpusCase {
  readonly id: string;
  readonly issue: Issue;
  readonly expect: Expectation;
}

/** All cases of a folder, sorted by name. Throws with file and reason when a front matter is broken. */
export function readCorpus(folder: string): CorpusCase[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => readCase(join(folder, name), name.replace(/\.md$/, '')));
}

function readCase(path: string, id: string): CorpusCase {
  const { front, body } = splitFrontMatter(path, readFileSync(path, 'utf8'));
  const result = head.safeParse(parse(front));
  if (!result.success) throw new Error(`${path}: ${z.prettifyError(result.error)}`);
  const { source, title, labels, created, comments, expect } = result.data;
  const repository = /^([^#:]+)#\d+$/.exec(source ?? '')?.[1];
  const createdAt = created === undefined ? undefined : new Date(created).toISOString();
  return {
    id,
    expect,
    issue: {
      title,
      body,
      ...(repository === undefined ? {} : { repository }),
      number: 1,
      labels: labels ?? [],
      author: 'reporter',
      ...(createdAt === undefined ? {} : { createdAt }),
      comments: (comments ?? []).map((comment) => ({
        author: comment.by,
        body: comment.body,
        association: comment.by === 'maintainer' ? 'MEMBER' : 'NONE',
      })),
    },
  };
}
