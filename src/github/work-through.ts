import { PATIENCE } from '../queue/after-failure.ts';
import type { Queue } from '../queue/queue.ts';
import { startWorker, type Worker } from '../queue/start-worker.ts';
import type { AppSettings } from './app-settings.ts';
import type { Hands } from './desk.ts';
import { errorFields } from './log.ts';
import { perform } from './perform.ts';
import { comeBackAt } from './refusal.ts';
import type { Task } from './task.ts';

const CONCURRENCY = 4;
const POLL_MS = 500;

/** A worker that does the queued tasks of each issue in their order and says what it does about failures. */
export function workThrough(queue: Queue<Task>, hands: Hands, { patience = PATIENCE }: AppSettings): Worker {
  const { log, meter } = hands.desk;
  return startWorker<Task>({
    queue,
    work: async ({ jobs }) => {
      const read = jobs.some(({ data }) => data.errand.kind === 'report');
      // Reading the report reads the reporter's further words too.
      const needed = jobs.filter(({ data }) => !(read && data.errand.kind === 'words'));
      for (const { data } of needed) await perform(hands.desk, data, () => hands.octokit(data.installation));
    },
    failureOf: (error) => {
      const until = comeBackAt(error, Date.now());
      return until === undefined ? {} : { until };
    },
    onFailure: ({ jobs, attempt, key }, error, again) => {
      const fields = { delivery: jobs.at(-1)?.id, key, attempt, ...errorFields(error) };
      if (again === undefined) {
        meter.gaveUp();
        log.error('work given up', fields);
      } else {
        const limited = comeBackAt(error, Date.now()) !== undefined;
        meter.retried(limited ? 'limit' : 'failure');
        log.warn('work put back', { ...fields, again: new Date(again).toISOString() });
      }
    },
    onTrouble: (error) => log.error('queue in trouble', errorFields(error)),
    now: Date.now,
    random: Math.random,
    patience,
    concurrency: CONCURRENCY,
    pollMs: POLL_MS,
  });
}
