import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { exampleIssue } from '../authoring/check-examples.ts';
import { crossValidate, trainClassifier, type LabelledReport } from '../authoring/train-classifier.ts';
import { classify, type Classifier, type LinearClass } from '../classifier/classifier.ts';
import { diagnose } from '../diagnose.ts';
import { findingsOf } from '../diagnosis/diagnosis.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import { loadKnowledge, projectRoot } from '../node/load-knowledge.ts';
import { examplesOf, labelledReports } from './labelled-reports.ts';
import { progress } from './progress.ts';

const HELP = `knowledge:train: learns from labelled reports what reports of each cause read like

Usage: npm run knowledge:train [-- --check] [-- --folds N]

Reads test/corpus, knowledge/<pack>/training (reports with an expert's labels) and the examples of the causes, and writes
knowledge/<pack>/_classifier.yaml: for each cause the words and facts that speak for it and against it, and those that
tell a report that deserves a comment. The bot stays silent on reports that read like those best left alone, and where
only the symptom of a cause was told in words that no rule knows, the cause that the report reads like is possible all
the same. "npm run diagnose -- FILE --explain" shows both figures for a report.

--check    writes nothing; fails when the file is so old that it judges a labelled report differently
--folds N  also trains N times without a part of the reports and prints how well it does on that part (10 is usual)

Exit code: 0 fine · 1 --check found the file out of date · 2 wrong usage, or a report that cannot be read
`;

/** A judgement that moved by less is the same; a change of the knowledge moves it a little. */
const SAME = 0.05;

process.exitCode = await main();

async function main(): Promise<number> {
  let parsed;
  try {
    const flag = { type: 'boolean', default: false } as const;
    parsed = parseArgs({ options: { check: flag, help: flag, folds: { type: 'string' } } });
  } catch (error) {
    process.stderr.write(`knowledge:train: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  const { values } = parsed;
  const folds = values.folds === undefined ? 0 : Number(values.folds);
  if (!Number.isInteger(folds) || folds === 1 || folds < 0) {
    process.stderr.write(`knowledge:train: --folds takes a number from 2, not "${values.folds ?? ''}"\n`);
    return 2;
  }
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const knowledge = await loadKnowledge((line) => process.stderr.write(`knowledge: ${line}\n`));
  let outOfDate = false;
  for (const pack of knowledge.packs) {
    let reports;
    try {
      reports = labelledReports(pack, (done, of) => progress(`reading ${done} of ${of}`));
    } catch (error) {
      process.stderr.write(`knowledge:train: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    } finally {
      progress();
    }
    const causes = classesOf(pack);
    if (folds > 0) printFolds(reports, causes, folds);
    const classifier = trainClassifier(reports, causes);
    if (values.check) outOfDate = !isUpToDate(pack, classifier, reports) || outOfDate;
    else {
      write(pack, classifier, reports.length);
      for (const surprise of surprises(pack, classifier)) process.stdout.write(`${surprise}\n`);
    }
  }
  return outOfDate ? 1 : 0;
}

/** Companions are true of many reports whatever they read like. */
function classesOf(pack: Pack): string[] {
  return pack.entries.filter((entry) => !entry.companion).map((entry) => entry.id);
}

/** What its own examples show of a classifier: near-misses whose cause the bot would name, and likely causes that it would keep back. */
function surprises(pack: Pack, classifier: Classifier): string[] {
  const knowledge = { version: 'training', packs: [{ ...pack, classifier }] };
  return examplesOf(pack).flatMap(({ entry, example, holds }) => {
    const { diagnosis } = diagnose(exampleIssue(example), knowledge);
    const isNamed = findingsOf(diagnosis).some((finding) => finding.entry.id === entry.id);
    if (!holds) return isNamed ? [`a near-miss is named: ${entry.id}: ${example.name}`] : [];
    // More reports of that kind in training mend it.
    const isHeld = diagnosis.kind === 'unknown' && diagnosis.heldBack?.entry.id === entry.id;
    return isHeld ? [`an example gets no answer: ${example.name}: ${diagnosis.because}`] : [];
  });
}

function isUpToDate(pack: Pack, now: Classifier, reports: readonly LabelledReport[]): boolean {
  const file = `knowledge/${pack.id}/_classifier.yaml`;
  const old = pack.classifier;
  const moved = old
    ? reports.filter(({ terms }) => {
        const [a, b] = [classify(old, terms), classify(now, terms)];
        const first = (judged: typeof a): number => judged.causes[0]?.likeness ?? 0;
        const pairs = [
          [first(a), first(b)],
          [a.answerable, b.answerable],
          [a.askable, b.askable],
        ] as const;
        return pairs.some(([before, after]) => Math.abs(before - after) > SAME);
      }).length
    : reports.length;
  process.stdout.write(
    moved === 0
      ? `${file}: up to date (${reports.length} reports)\n`
      : `${file}: out of date, ${moved} of ${reports.length} reports are judged differently; run npm run knowledge:train\n`,
  );
  return moved === 0;
}

function printFolds(reports: readonly LabelledReport[], causes: readonly string[], folds: number): void {
  const judged = crossValidate(reports, causes, folds, (fold) => {
    progress(`fold ${fold} of ${folds}`);
  });
  progress();
  const withCause = judged.filter(({ report }) => report.causes.length > 0);
  const isAmongFirst =
    (most: number) =>
    ({ report, likeness }: (typeof judged)[number]): boolean =>
      likeness.causes.slice(0, most).some(({ cause }) => report.causes.includes(cause));
  const first = withCause.filter(isAmongFirst(1));
  const three = withCause.filter(isAmongFirst(3));
  const share = (part: number, whole: number): string =>
    whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
  const out = process.stdout;
  out.write(`reports with a cause that the classifier puts first: ${share(first.length, withCause.length)}\n`);
  out.write(`  among the first three: ${share(three.length, withCause.length)}\n`);
  for (const from of [0.18, 0.22, 0.26, 0.3, 0.35, 0.4]) {
    const sure = judged.filter(({ likeness }) => (likeness.causes[0]?.likeness ?? 0) >= from);
    const right = sure.filter(isAmongFirst(1));
    out.write(`nearest cause with a likeness from ${from}: right in ${share(right.length, sure.length)}\n`);
  }
  for (const below of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65]) {
    const quiet = judged.filter(({ likeness }) => likeness.answerable < below);
    const right = quiet.filter(({ report }) => report.decision === 'silent');
    out.write(`less than ${below} worth a comment: right in ${share(right.length, quiet.length)}\n`);
  }
  const unanswered = judged.filter(({ report }) => report.decision !== 'answer');
  for (const from of [0.3, 0.4, 0.5, 0.6, 0.7]) {
    const due = unanswered.filter(({ likeness }) => likeness.askable >= from);
    const right = due.filter(({ report }) => report.decision === 'ask');
    out.write(
      `from ${from} worth a question, of those without an answer: right in ${share(right.length, due.length)}\n`,
    );
  }
}

/** One line for each term: a change shows which words of which causes it touches. */
function write(pack: Pack, { rarity, causes, answerable, askable }: Classifier, reports: number): void {
  const path = `knowledge/${pack.id}/_classifier.yaml`;
  const about = `What ${reports} labelled reports and examples teach; made by npm run knowledge:train, not by hand.`;
  const lines = (terms: Readonly<Record<string, number>>): string =>
    Object.entries(terms)
      .map(([term, number]) => `${term} ${number}\n`)
      .join('');
  const plain = (one: LinearClass): object => ({ ...one, terms: lines(one.terms) });
  const text = stringify(
    {
      schema: 'classifier/1',
      about,
      answerable: plain(answerable),
      askable: plain(askable),
      causes: Object.fromEntries(Object.entries(causes).map(([cause, one]) => [cause, plain(one)])),
      rarity: lines(rarity),
    },
    { blockQuote: 'literal', lineWidth: 0 },
  );
  const old = pack.classifier ? readFileSync(join(projectRoot(), path), 'utf8') : '';
  writeFileSync(join(projectRoot(), path), text);
  process.stdout.write(`${path}: ${old === text ? 'as before' : 'written'} (${Math.round(text.length / 1024)} KB)\n`);
}
