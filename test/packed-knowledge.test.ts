import { expect, test } from '@jest/globals';
import { diagnose } from '../src/diagnose.ts';
import { loadKnowledge, packKnowledge, unpackKnowledge } from '../src/node/load-knowledge.ts';
import { reportsOf } from './support/fuzz/reports.ts';

const knowledge = await loadKnowledge();
const packed = packKnowledge(knowledge);

test('what is built in answers as the folder does', () => {
  const unpacked = unpackKnowledge(packed);
  const reports = reportsOf(knowledge).slice(0, 60);
  const answers = (base: typeof knowledge): unknown[] =>
    reports.map((body) => {
      const { comment, likeness } = diagnose({ title: 'Falco', body, labels: [], comments: [] }, base);
      return { comment: comment?.body, likeness };
    });
  const expected = answers(knowledge);
  expect(answers(unpacked)).toEqual(expected);
  expect(expected.filter((answer) => (answer as { comment?: string }).comment !== undefined).length).toBeGreaterThan(
    10,
  );
});

test('the numbers of the classifier are one text in it, and no example is', () => {
  const [pack] = (JSON.parse(packed) as { packs: { classifier: unknown; entries: { examples: unknown[] }[] }[] }).packs;
  expect(typeof pack?.classifier).toBe('string');
  expect(pack?.entries.flatMap(({ examples }) => examples)).toEqual([]);
});

test('a pack that was not trained stays so', () => {
  const packs = knowledge.packs.map((pack) => {
    const { classifier: _, ...untrained } = pack;
    return untrained;
  });
  const untrained = { ...knowledge, packs };
  expect(unpackKnowledge(packKnowledge(untrained)).packs[0]?.classifier).toBeUndefined();
});
