import { parseKnowledge } from '../knowledge/parse-knowledge.ts';
import { knowledgeFiles, projectRoot } from '../node/load-knowledge.ts';
import { applyExceptions } from '../knowledge/lint-exceptions.ts';
import { lintKnowledge } from '../knowledge/lint-knowledge.ts';
import { renderProblems } from '../knowledge/render-problems.ts';
import { checkExamples } from '../authoring/check-examples.ts';

const HELP = `knowledge:check: checks every file in knowledge/

Usage: npm run knowledge:check [-- --help] [-- FILE…]

Prints all problems at once, each with file, line, column and how to mend it, then runs every example of every cause
against the whole knowledge base. Places in knowledge/lint-exceptions.yaml are left out.

With FILEs (knowledge/falco/my-cause.yaml, or just my-cause) only their problems are printed and only their examples
are run. This is for writing: whether a sign is rare among other causes, and whether the examples of other causes keep
clear of yours, is seen without FILEs.

Exit code: 0 no errors, 1 errors (warnings alone are 0), 2 there is no such file
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const files = await knowledgeFiles(projectRoot());
  const parsed = parseKnowledge(files);
  const only = args.length === 0 ? undefined : new Set<string>();
  for (const arg of args) {
    const name = arg.replace(/^\.?\//, '').replace(/(?:\.ya?ml)?$/, '.yaml');
    const named = files.filter(({ path }) => `/${path}`.endsWith(`/${name}`));
    if (named.length === 0) {
      process.stderr.write(`knowledge:check: there is no file "${arg}" in knowledge/\n`);
      return 2;
    }
    for (const { path } of named) only?.add(path);
  }
  const all = applyExceptions(
    [
      ...parsed.problems,
      ...lintKnowledge(parsed, new Date().toISOString().slice(0, 10)),
      ...checkExamples(parsed, only),
    ],
    parsed,
  );
  const shown = only ? all.filter((problem) => only.has(problem.file)) : all;
  const errors = shown.filter((problem) => problem.severity === 'error').length;
  const textOf = (path: string): string | undefined => files.find((file) => file.path === path)?.text;
  if (shown.length > 0) process.stdout.write(`${renderProblems(shown, textOf)}\n\n`);
  const entries = parsed.knowledge.packs.flatMap((pack) => pack.entries);
  const checked = entries.filter((entry) => !only || [...only].some((path) => path.endsWith(`/${entry.id}.yaml`)));
  const examples = checked.reduce((n, entry) => n + entry.examples.length, 0);
  process.stdout.write(
    `${checked.length} causes, ${examples} examples, ${errors} errors, ${shown.length - errors} warnings\n`,
  );
  return errors > 0 ? 1 : 0;
}
