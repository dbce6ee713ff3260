import * as z from 'zod';
import type { Issue } from '../issue/issue.ts';

/** The shape of `gh issue view --json number,title,body,labels,author,createdAt,comments,url`; all but title and body may be absent. */
const person = z.looseObject({ login: z.string().optional() }).nullish();
const issueJson = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  url: z.string().nullish(),
  number: z.number().nullish(),
  title: z.string().nullish(),
  body: z.string().nullish(),
  labels: z.array(z.union([z.string(), z.looseObject({ name: z.string() })])).nullish(),
  author: person,
  createdAt: z.string().nullish(),
  comments: z
    .array(
      z.looseObject({
        author: person,
        authorAssociation: z.string().nullish(),
        body: z.string().nullish(),
        createdAt: z.string().nullish(),
      }),
    )
    .nullish(),
});

export type ReadIssue =
  | { readonly id: string | number | undefined; readonly issue: Issue }
  | { readonly id: string | number | undefined; readonly wrong: string };

/** An issue out of parsed JSON, or one sentence about what is wrong with it. */
export function readIssueJson(data: unknown): ReadIssue {
  const named = z.looseObject({ id: z.union([z.string(), z.number()]) }).safeParse(data);
  const id = named.success ? named.data.id : undefined;
  const result = issueJson.safeParse(data);
  if (!result.success) {
    const first = result.error.issues[0];
    return { id, wrong: `${first?.path.map(String).join('.') || 'the issue'}: ${first?.message ?? 'not an issue'}` };
  }
  const raw = result.data;
  if (raw.title == null && raw.body == null) return { id, wrong: 'an issue has a title or a body' };
  const repository = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/issues\//.exec(raw.url ?? '')?.[1];
  return {
    id,
    issue: {
      title: raw.title ?? '',
      body: raw.body ?? '',
      labels: (raw.labels ?? []).map((label) => (typeof label === 'string' ? label : label.name)),
      ...(repository === undefined ? {} : { repository }),
      ...(raw.number == null ? {} : { number: raw.number }),
      ...(raw.author?.login === undefined ? {} : { author: raw.author.login }),
      ...(raw.createdAt == null ? {} : { createdAt: raw.createdAt }),
      comments: (raw.comments ?? []).map((comment) => ({
        body: comment.body ?? '',
        ...(comment.author?.login === undefined ? {} : { author: comment.author.login }),
        ...(comment.authorAssociation == null ? {} : { association: comment.authorAssociation }),
        ...(comment.createdAt == null ? {} : { createdAt: comment.createdAt }),
      })),
    },
  };
}

/** A file as an issue: JSON when it is an object with a title or a body, else Markdown (a first line `# …` is the title). */
export function readIssueText(text: string): ReadIssue {
  const clean = text.replace(/^\ufeff/, '');
  if (/^\s*\{/.test(clean)) {
    try {
      const data: unknown = JSON.parse(clean);
      const read = readIssueJson(data);
      if ('issue' in read) return read;
    } catch {
      // Not JSON: a report may begin with a brace too.
    }
  }
  const heading = /^#\s+(.{1,300})\r?\n/.exec(clean);
  return {
    id: undefined,
    issue: { title: heading?.[1]?.trim() ?? '', body: clean, labels: [], author: 'reporter', comments: [] },
  };
}
