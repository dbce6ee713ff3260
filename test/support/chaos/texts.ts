import { diagnose } from '../../../src/diagnose.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';

export interface Texts {
  /** Reports for which something is known. */
  readonly known: readonly string[];
  readonly unknown: readonly string[];
}

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
  const asked = (body: string) => ({
    title: 'Question',
    body,
    repository: 'falco-org/falco',
    number: 1,
    labels: [],
    comments: [],
    createdAt: '2026-01-01T00:00:00Z',
  });
  const speaks = (body: string): boolean => diagnose(asked(body), knowledge).comment !== undefined;
  const known = examples.filter(speaks).slice(0, 60);
  return { known, unknown: UNKNOWN.filter((body) => !speaks(body)) };
}
