import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { diagnose } from '../../src/diagnose.ts';
import { createJsonLog } from '../../src/node/json-log.ts';
import { loadKnowledge } from '../../src/node/load-knowledge.ts';
import { startApp } from '../../src/node/start-app.ts';
import { reportsOf } from '../support/fuzz/reports.ts';
import { issueDelivery, requestFor, SECRET } from '../support/github/deliveries.ts';
import { FakeGitHub, PRIVATE_KEY } from '../support/github/fake-github.ts';
import { APP_ID } from '../support/github/routes.ts';
import type { FakeIssue } from '../support/github/state.ts';

let fake: FakeGitHub;
let log: string[];
const knowledge = await loadKnowledge();
const answerTo = (body: string): string =>
  diagnose(
    { title: 'Falco', body, author: 'a', labels: [], comments: [], createdAt: '2026-01-01T00:00:00Z' },
    knowledge,
  ).comment?.body ?? '';
const report = reportsOf(knowledge).find((body) => answerTo(body) !== '') ?? '';

beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
  log = [];
});
afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

/** The app as it runs for real, on the stand-in. */
async function deliverTo(env: Readonly<Record<string, string>>): Promise<(issue: FakeIssue) => Promise<number>> {
  const who = { APP_ID: String(APP_ID), PRIVATE_KEY, WEBHOOK_SECRET: SECRET, GITHUB_API_URL: fake.url };
  const app = await startApp(
    { ...who, PACING: 'off', ...env },
    createJsonLog((line) => log.push(line)),
  );
  return async (issue) => (await app.handle(await requestFor(issueDelivery('edited', issue)))).status;
}

test('without a queue the limits on writes are kept within the process', async () => {
  const deliver = await deliverTo({ WRITES_PER_MINUTE: '1' });
  const issues = [1, 2].map(() => fake.state.addIssue({ title: 'Falco', body: report }));
  const statuses = [];
  for (const issue of issues) statuses.push(await deliver(issue));
  // The second one shows as failed, and the sweep sees to it.
  expect(statuses).toEqual([200, 500]);
  expect(fake.writes).toEqual(['POST issue/comments']);
});

test('e-mail and IP addresses come out only where the operator does not mind', async () => {
  // A line that the answer quotes, with addresses in it.
  const quoted = /^ {2}- line \d+: `(.{20,60}?)[`…]/m;
  const found = reportsOf(knowledge).find((body) => body.includes(quoted.exec(answerTo(body))?.[1] ?? '\u0000')) ?? '';
  const line = quoted.exec(answerTo(found))?.[1] ?? '';
  const body = found.replace(line, `10.12.0.7 jane@mail.example ${line}`);
  for (const [REDACT, shown] of [
    ['email,ip', false],
    ['', true],
  ] as const) {
    const issue = fake.state.addIssue({ title: 'Falco', body });
    expect(await (await deliverTo({ REDACT }))(issue)).toBe(200);
    const text = issue.comments[0]?.body ?? '';
    expect([/10\.12\.0\.7/.test(text), /jane.{1,3}mail/.test(text)]).toEqual([shown, shown]);
  }
});
