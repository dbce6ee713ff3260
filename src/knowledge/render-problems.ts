import type { Problem } from './problem.ts';

/** The problems as a compiler prints them: code and message, place, the lines around with the spot underlined, the mend. */
export function renderProblems(problems: readonly Problem[], textOf: (file: string) => string | undefined): string {
  return problems.map((problem) => renderProblem(problem, textOf(problem.file))).join('\n\n');
}

function renderProblem(problem: Problem, text: string | undefined): string {
  const severity = problem.severity === 'warning' ? 'warning: ' : '';
  const head = `${severity}${problem.code}: ${problem.message}\n   --> ${problem.file}:${problem.line}:${problem.column}`;
  const lines = text?.split(/\r?\n/) ?? [];
  const spot = lines[problem.line - 1];
  const width = String(problem.line).length;
  const frame =
    spot === undefined
      ? []
      : [
          ...(problem.line > 1 ? [`${String(problem.line - 1).padStart(width)} | ${lines[problem.line - 2] ?? ''}`] : []),
          `${problem.line} | ${spot}`,
          `${' '.repeat(width)} | ${' '.repeat(problem.column - 1)}${'^'.repeat(Math.max(1, Math.min(problem.length, spot.length - problem.column + 1)))}`,
        ];
  return [head, ...frame, ...(problem.help ? [`   = help: ${problem.help}`] : [])].join('\n');
}
