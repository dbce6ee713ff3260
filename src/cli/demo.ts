import { diffLines } from 'diff';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visibleText } from '../comment/marker.ts';
import { diagnose } from '../diagnose.ts';
import { loadKnowledge } from '../node/load-knowledge.ts';
import { startDemoGitHub, type DemoGitHub, type PostedByApp } from './demo-github.ts';

// `npm run demo`: a GitHub stand-in and the real app on this machine, one report, one comment, one edit. No network.
const folder = join(process.env['KNOWN_CAUSE_ROOT'] ?? process.cwd(), 'examples');
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const step = (text: string): void => say(`\n● ${text}`);
const indented = (text: string, prefix = '  │ '): string => text.replaceAll(/^/gm, prefix).replaceAll(/[ \t]+$/gm, '');

// Somebody who reads only the beginning (`npm run demo | head`) is no failure.
process.stdout.on('error', () => process.exit(0));

class DemoFailure extends Error {}

async function demo(github: DemoGitHub): Promise<void> {
  const [heading = '', ...lines] = readFileSync(join(folder, 'openshift-high-cpu.md'), 'utf8').split('\n');
  const title = heading.replace(/^# /, '');
  step(`A reporter files an issue (examples/openshift-high-cpu.md):\n  “${title}”`);
  const issue = await github.fileIssue(title, lines.join('\n').trim());
  const first = await onlyComment(github, issue);
  step(`${first.author} has answered, once:\n`);
  say(indented(visibleText(first.body)));

  const more = readFileSync(join(folder, 'openshift-high-cpu-comment.md'), 'utf8').trim();
  step('The reporter adds new lines and /diagnose (examples/openshift-high-cpu-comment.md):\n');
  say(indented(more));
  say('');
  await github.addComment(issue, more);
  const second = await onlyComment(github, issue);
  if (second.id !== first.id) throw new DemoFailure('the comment is not the one from before');
  const [before, after] = [visibleText(first.body), visibleText(second.body)];
  if (before === after) throw new DemoFailure('the comment did not change');
  step('The same comment has been edited in place. What changed in it:\n');
  for (const { added, removed, value } of diffLines(before, after)) {
    if (added || removed) say(indented(value.trimEnd(), added ? '  + ' : '  - '));
  }
}

async function onlyComment(github: DemoGitHub, issue: number): Promise<PostedByApp> {
  const [comment, ...more] = await github.ownComments(issue);
  if (!comment || more.length > 0)
    throw new DemoFailure(`expected one comment of the app, found ${more.length + (comment ? 1 : 0)}`);
  return comment;
}

step('Start a GitHub stand-in (emulate) and the app on this machine, register the app, install it on a repository.');
let problems = 0;
const knowledge = await loadKnowledge(() => (problems += 1));
if (problems > 0)
  say(`  The knowledge base has ${problems} problems (npm run knowledge:check); broken entries are left out.`);
const github = await startDemoGitHub({ knowledge, diagnose }, (line) => say(`  → ${line}`));
try {
  await demo(github);
  step('Done: one comment, created once and edited in place. Everything is stopped again.');
} catch (error) {
  if (!(error instanceof DemoFailure)) throw error;
  say(`\n✗ ${error.message}`);
  process.exitCode = 1;
} finally {
  await github.stop();
}
