import { describe, expect, test } from '@jest/globals';
import { exampleIssue } from '../src/authoring/check-examples.ts';
import { diagnose } from '../src/diagnose.ts';
import { findingsOf } from '../src/diagnosis/diagnosis.ts';
import { loadKnowledge } from '../src/node/load-knowledge.ts';
import type { Pack } from '../src/knowledge/knowledge-base.ts';

const knowledge = await loadKnowledge();
const pack = knowledge.packs[0] as Pack;
const named = (title: string, body: string): string[] =>
  findingsOf(diagnose({ title, body, labels: [], author: 'reporter', comments: [] }, knowledge).diagnosis)
    .filter(({ entry }) => !entry.companion)
    .map(({ entry, band }) => `${entry.id} ${band}`);

describe('the classifier that is committed', () => {
  test('knows every cause that is no companion', () => {
    const causes = pack.entries.filter((entry) => !entry.companion).map(({ id }) => id);
    expect(Object.keys(pack.classifier?.causes ?? {})).toEqual(causes);
  });

  test('names no cause in its own near-misses', () => {
    const misses = pack.entries.flatMap((entry) =>
      entry.examples
        .filter(({ expect: expected }) => ['no-match', 'ruled-out', 'not-applicable'].includes(expected))
        .map((example) => ({ entry, example })),
    );
    expect(misses.length).toBeGreaterThan(150);
    const wrong = misses.filter(({ entry, example }) =>
      findingsOf(diagnose(exampleIssue(example), knowledge).diagnosis).some((f) => f.entry.id === entry.id),
    );
    expect(wrong.map(({ entry, example }) => `${entry.id}: ${example.name}`)).toEqual([]);
  });

  // None of these stands in the corpus or among the training reports.
  test('names what was told in words that no rule knows', () => {
    const body =
      'Falco 0.43 helm\n\nsince we rolled this out the request latency of our java service went up by a third. falco pods themselves look ' +
      'bored, 2% of a core, nothing dropped. remove the daemonset -> latency is back at once. perf on the node shows more time in the kernel';
    expect(named('service got slower', body)).toEqual(['falco/kernel-side-tracepoint-cost possible']);
    const without = { ...knowledge, packs: [{ ...pack, classifier: undefined as never }] };
    const { diagnosis } = diagnose({ title: 'service got slower', body, labels: [], comments: [] }, without);
    expect(findingsOf(diagnosis)).toEqual([]);
  });

  test.each([
    [
      'Automatic reply: Falco 0.36 high CPU',
      'I am on leave until Monday and read no mail. In urgent cases write to the service desk.',
    ],
    [
      'Bump actions/cache from 3 to 4',
      'Bumps actions/cache from 3 to 4.\n\n- release notes\n- changelog\n- memory and CPU of the runner\n',
    ],
    [
      'Meeting notes',
      'Agenda: 1. drops in CI 2. new driver owners 3. the talk about memory at the conference\nAction: send the slides',
    ],
  ])('leaves alone %j', (title, body) => {
    const { diagnosis } = diagnose({ title, body, labels: [], author: 'reporter', comments: [] }, knowledge);
    expect(diagnosis.kind).toBe('unknown');
  });
});
