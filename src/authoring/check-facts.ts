import { diagnose } from '../diagnose.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import type { Report } from '../knowledge/problem.ts';

/** Runs the sentences that facts have as examples. `reportOn` gives the report of the file that declares a fact. */
export function checkFacts(pack: Pack, reportOn: (fact: string) => Report): void {
  // Facts need no causes and no classifier; one pack for all sentences, since its texts are prepared once.
  const { classifier: _, ...rules } = pack;
  const alone = { ...rules, entries: [] };
  for (const { name, examples } of pack.facts) {
    for (const expected of ['yes', 'no'] as const) {
      for (const [i, sentence] of (examples?.[expected] ?? []).entries()) {
        const stated = isStated(name, sentence, alone) ? 'yes' : 'no';
        if (stated === expected) continue;
        const help =
          expected === 'yes' ? 'add its words to a group, or a finder' : 'tighten the finder that takes it for one';
        reportOn(name)(
          'kb/fact-example',
          ['facts', name, 'examples', expected, i],
          `"${sentence}" is read as ${stated}`,
          help,
        );
      }
    }
  }
}

function isStated(fact: string, sentence: string, pack: Pack): boolean {
  const issue = { title: `${pack.product} report`, body: sentence, labels: [], comments: [] };
  const { facts } = diagnose(issue, { version: 'examples', packs: [pack] });
  return facts.get(fact).some(({ value }) => value === true);
}
