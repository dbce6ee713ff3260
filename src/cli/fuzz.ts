import { parseArgs } from 'node:util';
import { loadKnowledge } from '../node/load-knowledge.ts';
import { fuzz, reportsOf } from '../../test/support/fuzz.ts';

// `npm run fuzz`: mutated reports through the whole path. `--bodies 100000`, `--seed NUMBER`; exit code 1 when something is wrong.
const { values } = parseArgs({ options: { bodies: { type: 'string', default: '100000' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const knowledge = await loadKnowledge();
const started = Date.now();
const { bodies, comments, slowestMs, wrong } = fuzz(seed, Number(values.bodies), reportsOf(knowledge), knowledge);
for (const line of wrong.slice(0, 30)) process.stdout.write(`✗ ${line}\n`);
const seconds = ((Date.now() - started) / 1_000).toFixed(1);
process.stdout.write(
  `${bodies} bodies, ${comments} comments, slowest ${slowestMs.toFixed(0)} ms, ${wrong.length} wrong, seed ${seed} (${seconds} s)\n`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
