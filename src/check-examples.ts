import { diagnose, indexOf } from './diagnose.ts';
import { chooseRemedies, caseOf } from './diagnosis/diagnose-facts.ts';
import { formatValue } from './diagnosis/format-value.ts';
import type { Issue } from './issue/issue.ts';
import type { Entry, Example, Pack } from './knowledge/knowledge-base.ts';
import type { ParsedKnowledge } from './knowledge/parse-knowledge.ts';
import type { Problem } from './knowledge/problem.ts';

/** The issue that an example stands for. */
export const exampleIssue = (example: Example): Issue => ({
  title: example.title,
  body: example.issue,
  labels: [],
  comments: [],
  ...(example.created === undefined ? {} : { createdAt: example.created }),
});

/**
 * Runs every example of every cause: its own cause must come out as expected, and no other cause may be likely
 * (the cross matrix) unless the example names it under `also`. One problem for every example that fails.
 */
export function checkExamples(parsed: ParsedKnowledge): Problem[] {
  const problems: Problem[] = [];
  for (const pack of parsed.knowledge.packs) {
    for (const entry of pack.entries) {
      const file = [...parsed.sources.values()].find((yaml) => (yaml.data as { id?: unknown } | null)?.id === entry.id);
      const fired = new Set<string>();
      entry.examples.forEach((example, i) => {
        for (const wrong of checkExample(entry, example, pack, fired)) {
          file?.reportTo(problems, 'kb/example', ['examples', i, 'name'], `"${example.name}": ${wrong}`);
        }
      });
      for (const sign of entry.signs) {
        if (!fired.has(sign.name))
          file?.reportTo(
            problems,
            'kb/sign-untested',
            ['signs', sign.name],
            `no example shows the sign "${sign.name}"`,
            'add an example in which it holds',
            'warning',
          );
      }
    }
  }
  return problems;
}

/** What is wrong with the outcome of one example, in words; empty when all is as expected. Signs that hold are added to `fired`. */
export function checkExample(entry: Entry, example: Example, pack: Pack, fired = new Set<string>()): string[] {
  const issue = exampleIssue(example);
  const answer = diagnose(issue, { version: 'examples', packs: [pack] }, { thorough: true });
  const considered = answer.diagnosis.considered;
  const own = considered.find((c) => c.entry.id === entry.id);
  if (!own) return ['the cause was not considered'];
  for (const sign of own.signs) if (sign.truth === 'yes') fired.add(sign.label);
  const about = caseOf(answer.facts, indexOf(issue, pack), pack);
  const wrong: string[] = [];
  if (own.verdict !== example.expect)
    wrong.push(
      `expected ${example.expect}, is ${own.verdict} (score ${own.score}${own.loweredBy ? `, lowered by ${own.loweredBy}` : ''})`,
    );
  if (
    example.because !== undefined &&
    !own.rulesOut.some((veto) => veto.label === example.because && veto.truth === 'yes')
  )
    wrong.push(`it is not ruled out by ${example.because}`);
  if (example.remedy !== undefined) {
    const given = chooseRemedies(entry.remedies, about).map((remedy) => remedy.id);
    if (!given.includes(example.remedy))
      wrong.push(`expected the remedy ${example.remedy}, is ${given.join(', ') || 'none'}`);
  }
  for (const fact of example.asks ?? [])
    if (!own.missing.includes(fact))
      wrong.push(`it does not miss ${fact} (misses ${own.missing.join(', ') || 'nothing'})`);
  for (const [name, value] of Object.entries(example.facts ?? {})) {
    const got = answer.facts.get(name).map((fact) => formatValue(fact.value, about.typeOf(name)));
    if (!got.includes(value)) wrong.push(`expected the fact ${name} = ${value}, is ${got.join(', ') || 'absent'}`);
  }
  const allowed = new Set([entry.id, ...(example.also ?? [])]);
  const others = considered
    .filter((c) => c.verdict === 'likely' && !c.entry.companion && !allowed.has(c.entry.id))
    .map((c) => c.entry.id);
  if (others.length > 0)
    wrong.push(`also likely: ${others.join(', ')}; name them under "also" if an expert would agree`);
  return wrong;
}
