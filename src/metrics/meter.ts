import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import type { QueueState } from '../queue/queue.ts';
import { Registry } from './registry.ts';

/** What the app counts about itself. */
export interface Meter {
  delivery(event: string, answer: 'accepted' | 'done' | 'ignored' | 'known' | 'failed' | 'refused'): void;
  outcome(action: string, reason: string | undefined): void;
  diagnosed(diagnosis: Diagnosis): void;
  wrote(kind: string): void;
  /** `unchanged`: GitHub answered 304, which costs nothing. */
  read(answer: 'sent' | 'unchanged'): void;
  retried(why: 'failure' | 'limit'): void;
  gaveUp(): void;
  /** OpenMetrics text. */
  text(): Promise<string>;
}

/** `state` tells of the queue; absent where there is none. */
export function createMeter(now: () => number, state?: () => Promise<QueueState>): Meter {
  const registry = new Registry();
  const deliveries = registry.counter('known_cause_deliveries', 'Webhook deliveries by event and answer.', [
    'event',
    'answer',
  ]);
  const outcomes = registry.counter('known_cause_outcomes', 'What was done about an issue.', ['outcome']);
  const silences = registry.counter('known_cause_silences', 'Why nothing was said.', ['reason']);
  const diagnoses = registry.counter('known_cause_diagnoses', 'Issues read, by what came of it.', ['kind']);
  const findings = registry.counter('known_cause_findings', 'Causes found, by cause and confidence.', [
    'cause',
    'band',
  ]);
  const writes = registry.counter('known_cause_writes', 'Requests that change something on GitHub.', ['kind']);
  const reads = registry.counter('known_cause_reads', 'Reads of GitHub; unchanged ones cost no rate limit.', [
    'answer',
  ]);
  const retries = registry.counter('known_cause_retries', 'Work put back to be tried again.', ['why']);
  const dead = registry.counter('known_cause_given_up', 'Work given up after the last try.');
  registry.gauge('known_cause_unmatched_share', 'Share of the issues read for which nothing is known.', async () => {
    const kinds = ['known', 'needs-facts', 'unknown'].map((kind) => diagnoses.value({ kind }));
    const all = kinds.reduce((sum, count) => sum + count, 0);
    return [[{}, all === 0 ? undefined : (kinds[2] ?? 0) / all]];
  });
  if (state) {
    registry.gauge('known_cause_jobs', 'Jobs in the queue.', async () => {
      const { waiting, active, dead: buried } = await state();
      return [
        [{ state: 'waiting' }, waiting],
        [{ state: 'active' }, active],
        [{ state: 'dead' }, buried],
      ];
    });
    registry.gauge('known_cause_oldest_job_age_seconds', 'Age of the oldest job that is not done.', async () => {
      const { oldestSince } = await state();
      return [[{}, oldestSince === undefined ? 0 : Math.max(0, (now() - oldestSince) / 1_000)]];
    });
  }
  return {
    delivery: (event, answer) => deliveries.add({ event, answer }),
    outcome: (action, reason) => {
      outcomes.add({ outcome: action });
      if (reason !== undefined) silences.add({ reason });
    },
    diagnosed: (diagnosis) => {
      diagnoses.add({ kind: diagnosis.kind });
      if (diagnosis.kind !== 'known') return;
      for (const { entry, band } of diagnosis.findings) findings.add({ cause: entry.id, band });
    },
    wrote: (kind) => writes.add({ kind }),
    read: (answer) => reads.add({ answer }),
    retried: (why) => retries.add({ why }),
    gaveUp: () => dead.add(),
    text: () => registry.text(),
  };
}
