import { expect, test } from '@jest/globals';
import { startDemoGitHub } from '../../src/cli/demo-github.ts';
import { diagnoseSimply, KNOWLEDGE } from '../support/github/app-on-fake.ts';

test('on a GitHub emulator of third parties: real HTTP, real signature, one comment, edited in place', async () => {
  const told: string[] = [];
  const github = await startDemoGitHub({ knowledge: KNOWLEDGE, diagnose: diagnoseSimply }, (line) => told.push(line));
  try {
    const issue = await github.fileIssue('High CPU', 'cause: buffer');
    const [first, ...none] = await github.ownComments(issue);
    expect([first?.author, first?.body.split('\n')[0], none]).toEqual(['known-cause[bot]', 'Likely: buffer', []]);
    await github.addComment(issue, 'cause: throttling\n\n/diagnose');
    const [second, ...others] = await github.ownComments(issue);
    expect([second?.id, second?.body.split('\n')[0], others]).toEqual([first?.id, 'Likely: buffer, throttling', []]);
    expect(told.map((line) => line.replace(/ \(\d+ ms\)/, ''))).toEqual([
      'webhook issues.opened, signature verified → create',
      'webhook issue_comment.created, signature verified → update',
    ]);
  } finally {
    await github.stop();
  }
});
