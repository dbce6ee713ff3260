import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { diagnose } from '../diagnose.ts';
import { loadKnowledge, projectRoot } from '../node/load-knowledge.ts';
import { readCorpus } from './corpus.ts';
import { progress } from './progress.ts';
import { resultOf } from './result-of.ts';
import { FIGURES, scoreCorpus, type CaseOutcome, type Score, type Share } from './score.ts';

const HELP = `eval: runs the bot over the corpus and prints how right it is

Usage: npm run -s eval [-- FOLDER] [--misses] [--check] [--write]

FOLDER    reports with a front matter that says what an expert reads out of them (default: test/corpus)
--misses  each case that is not as expected, with what is missing or wrong
--check   compares with test/corpus/baseline.json: a right answer lost or a wrong one gained fails, with the list
--write   writes that baseline after you have read the misses

Exit code: 0 fine · 1 --check found something worse · 2 wrong usage
`;

process.exitCode = await main();

async function main(): Promise<number> {
  let parsed;
  try {
    const flag = { type: 'boolean', default: false } as const;
    parsed = parseArgs({ allowPositionals: true, options: { misses: flag, check: flag, write: flag, help: flag } });
  } catch (error) {
    process.stderr.write(`eval: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const home = join(projectRoot(), 'test/corpus');
  const knowledge = await loadKnowledge((line) => process.stderr.write(`knowledge: ${line}\n`));
  const cases = readCorpus(positionals[0] ?? home);
  let done = 0;
  const score = scoreCorpus(cases, (c) => {
    progress(`${++done} of ${cases.length}`);
    return resultOf(diagnose(c.issue, knowledge));
  });
  progress();
  if (values.misses) printMisses(score);
  print(score);
  const baseline = join(home, 'baseline.json');
  if (values.write) writeFileSync(baseline, `${JSON.stringify(Object.fromEntries(score.cases), null, 1)}\n`);
  return values.check ? compare(score, JSON.parse(readFileSync(baseline, 'utf8')) as Record<string, CaseOutcome>) : 0;
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0].localeCompare(b[0]);
}

function percent({ part, whole }: Share): string {
  return `${whole === 0 ? '     -' : `${((100 * part) / whole).toFixed(1)}%`.padStart(6)}  (${part}/${whole})`;
}

function print(score: Score): void {
  const out = process.stdout;
  out.write('cause                                    found   wrong\n');
  for (const [id, c] of [...score.causes].sort(byName))
    out.write(`${id.padEnd(40)} ${`${c.found}/${c.must}`.padEnd(7)} ${c.wrong || ''}\n`);
  out.write('\nfact                     recall              precision\n');
  for (const [name, f] of [...score.facts].sort(byName))
    out.write(
      `${name.padEnd(24)} ${percent({ part: f.found, whole: f.expected }).padEnd(19)} ${percent({ part: f.stated - f.wrong, whole: f.stated })}\n`,
    );
  out.write(`\n${score.cases.size} cases\n`);
  for (const name of FIGURES) {
    const figure = score.figures[name];
    out.write(
      `${name.padEnd(24)} ${name === 'contradictions invented' ? String(figure.part).padStart(6) : percent(figure)}\n`,
    );
  }
}

function printMisses(score: Score): void {
  for (const [id, c] of score.cases) {
    const notes = [...c.wrong.map((x) => `wrong: ${x}`), ...c.missed.map((x) => `missed: ${x}`), ...c.notes];
    if (c.good && notes.length === 0) continue;
    process.stdout.write(
      `${id}  [${c.decision}${c.good ? '' : ', not as expected'}]\n${notes.map((n) => `    ${n}\n`).join('')}`,
    );
  }
}

/** The blast radius of a change: what was right and is not any more, what is wrong and was not. */
function compare(score: Score, baseline: Readonly<Record<string, CaseOutcome>>): number {
  const worse: string[] = [];
  const better: string[] = [];
  for (const [id, now] of score.cases) {
    const before = baseline[id];
    if (!before) {
      worse.push(`${id}: not in the baseline; read it, then run with --write`);
      continue;
    }
    for (const cause of before.right) if (!now.right.includes(cause)) worse.push(`${id}: no longer names ${cause}`);
    for (const cause of now.wrong)
      if (!before.wrong.includes(cause)) worse.push(`${id}: now names ${cause}, which is wrong`);
    for (const note of now.notes) if (!before.notes.includes(note)) worse.push(`${id}: ${note}`);
    if (before.good && !now.good) worse.push(`${id}: decides ${now.decision} now`);
    if (!before.good && now.good) better.push(id);
    for (const cause of now.right) if (!before.right.includes(cause)) better.push(`${id}: names ${cause}`);
  }
  for (const id of Object.keys(baseline))
    if (!score.cases.has(id)) worse.push(`${id}: in the baseline, but the case is gone`);
  if (better.length > 0) process.stdout.write(`\nBetter than the baseline:\n${better.map((b) => `  ${b}\n`).join('')}`);
  process.stdout.write(
    worse.length > 0
      ? `\nWorse than the baseline:\n${worse.map((w) => `  ${w}\n`).join('')}`
      : '\nNothing is worse than the baseline.\n',
  );
  return worse.length > 0 ? 1 : 0;
}
