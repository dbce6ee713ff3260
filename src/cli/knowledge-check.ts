import { parseKnowledge } from '../knowledge/parse-knowledge.ts';
import { knowledgeFiles, projectRoot } from '../node/load-knowledge.ts';
import { lintKnowledge } from '../knowledge/lint-knowledge.ts';
import { renderProblems } from '../knowledge/render-problems.ts';
import { checkExamples } from '../check-examples.ts';

const HELP = `knowledge:check: checks every file in knowledge/

Usage: npm run knowledge:check [-- --help] [-- FILE…]

Prints all problems at once, each with file, line, column and how to mend it, then runs every example of every cause
against the whole knowledge base. With FILEs only the problems of these files are printed.

Exit code: 0 no errors, 1 errors (warnings alone are 0).
`;

const args = process.argv.slice(2);
if (args.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const parsed = parseKnowledge(await knowledgeFiles(projectRoot()));
  const all = [
    ...parsed.problems,
    ...lintKnowledge(parsed, new Date().toISOString().slice(0, 10)),
    ...checkExamples(parsed),
  ];
  const shown =
    args.length === 0
      ? all
      : all.filter((problem) => args.some((arg) => problem.file.endsWith(arg.replace(/^\.\//, ''))));
  const errors = shown.filter((problem) => problem.severity === 'error').length;
  if (shown.length > 0) process.stdout.write(`${renderProblems(shown, (file) => parsed.sources.get(file)?.text)}\n\n`);
  const entries = parsed.knowledge.packs.flatMap((pack) => pack.entries);
  const examples = entries.reduce((n, entry) => n + entry.examples.length, 0);
  process.stdout.write(
    `${entries.length} causes, ${examples} examples, ${errors} errors, ${shown.length - errors} warnings\n`,
  );
  process.exitCode = errors > 0 ? 1 : 0;
}
