import type { Problem } from './problem.ts';

/** Characters of a line that are shown. */
const WIDEST = 200;

/** The problems as a compiler prints them: code and message, place, the lines around with the spot underlined, the mend. */
export function renderProblems(problems: readonly Problem[], textOf: (file: string) => string | undefined): string {
  return problems.map((problem) => renderProblem(problem, textOf(problem.file))).join('\n\n');
}

function renderProblem(problem: Problem, text: string | undefined): string {
  const severity = problem.severity === 'warning' ? 'warning: ' : '';
  const head = `${severity}${problem.code}: ${problem.message}\n   --> ${problem.file}:${problem.line}:${problem.column}`;
  const lines = text?.split(/\r?\n/) ?? [];
  // A long line is shown from a little before the spot on.
  const from = problem.column > WIDEST ? problem.column - WIDEST / 2 : 0;
  const shown = (line: string): string => line.slice(from, from + WIDEST);
  const spot = lines[problem.line - 1];
  const width = String(problem.line).length;
  const column = problem.column - from;
  const frame =
    spot === undefined
      ? []
      : [
          ...(problem.line > 1 ? [`${String(problem.line - 1).padStart(width)} | ${shown(lines[problem.line - 2] ?? '')}`] : []),
          `${problem.line} | ${shown(spot)}`,
          `${' '.repeat(width)} | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, Math.min(problem.length, shown(spot).length - column + 1)))}`,
        ];
  return [head, ...frame, ...(problem.help ? [`   = help: ${problem.help}`] : [])].join('\n');
}
