import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runGitHubProcess } from '../../test/support/chaos/github-process.ts';
import { planRun, type Mode } from '../../test/support/chaos/plan.ts';
import { runChaos } from '../../test/support/chaos/run-chaos.ts';
import { textsFrom } from '../../test/support/chaos/texts.ts';
import { loadKnowledge } from '../node/load-knowledge.ts';

// `npm run chaos`: the built app against a GitHub stand-in in bad weather, with workers killed where it hurts.
const USAGE = `npm run chaos -- [--issues 60] [--seed NUMBER] [--mode live|shadow] [--queue memory|file|postgres://…]
                 [--plan] [--record FILE]
  --issues  so many issues; 60 take about a minute, 1000 ten to fifteen
  --seed    replays a run: what chance decides is a function of the seed, the issues and the knowledge base
  --mode    only this one; else both
  --queue   two workers with this PostgreSQL; else one worker with a file and one without a store
  --plan    prints what the seed decides, one line of JSON for each issue, and runs nothing
  --record  adds to this file what happened of the plan and how each issue ended, one line each
Lines with "by seed" are the same in every run of one seed. All others are measured: processes race.
Exit codes: 0 every issue has exactly the right comment or the right silence, and the plan was kept to; 1 not, 2 wrong call.
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Wish {
  readonly issues: number;
  readonly seed: number;
  readonly modes: readonly Mode[];
  readonly queue: string | undefined;
  readonly record: string | undefined;
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    options: { issues: text, seed: text, mode: text, queue: text, role: text, record: text, plan: flag, help: flag },
  });
  if (values.role === 'github') {
    runGitHubProcess();
    return -1;
  }
  const issues = Number(values.issues ?? 60);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
  const modes = (['live', 'shadow'] as const).filter((mode) => values.mode === undefined || values.mode === mode);
  if (values.help || !Number.isInteger(issues) || !Number.isInteger(seed) || modes.length === 0) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const wish = { issues, seed, modes, queue: values.queue, record: values.record };
  return values.plan ? printPlan(wish) : run(wish);
}

async function printPlan({ issues, seed, modes }: Wish): Promise<number> {
  const texts = textsFrom(await loadKnowledge());
  for (const mode of modes) {
    const plan = planRun({ issues, seed, mode }, texts);
    for (const one of [...plan.issues, ...plan.kills]) say(JSON.stringify({ mode, ...one }));
  }
  return 0;
}

async function run({ issues, seed, modes, queue, record }: Wish): Promise<number> {
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
    const runMode = async (mode: Mode): Promise<void> => {
      const file = `file:${join(folder, mode, 'queue.jsonl')}`;
      const queues = queue === undefined ? [file, ''] : [queue, queue];
      const started = Date.now();
      const tell = (line: string): void => say(`${mode.padEnd(6)} ${line}`);
      const keep = (lines: readonly string[]): void => {
        if (record !== undefined) appendFileSync(record, lines.map((line) => `${mode} ${line}\n`).join(''));
      };
      tell(`${issues} issues, seed ${seed}`);
      const complaints = await runChaos({ knowledge, seed, issues, mode, ...bundles, queues, say: tell, keep });
      for (const complaint of complaints.slice(0, 40)) tell(`✗ ${complaint}`);
      const end = complaints.length === 0 ? '✓ all right' : `✗ ${complaints.length} wrong, replay with --seed ${seed}`;
      tell(`${end} (${((Date.now() - started) / 1_000).toFixed(1)} s)`);
      wrong += complaints.length;
    };
    // A short run shares the machine, a long one has it for itself.
    if (issues <= 100 && queue === undefined) await Promise.all(modes.map(runMode));
    else for (const mode of modes) await runMode(mode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return wrong === 0 ? 0 : 1;
}

const code = await main();
if (code >= 0) process.exit(code);
