import type { ConfigProblem } from '../facts/config-check.ts';
import type { ConfigEntry, IssueDocument } from '../issue/issue-document.ts';
import { inertFence, inertText } from './inert.ts';
import { place, sentence } from './render-evidence.ts';

/** Problems shown at most: more is a job for the documentation. */
const MOST = 4;

/** Settings that do not do what their author thinks, each with its line; a moved key as a diff to copy. */
export function renderConfigProblems(problems: readonly ConfigProblem[], document: IssueDocument): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, MOST);
  const lines = shown.map((p) => `- ${sentence(inertText(p.says))} (${place(p.evidence)})${hint(p)}`);
  const more = problems.length > MOST ? [`- and ${problems.length - MOST} more`] : [];
  const moved = shown.flatMap((p) => diffOf(p, document));
  return [
    [
      `**Settings that this release reads differently**\n\n${[...lines, ...more].join('\n')}`,
      ...(moved.length > 0 ? [inertFence(moved, 'diff')] : []),
    ].join('\n\n'),
  ];
}

const hint = (problem: ConfigProblem): string =>
  problem.suggestion === undefined || problem.kind === 'renamed'
    ? ''
    : ` Use \`${problem.suggestion.replaceAll('`', '')}\`.`;

/** The old key and the new one with the value that was pasted. */
function diffOf(problem: ConfigProblem, document: IssueDocument): string[] {
  if (problem.kind !== 'renamed' || problem.suggestion === undefined || !/^[\w.]+$/.test(problem.suggestion)) return [];
  const entry = document.config.find((e: ConfigEntry) => e.path.join('.') === problem.key);
  if (!entry) return [];
  const value = String(entry.value);
  return [...nested(problem.key, value, '-'), ...nested(problem.suggestion, value, '+')];
}

/** `a.b` with a value as indented YAML lines behind a diff mark. */
function nested(key: string, value: string, mark: '+' | '-'): string[] {
  const parts = key.split('.');
  return parts.map((part, i) => `${mark} ${'  '.repeat(i)}${part}:${i === parts.length - 1 ? ` ${value}` : ''}`);
}
