import { join } from 'node:path';
import { exampleIssue } from '../authoring/check-examples.ts';
import type { LabelledReport } from '../authoring/train-classifier.ts';
import { termsIn } from '../diagnose.ts';
import type { Issue } from '../issue/issue.ts';
import type { Entry, Example, Pack } from '../knowledge/knowledge-base.ts';
import { projectRoot } from '../node/load-knowledge.ts';
import { readCorpus } from './corpus.ts';
import { readTraining } from './training.ts';

/** An example is written for its cause, a report by somebody who does not know it: it counts half. A near-miss tells most. */
const EXAMPLE = 0.5;
const NEAR_MISS = 4;

/** Examples that show that a cause holds, and those that show that it does not; one that lacks facts shows neither. */
export function examplesOf(
  pack: Pack,
): { readonly entry: Entry; readonly example: Example; readonly holds: boolean }[] {
  return pack.entries.flatMap((entry) =>
    entry.examples
      .filter(({ expect }) => expect !== 'not-enough-information')
      .map((example) => ({ entry, example, holds: example.expect === 'likely' || example.expect === 'possible' })),
  );
}

/**
 * All that a pack can learn from: the corpus, its training reports, and the examples of its causes. `onReport` tells how many of how
 * many are read. Throws with file and reason when a report cannot be read.
 */
export function labelledReports(
  pack: Pack,
  onReport: (done: number, all: number) => void = () => {},
): LabelledReport[] {
  const judged = [
    ...readCorpus(join(projectRoot(), 'test/corpus')).map(({ issue, expect }) => ({
      issue,
      decision: expect.decision,
      causes: expect.causes.must,
    })),
    ...readTraining(
      join(projectRoot(), 'knowledge', pack.id, 'training'),
      pack.entries.map((entry) => entry.id.slice(pack.id.length + 1)),
    ),
  ];
  const examples = examplesOf(pack);
  let done = 0;
  const read = (issue: Issue): LabelledReport['terms'] => {
    onReport(++done, judged.length + examples.length);
    return termsIn(issue, pack);
  };
  return [
    ...judged.map(({ issue, decision, causes }): LabelledReport => ({
      terms: read(issue),
      causes: causes.map((id) => `${pack.id}/${id}`),
      decision,
      weight: 1,
    })),
    ...examples.map(({ entry, example, holds }): LabelledReport => ({
      terms: read(exampleIssue(example)),
      causes: [...(holds ? [entry.id] : []), ...(example.also ?? [])],
      weight: holds ? EXAMPLE : NEAR_MISS,
    })),
  ];
}
