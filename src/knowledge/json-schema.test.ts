import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { editorSchemas } from './json-schema.ts';
import { newCause } from './new-cause.ts';
import { parseKnowledge } from './parse-knowledge.ts';
import { knowledgeFiles } from '../node/load-knowledge.ts';

test.each(Object.entries(editorSchemas()))('knowledge/schema/%s is up to date (npm run knowledge:schema)', (name, text) => {
  expect(readFileSync(`knowledge/schema/${name}`, 'utf8')).toBe(text);
});

test('a new cause has the right shape; only its contents are open', async () => {
  const files = await knowledgeFiles(process.cwd());
  const { problems, knowledge } = parseKnowledge([...files, { path: 'knowledge/falco/new-one.yaml', text: newCause('falco/new-one', 'A "new" one', '2026-11-24') }]);
  expect(problems).toEqual([]);
  expect(knowledge.packs[0]?.entries.find((entry) => entry.id === 'falco/new-one')?.title).toBe('A "new" one');
});
