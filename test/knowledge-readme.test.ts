import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkExample } from '../src/authoring/check-examples.ts';
import { lintKnowledge } from '../src/knowledge/lint-knowledge.ts';
import { parseKnowledge } from '../src/knowledge/parse-knowledge.ts';
import { knowledgeFiles } from '../src/node/load-knowledge.ts';
import { small } from './support/small-knowledge.ts';

test('the cause in knowledge/README.md is sound and its examples run', async () => {
  const readme = readFileSync('knowledge/README.md', 'utf8');
  const start = readme.indexOf('```yaml\nschema: cause/1');
  const text = readme.slice(start + 8, readme.indexOf('\n```\n', start) + 1);
  const parsed = parseKnowledge([
    ...(await knowledgeFiles(process.cwd())),
    { path: 'knowledge/falco/example-simulated-drops.yaml', text },
  ]);
  const wrong = [...parsed.problems, ...lintKnowledge(parsed)].filter(
    (problem) => problem.file.endsWith('/example-simulated-drops.yaml') && problem.severity === 'error',
  );
  expect(wrong).toEqual([]);
  const [pack] = parsed.knowledge.packs;
  const entry = pack?.entries.find((one) => one.id === 'falco/example-simulated-drops');
  if (!pack || !entry) throw new Error('the example was not found in knowledge/README.md');
  // Alone, since the real entry about simulated drops is likely for the same reports.
  for (const example of entry.examples)
    expect([example.name, checkExample(entry, example, { ...pack, entries: [entry] })]).toEqual([example.name, []]);
});

test('the named fact in knowledge/README.md is sound', () => {
  const readme = readFileSync('knowledge/README.md', 'utf8');
  const start = readme.indexOf('```yaml\n  signal.');
  const fact = readme.slice(start + 8, readme.indexOf('\n```\n', start) + 1);
  const text = `schema: facts/1\nabout: from the README\nfacts:\n${fact}`;
  const { knowledge, problems } = small({ more: [{ path: 'knowledge/demo/_signals.yaml', text }] });
  expect(problems).toEqual([]);
  expect(knowledge.packs[0]?.facts.at(-1)).toMatchObject({ name: 'signal.no-vmlinux', is: 'yes-no' });
});
