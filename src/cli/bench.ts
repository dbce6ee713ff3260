import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { diagnose } from '../diagnose.ts';
import type { Issue } from '../issue/issue.ts';
import { loadKnowledge, projectRoot } from '../node/load-knowledge.ts';
import { benchLoad } from './bench-load.ts';
import { hostileBodies } from './hostile-bodies.ts';

const HELP = `bench: how long an issue takes, and how fast the Lambda bundle starts, as ratios in one run

Usage: npm run bench [-- --only issues|load|start] [--runs N]

issues   median time of a report of 4 KB, of one of 64 KB, and of the slowest of hostile bodies of 64 KB
         (aim: the slowest at most 4 times the ordinary 64 KB, and below 50 ms)
load     signed deliveries per second on one core and their p99, with a full diagnosis, against a bare Probot app with an empty handler
start    start of a process to the first webhook handled: our Lambda bundle against a bundled hello-world Probot app
`;

const { values } = parseArgs({
  options: { only: { type: 'string' }, runs: { type: 'string', default: '9' }, help: { type: 'boolean' } },
});
if (values.help) process.stdout.write(HELP);
else {
  const parts = values.only === undefined ? ['issues', 'load', 'start'] : [values.only];
  if (parts.includes('issues')) await benchIssues(Number(values.runs));
  if (parts.includes('load')) await printLoad();
  if (parts.includes('start')) benchStart();
}

async function benchIssues(runs: number): Promise<void> {
  const knowledge = await loadKnowledge();
  const report = readFileSync(join(projectRoot(), 'examples/openshift-high-cpu.md'), 'utf8');
  const log = report.split('\n').filter((line) => /^[A-Z][a-z]{2} [A-Z]/.test(line));
  const ordinary = (size: number): string => {
    let text = report;
    // An ordinary long report is a short one with a long log.
    for (let i = 0; text.length < size; i++) text += `${i % 40 === 0 ? '\n```\n' : ''}${log[i % log.length] ?? ''}\n`;
    return text.slice(0, size);
  };
  const issue = (body: string): Issue => ({
    title: 'Falco: high CPU',
    body,
    labels: [],
    repository: 'falcosecurity/falco',
    comments: [],
  });
  const median = (body: string): number => {
    diagnose(issue(body), knowledge);
    const times: number[] = [];
    for (let i = 0; i < runs; i++) {
      const started = performance.now();
      diagnose(issue(body), knowledge);
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  };
  for (let i = 0; i < 10; i++) diagnose(issue(ordinary(16_000)), knowledge);
  const small = median(ordinary(4_000));
  const large = median(ordinary(64_000));
  const out = (name: string, ms: number): void =>
    void process.stdout.write(
      `${name.padEnd(44)} ${ms.toFixed(1).padStart(7)} ms  ${(ms / large).toFixed(2).padStart(6)} × ordinary 64 KB\n`,
    );
  out('ordinary report, 4 KB', small);
  out('ordinary report, 64 KB (baseline)', large);
  const hostile = hostileBodies(64_000).map(({ name, body }) => ({ name, ms: median(body) }));
  hostile.sort((a, b) => b.ms - a.ms);
  for (const { name, ms } of hostile.slice(0, 5)) out(`hostile, 64 KB: ${name}`, ms);
  process.stdout.write(`slowest of ${hostile.length} hostile bodies: ${hostile[0]?.name ?? ''}\n\n`);
}

async function printLoad(): Promise<void> {
  const report = readFileSync(join(projectRoot(), 'examples/openshift-high-cpu.md'), 'utf8');
  const { ours, door, bare } = await benchLoad(report, await loadKnowledge(), 300);
  const out = (name: string, load: { perSecond: number; p99: number }): void =>
    void process.stdout.write(
      `${name.padEnd(44)} ${load.perSecond.toFixed(0).padStart(7)} /s  p99 ${load.p99.toFixed(2).padStart(6)} ms  ${(load.perSecond / bare.perSecond).toFixed(3)} × bare Probot\n`,
    );
  out('bare Probot, empty handler (baseline)', bare);
  out('our door, empty handler', door);
  out('our door, full diagnosis of a 5 KB report', ours);
  process.stdout.write('\n');
}

function benchStart(): void {
  spawnSync(process.execPath, [join(projectRoot(), 'scripts/bench-start.mjs')], { stdio: 'inherit' });
}
