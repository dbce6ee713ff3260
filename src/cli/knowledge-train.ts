import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { exampleIssue } from '../authoring/check-examples.ts';
import { crossValidate, trainClassifier, type LabelledReport } from '../authoring/train-classifier.ts';
import { classify, type Classifier, type LinearClass } from '../classifier/classifier.ts';
import { termsIn } from '../diagnose.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import { loadKnowledge, projectRoot } from '../node/load-knowledge.ts';
import { readCorpus } from './corpus.ts';
import { readTraining } from './training.ts';

const HELP = `knowledge:train: learns from labelled reports what reports of each cause read like

Usage: npm run knowledge:train [-- --check] [-- --folds N]

Reads test/corpus (reports with an expert's labels) and the examples of the causes, and writes
knowledge/<pack>/_classifier.yaml: for each cause the words and facts that speak for it and against it. The bot uses it
where its rules know nothing: the one cause that a report reads like is then named as possible, never as likely.

--check    writes nothing; fails when the file is so old that it judges a labelled report differently
--folds N  also trains N times without a part of the reports and prints how well it does on that part (10 is usual)

Exit code: 0 fine · 1 --check found the file out of date · 2 wrong usage
`;

/** An example is written for its cause, a report by somebody who does not know it: it counts half. A near-miss tells most. */
const EXAMPLE = 0.5;
const NEAR_MISS = 2;
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
    const reports = labelled(pack);
    const causes = classesOf(pack);
    if (folds > 0) printFolds(reports, causes, folds);
    const classifier = trainClassifier(reports, causes);
    if (values.check) outOfDate = !isUpToDate(pack, classifier, reports) || outOfDate;
    else write(pack, classifier, reports.length);
  }
  return outOfDate ? 1 : 0;
}

/** Companions are true of many reports whatever they read like. */
function classesOf(pack: Pack): string[] {
  return pack.entries.filter((entry) => !entry.companion).map((entry) => entry.id);
}

/** The corpus, and the examples of the causes: those that match for it, its near-misses for none. */
function labelled(pack: Pack): LabelledReport[] {
  const prefix = pack.id;
  const corpus = readCorpus(join(projectRoot(), 'test/corpus'));
  const examples = pack.entries.flatMap((entry) => entry.examples.map((example) => ({ entry, example })));
  const training = readTraining(join(projectRoot(), 'knowledge', pack.id, 'training'));
  const all = corpus.length + training.length + examples.length;
  let done = 0;
  const progress = (): void => {
    done++;
    if (process.stderr.isTTY) process.stderr.write(`\rreading ${done} of ${all}`);
  };
  const reports = [
    ...corpus.map(({ issue, expect }): LabelledReport => {
      progress();
      const causes = expect.causes.must.map((id) => `${prefix}/${id}`);
      return { terms: termsIn(issue, pack), causes, answerable: expect.decision !== 'silent', weight: 1 };
    }),
    ...training.map(({ issue, decision, causes }): LabelledReport => {
      progress();
      return {
        terms: termsIn(issue, pack),
        causes: causes.map((id) => `${prefix}/${id}`),
        answerable: decision !== 'silent',
        weight: 1,
      };
    }),
    ...examples.map(({ entry, example }): LabelledReport => {
      progress();
      const holds = example.expect === 'likely' || example.expect === 'possible';
      const causes = [...(holds ? [entry.id] : []), ...(example.also ?? [])];
      return { terms: termsIn(exampleIssue(example), pack), causes, weight: causes.length > 0 ? EXAMPLE : NEAR_MISS };
    }),
  ];
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return reports;
}

function isUpToDate(pack: Pack, now: Classifier, reports: readonly LabelledReport[]): boolean {
  const file = `knowledge/${pack.id}/_classifier.yaml`;
  const old = pack.classifier;
  const moved = old
    ? reports.filter(({ terms }) => {
        const [a, b] = [classify(old, terms), classify(now, terms)];
        const first = (judged: typeof a): number => judged.causes[0]?.likeness ?? 0;
        return Math.abs(first(a) - first(b)) > SAME || Math.abs(a.answerable - b.answerable) > SAME;
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
    if (process.stderr.isTTY) process.stderr.write(`\rfold ${fold} of ${folds}`);
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const withCause = judged.filter(({ report }) => report.causes.length > 0);
  const first = withCause.filter(
    ({
      report,
      likeness: {
        causes: [best],
      },
    }) => report.causes.includes(best?.cause ?? ''),
  );
  const three = withCause.filter(({ report, likeness }) =>
    likeness.causes.slice(0, 3).some(({ cause }) => report.causes.includes(cause)),
  );
  const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
  const out = process.stdout;
  out.write(`reports with a cause that the classifier puts first: ${share(first.length, withCause.length)}\n`);
  out.write(`  among the first three: ${share(three.length, withCause.length)}\n`);
  for (const from of [0.18, 0.22, 0.26, 0.3, 0.35, 0.4]) {
    const sure = judged.filter(({ likeness }) => (likeness.causes[0]?.likeness ?? 0) >= from);
    const right = sure.filter(({ report, likeness }) => report.causes.includes(likeness.causes[0]?.cause ?? ''));
    out.write(`nearest cause with a likeness from ${from}: right in ${share(right.length, sure.length)}\n`);
  }
  for (const below of [0.25, 0.3, 0.35, 0.4, 0.45, 0.5]) {
    const quiet = judged.filter(({ likeness }) => likeness.answerable < below);
    const right = quiet.filter(({ report }) => report.answerable === false);
    out.write(`less than ${below} worth a comment: right in ${share(right.length, quiet.length)}\n`);
  }
}

/** One line for each term: a change shows which words of which causes it touches. */
function write(pack: Pack, { rarity, causes, answerable }: Classifier, reports: number): void {
  const path = `knowledge/${pack.id}/_classifier.yaml`;
  const about = `What ${reports} labelled reports and examples teach; made by npm run knowledge:train, not by hand.`;
  const lines = (terms: Readonly<Record<string, number>>): string =>
    Object.entries(terms)
      .map(([term, number]) => `${term} ${number}\n`)
      .join('');
  const plain = <T extends LinearClass>(one: T): object => ({ ...one, terms: lines(one.terms) });
  const text = stringify(
    {
      schema: 'classifier/1',
      about,
      answerable: plain(answerable),
      causes: Object.fromEntries(Object.entries(causes).map(([cause, one]) => [cause, plain(one)])),
      rarity: lines(rarity),
    },
    { blockQuote: 'literal', lineWidth: 0 },
  );
  const old = pack.classifier ? readFileSync(join(projectRoot(), path), 'utf8') : '';
  writeFileSync(join(projectRoot(), path), text);
  process.stdout.write(`${path}: ${old === text ? 'as before' : 'written'} (${Math.round(text.length / 1024)} KB)\n`);
}
