import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runGitHubProcess } from '../../test/support/chaos/github-process.ts';
import { loadKnowledge } from '../node/load-knowledge.ts';
import { runChaos } from '../../test/support/chaos/run-chaos.ts';

// `npm run chaos`: the built app against a GitHub stand-in in bad weather, with workers killed at random.
const USAGE = `npm run chaos -- [--issues 60] [--seed NUMBER] [--queue memory|file|postgres://…]
  --issues  so many issues; 60 take about a minute, 1000 about ten
  --seed    replays a run
  --queue   two workers with this PostgreSQL; else one worker with a file and one without a store
Exit codes: 0 every issue has exactly the right comment or the right silence, 1 not, 2 wrong call.
`;

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { issues: text, seed: text, queue: text, role: text, help: { type: 'boolean' } },
  });
  if (values.role === 'github') {
    runGitHubProcess();
    return -1;
  }
  const issues = Number(values.issues ?? 60);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  if (values.help || !Number.isInteger(issues) || !Number.isInteger(seed)) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const root = process.env['KNOWN_CAUSE_ROOT'] ?? process.cwd();
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache/chaos-'));
  let wrong = 0;
  try {
    // One knowledge base for the app, for the sweep and for what is expected of them.
    const knowledge = join(folder, 'knowledge.json');
    writeFileSync(knowledge, JSON.stringify(await loadKnowledge()));
    const build = [join(root, 'scripts/build.mjs'), '--out', folder, '--knowledge', knowledge];
    execFileSync(process.execPath, build, { stdio: ['ignore', 'ignore', 'inherit'] });
    const bundles = { server: join(folder, 'server/server.mjs'), sweep: join(folder, 'sweep/sweep.mjs') };
    const run = async (mode: 'live' | 'shadow'): Promise<void> => {
      const file = `file:${join(folder, mode, 'queue.jsonl')}`;
      const queues = values.queue === undefined ? [file, ''] : [values.queue, values.queue];
      const started = Date.now();
      const tell = (line: string): void => say(`${mode.padEnd(6)} ${line}`);
      tell(`${issues} issues, seed ${seed}`);
      const complaints = await runChaos({ knowledge, seed, issues, mode, ...bundles, queues, say: tell });
      for (const complaint of complaints.slice(0, 40)) tell(`✗ ${complaint}`);
      const end = complaints.length === 0 ? '✓ all right' : `✗ ${complaints.length} wrong, replay with --seed ${seed}`;
      tell(`${end} (${((Date.now() - started) / 1_000).toFixed(1)} s)`);
      wrong += complaints.length;
    };
    // A short run shares the machine, a long one has it for itself.
    if (issues <= 100 && values.queue === undefined) await Promise.all([run('live'), run('shadow')]);
    else for (const mode of ['live', 'shadow'] as const) await run(mode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong === 0 ? 0 : 1;
}

const code = await main();
if (code >= 0) process.exit(code);
