import { resultOf, type Result } from '../../../src/cli/result-of.ts';
import { diagnose, type Answer } from '../../../src/diagnose.ts';
import { createApp } from '../../../src/github/create-app.ts';
import type { Task } from '../../../src/github/task.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { createJsonLog } from '../../../src/node/json-log.ts';
import { createMemoryQueue } from '../../../src/queue/memory-queue.ts';
import { settingsFor } from '../github/app-on-fake.ts';
import { commentDelivery, issueDelivery, requestFor } from '../github/deliveries.ts';
import { FakeGitHub } from '../github/fake-github.ts';
import { APP_ID } from '../github/routes.ts';
import type { Report } from './reports.ts';

/** All that came out of the app when it had worked on one report. */
export interface Trace {
  /** Ours, as they are on GitHub. */
  readonly comments: readonly string[];
  readonly log: readonly unknown[];
  readonly metrics: string;
  /** What the queue wrote down, and what it gave up. */
  readonly journal: readonly unknown[];
  /** What `batch` prints; absent when the report was not read. */
  readonly result?: Result;
  /** Unexpected calls and bodies against GitHub's description. */
  readonly violations: readonly string[];
  readonly failed: boolean;
}

export interface WholePath {
  follow(report: Report): Promise<Trace>;
  close(): Promise<void>;
}

/** Signed delivery → door → queue with a journal → worker → diagnosis → comment on a GitHub in this process. */
export async function openWholePath(knowledge: KnowledgeBase): Promise<WholePath> {
  const fake = new FakeGitHub();
  let log: unknown[] = [];
  let journal: unknown[] = [];
  let answers: Answer[] = [];
  let ended = (_failed: boolean): void => undefined;
  const memory = createMemoryQueue<Task>({ now: Date.now, journal: async (entry) => void journal.push(entry) });
  const queue: typeof memory = {
    ...memory,
    done: (taken) => memory.done(taken).then(() => ended(false)),
    again: (taken) => memory.bury(taken, 'failed').then(() => ended(true)),
    bury: (taken, why) => memory.bury(taken, why).then(() => ended(true)),
  };
  const app = await createApp({
    settings: settingsFor('https://github.invalid'),
    knowledge,
    diagnose: (issue, base) => {
      const answer = diagnose(issue, base);
      answers.push(answer);
      return answer;
    },
    log: createJsonLog((line) => log.push(JSON.parse(line))),
    queue,
    metrics: true,
    pacing: false,
    fetch: fake.fetch,
  });
  return {
    follow: async (report) => {
      [log, journal, answers] = [[], [], []];
      const issue = fake.state.addIssue({ title: report.title, body: report.body });
      const words = `${report.comment}${report.asks ? '\n\n/diagnose\n' : ''}`;
      const comment = fake.state.addComment(issue, words);
      const end = new Promise<boolean>((resolve) => (ended = resolve));
      const delivery = report.asks ? commentDelivery('created', issue, comment) : issueDelivery('opened', issue);
      const { status } = await app.handle(await requestFor(delivery));
      const failed = status !== 202 || (await end);
      const page = await app.handle({ method: 'GET', path: '/metrics', headers: {}, body: new Uint8Array() });
      const [read] = answers;
      fake.state.issues.clear();
      fake.calls.length = 0;
      return {
        comments: issue.comments.filter(({ appId }) => appId === APP_ID).map(({ body }) => body),
        log,
        metrics: page.body,
        journal,
        ...(read && { result: resultOf(read) }),
        violations: fake.violations.splice(0),
        failed,
      };
    },
    close: () => app.close(),
  };
}
