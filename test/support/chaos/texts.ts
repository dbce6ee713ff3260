import { diagnose } from '../../../src/diagnose.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { REPORTER } from '../github/state.ts';

export interface Texts {
  /** Reports for which something is known. */
  readonly known: readonly string[];
  readonly unknown: readonly string[];
  /** Whether anything is known about a report with these further words of the reporter. */
  readonly speaks: (body: string, words: string) => boolean;
}

/** Of every issue of a run. */
export const TITLE = 'High CPU usage';

const UNKNOWN = [
  'How do I change the colour of the logo in the documentation?',
  'Thank you for this project. Is there a mailing list?',
  'The word "recieve" is misspelt in the README.',
  '',
];

/** Reports out of the knowledge base's own examples. */
export function textsFrom(knowledge: KnowledgeBase): Texts {
  const examples = knowledge.packs.flatMap((pack) =>
    pack.entries.flatMap((entry) => entry.examples.map(({ issue }) => issue)),
  );
  const { login: author } = REPORTER;
  const asked = (body: string, words: readonly string[]) => ({
    title: TITLE,
    body,
    repository: 'falco-org/falco',
    number: 1,
    labels: [],
    author,
    comments: words.map((text) => ({ author, association: 'NONE', body: text })),
    createdAt: '2026-01-01T00:00:00Z',
  });
  const speaks = (body: string, ...words: string[]): boolean =>
    diagnose(asked(body, words), knowledge).comment !== undefined;
  const known: string[] = [];
  for (const body of examples) if (known.length < 60 && speaks(body)) known.push(body);
  return { known, unknown: UNKNOWN.filter((body) => !speaks(body)), speaks };
}
