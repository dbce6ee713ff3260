import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { parseKnowledge, type ParsedKnowledge } from '../../src/knowledge/parse-knowledge.ts';
import { knowledgeFiles, loadKnowledge } from '../../src/node/load-knowledge.ts';

/** The real knowledge folder, with its problems. */
export const parsedKnowledge = async (): Promise<ParsedKnowledge> =>
  parseKnowledge(await knowledgeFiles(process.cwd()));

/** The real knowledge base. */
export const falcoKnowledge = (): Promise<KnowledgeBase> => loadKnowledge();
