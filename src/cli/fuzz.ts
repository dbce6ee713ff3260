import { writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../node/load-knowledge.ts';
import { openFuzz } from '../../test/support/fuzz/fuzz.ts';
import { runFuzz, type FuzzLine, type FuzzTotals } from '../../test/support/fuzz/run-fuzz.ts';

// `npm run fuzz`: mutated reports through the whole path, from the signed delivery to the comment on GitHub.
const USAGE = `npm run fuzz -- [--bodies 100000] [--seed NUMBER] [--from NUMBER] [--workers NUMBER] [--bound MILLISECONDS]
  --seed     replays a run; with --from N --bodies 1 only body N of it
  --workers  processes, twice as many as processors unless said otherwise
  --bound    processor time that one body may take, 1000 ms unless said otherwise
Progress goes to standard error. Exit codes: 0 nothing wrong, 1 something is, 2 wrong call.
`;
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    bodies: { ...text, default: '100000' },
    seed: { ...text, default: String(Math.floor(Math.random() * 1_000_000)) },
    from: { ...text, default: '0' },
    // Octokit waits a little before each request; more processes than processors use that time.
    workers: { ...text, default: String(availableParallelism() * 2) },
    bound: { ...text, default: '1000' },
    step: { ...text, default: '1' },
    to: { ...text, default: '0' },
    role: text,
    help: { type: 'boolean' },
  },
});
const numbers = Object.fromEntries(
  (['bodies', 'seed', 'from', 'workers', 'bound', 'step', 'to'] as const).map((name) => [name, Number(values[name])]),
);
const { bodies = 0, seed = 0, from = 0, workers = 1, bound = 0, step = 1, to = 0 } = numbers;

if (values.help || Object.values(numbers).some((value) => !Number.isInteger(value) || value < 0) || workers < 1) {
  process.stdout.write(USAGE);
  process.exit(values.help ? 0 : 2);
}
if (values.role === 'worker') await readBodies();
else await lead();

async function readBodies(): Promise<void> {
  const fuzz = await openFuzz(await loadKnowledge());
  // Written at once: what a body that hangs had written would otherwise never leave this process.
  const say = (line: FuzzLine): void => void writeSync(1, `${JSON.stringify(line)}\n`);
  // The first body pays for reading and compiling everything; the bound is for all others.
  await fuzz.check(-1, { title: 'warm', body: 'Falco drops events', comment: '', asks: false });
  for (let number = from; number < to; number += step) {
    say({ start: number });
    say({ end: await fuzz.run(seed, number) });
  }
  await fuzz.close();
}

async function lead(): Promise<void> {
  const started = Date.now();
  const count = Math.min(workers, Math.max(1, bodies));
  process.stderr.write(`${bodies} bodies from ${from}, seed ${seed}, ${count} processes\n`);
  const tell = ({ bodies: done, slowest, wrong }: FuzzTotals): void => {
    const left = (((Date.now() - started) / Math.max(1, done)) * (bodies - done)) / 60_000;
    const worst = `slowest ${slowest.ms.toFixed(0)} ms (body ${slowest.number})`;
    process.stderr.write(`${done} of ${bodies}, ${worst}, ${wrong.length} wrong, ${left.toFixed(1)} min left\n`);
  };
  const totals = await runFuzz({ seed, from, bodies, workers: count, boundMs: bound, tell });
  const { wrong, slowest, comments, planted } = totals;
  for (const { number, what } of wrong.slice(0, 30))
    process.stdout.write(`✗ body ${number} (--seed ${seed} --from ${number} --bodies 1): ${what}\n`);
  const seconds = ((Date.now() - started) / 1_000).toFixed(0);
  process.stdout.write(
    `${totals.bodies} bodies, ${planted} with a credential, ${comments} comments, slowest ${slowest.ms.toFixed(0)} ms (body ${slowest.number}), ${wrong.length} wrong, seed ${seed} (${seconds} s)\n`,
  );
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
