import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { appOnFake, type AppOnFake } from '../support/github/app-on-fake.ts';
import { issueDelivery } from '../support/github/deliveries.ts';
import { FakeGitHub } from '../support/github/fake-github.ts';
import { APP_ID } from '../support/github/routes.ts';
import type { FakeIssue } from '../support/github/state.ts';

let fake: FakeGitHub;
let on: AppOnFake;

beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
  on = await appOnFake(fake, {}, undefined, { metrics: true });
});
afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const edited = (issue: FakeIssue) => on.deliver(issueDelivery('edited', issue));
const ours = (issue: FakeIssue): number => issue.comments.filter(({ appId }) => appId === APP_ID).length;

test('reading the same again costs no rate limit, and is counted', async () => {
  fake.state.files.set('.github/known-cause.yml', 'mode: live');
  const issue = fake.state.addIssue();
  await edited(issue);
  expect(fake.unchanged).toBe(0);
  await edited(issue);
  expect(fake.calls.slice(-3)).toEqual(['GET contents', 'GET issue', 'GET issue/comments']);
  // The file and the comments are as before; the issue counts its comments.
  expect(fake.unchanged).toBe(2);
  await edited(issue);
  expect(fake.unchanged).toBe(5);
  const page = await on.app.handle({ method: 'GET', path: '/metrics', headers: {}, body: new Uint8Array() });
  expect(page.body).toContain('known_cause_reads_total{answer="unchanged"} 5');
});

test('what was written meanwhile is seen: by us, by another process, by people', async () => {
  const issue = fake.state.addIssue();
  const other = await on.another();
  await edited(issue);
  expect(ours(issue)).toBe(1);
  issue.body = 'cause: scope';
  await other.deliver(issueDelivery('edited', issue));
  await edited(issue);
  expect(fake.writes).toEqual(['POST issue/comments', 'PATCH comment']);
  issue.labels.push('known-cause/mute');
  issue.body = 'cause: other';
  await edited(issue);
  expect(fake.writes).toHaveLength(2);
});
