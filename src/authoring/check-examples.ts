import { checkFacts } from './check-facts.ts';
import { countPatterns, judgePatterns, noPatternCounts } from './check-patterns.ts';
import { countSigns, isNearMiss, judgeNearMisses, judgeSigns, type SignCounts } from './check-signs.ts';
import { diagnose, indexOf } from '../diagnose.ts';
import { caseOf } from '../diagnosis/diagnose-facts.ts';
import { chooseRemedies } from '../diagnosis/finding-of.ts';
import type { Consideration } from '../diagnosis/diagnosis.ts';
import type { Case } from '../diagnosis/evaluate.ts';
import { formatValue } from '../diagnosis/format-value.ts';
import type { Issue } from '../issue/issue.ts';
import type { Entry, Example, Pack } from '../knowledge/knowledge-base.ts';
import { fileDeclaring, fileOfCause } from '../knowledge/file-of.ts';
import type { ParsedKnowledge } from '../knowledge/parse-knowledge.ts';
import type { YamlFile } from '../knowledge/parse-yaml.ts';
import type { Problem, Report } from '../knowledge/problem.ts';
import { whyVerdict } from './why-verdict.ts';

/** The issue that an example stands for. */
export const exampleIssue = (example: Example): Issue => ({
  title: example.title,
  body: example.issue,
  labels: [],
  comments: [],
  ...(example.created === undefined ? {} : { createdAt: example.created }),
});

/**
 * Runs every example of every cause: its own cause must come out as expected, and no other cause may be likely (the cross
 * matrix) unless the example names it under `also`. Then judges signs and patterns by what was seen. All problems at once.
 * With `only` (files) just the examples of these causes are run, and nothing is said about how rare signs and patterns are.
 */
export function checkExamples(parsed: ParsedKnowledge, only?: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const reportTo =
    (file: YamlFile | undefined): Report =>
    (...problem) =>
      file?.reportTo(problems, ...problem);
  for (const pack of parsed.knowledge.packs) {
    const active = asActive(pack);
    const counts: SignCounts = new Map();
    const found = noPatternCounts();
    for (const entry of pack.entries) {
      const file = fileOfCause(entry.id, parsed.sources.values());
      if (only && !only.has(file?.file ?? '')) continue;
      let near = 0;
      for (const [i, example] of entry.examples.entries()) {
        const run = runExample(example, active);
        countSigns(entry, run.considered, counts);
        if (isNearMiss(entry, example, run.considered)) near++;
        if (!only) countPatterns(pack, run.about, found);
        for (const { wrong, help } of judge(entry, example, run))
          reportTo(file)('kb/example', ['examples', i, 'name'], `"${example.name}": ${wrong}`, help);
      }
      judgeNearMisses(entry, near, reportTo(file));
    }
    for (const entry of pack.entries) {
      const file = fileOfCause(entry.id, parsed.sources.values());
      if (!only || only.has(file?.file ?? '')) judgeSigns(entry, counts, !only, reportTo(file));
    }
    const reportOn = (fact: string): Report => reportTo(fileDeclaring('facts', fact, parsed.sources.values()));
    if (!only) checkFacts(pack, reportOn);
    judgePatterns(pack, found, (cause) => reportTo(fileOfCause(cause, parsed.sources.values())), reportOn);
  }
  return problems;
}

/**
 * Examples say what the rules of a cause will do once it is active, also while it is a draft. What labelled reports teach is left out: it
 * comes later, and must not hide what the rules do not see.
 */
function asActive(pack: Pack): Pack {
  let rules = rulesOf.get(pack);
  if (!rules) {
    const { classifier: _, ...rest } = pack;
    const entries = pack.entries.map((entry) =>
      entry.status === 'draft' ? { ...entry, status: 'active' as const } : entry,
    );
    rulesOf.set(pack, (rules = { ...rest, entries }));
  }
  return rules;
}
/** The texts of a pack are prepared once, so it has to stay the same one. */
const rulesOf = new WeakMap<Pack, Pack>();

/** What came out of one example. */
interface Run {
  readonly considered: readonly Consideration[];
  readonly about: Case;
}

function runExample(example: Example, pack: Pack): Run {
  const issue = exampleIssue(example);
  const { facts, diagnosis } = diagnose(issue, { version: 'examples', packs: [pack] }, { thorough: true });
  return { considered: diagnosis.considered, about: caseOf(facts, indexOf(issue, pack), pack) };
}

/** What is wrong with the outcome of one example, in words; empty when all is as expected. Names that do not exist are for the linter. */
export const checkExample = (entry: Entry, example: Example, pack: Pack): string[] =>
  judge(entry, example, runExample(example, asActive(pack))).map(({ wrong }) => wrong);

interface Complaint {
  readonly wrong: string;
  readonly help?: string;
}

function judge(entry: Entry, example: Example, run: Run): Complaint[] {
  const own = run.considered.find((c) => c.entry.id === entry.id);
  if (!own) return [{ wrong: 'the cause was not considered' }];
  return [
    ...wrongVerdict(own, example),
    ...[...wrongDetails(own, example, run.about), ...othersLikely(entry, example, run)].map((wrong) => ({ wrong })),
  ];
}

function wrongVerdict(own: Consideration, example: Example): Complaint[] {
  const { verdict, score, loweredBy } = own;
  const why = `score ${score}${loweredBy ? `, lowered by ${loweredBy}` : ''}`;
  if (verdict !== example.expect)
    return [{ wrong: `expected ${example.expect}, is ${verdict} (${why})`, help: whyVerdict(own) }];
  const veto = own.rulesOut.find(({ label }) => label === example.because);
  return veto === undefined || veto.truth === 'yes'
    ? []
    : [{ wrong: `it is not ruled out by ${veto.label}`, help: whyVerdict(own) }];
}

function wrongDetails(own: Consideration, example: Example, about: Case): string[] {
  const wrong: string[] = [];
  if (example.remedy !== undefined) {
    const given = chooseRemedies(own.entry.remedies, about).map((remedy) => remedy.id);
    if (own.entry.remedies.some(({ id }) => id === example.remedy) && !given.includes(example.remedy))
      wrong.push(`expected the remedy ${example.remedy}, is ${given.join(', ') || 'none'}`);
  }
  for (const fact of example.asks ?? [])
    if (!own.missing.includes(fact))
      wrong.push(`it does not miss ${fact} (misses ${own.missing.join(', ') || 'nothing'})`);
  for (const [name, value] of Object.entries(example.facts ?? {})) {
    const got = about.facts.get(name).map((fact) => formatValue(fact.value, about.typeOf(name)));
    if (!got.includes(value)) wrong.push(`expected the fact ${name} = ${value}, is ${got.join(', ') || 'absent'}`);
  }
  return wrong;
}

/** The cross matrix. A companion is true of many reports and stands beside any cause. */
function othersLikely(entry: Entry, example: Example, run: Run): string[] {
  const allowed = new Set([entry.id, ...(example.also ?? [])]);
  const others = run.considered
    .filter((c) => c.verdict === 'likely' && !c.entry.companion && !allowed.has(c.entry.id))
    .map((c) => c.entry.id);
  if (others.length === 0) return [];
  return [`also likely: ${others.join(', ')}; name them under "also" if an expert would agree`];
}
