import { parse } from 'yaml';
import { newCause } from './new-cause.ts';
import type { KeyPath, Report } from './problem.ts';

/** Keys whose texts an author writes anew; names, conditions and addresses of the template may be right as they are. */
const WRITTEN = ['summary', 'says', 'match', 'title', 'steps', 'config', 'helm', 'run', 'trade-off', 'issue'];

/** The title of the cause itself was given to `knowledge:new`. */
const isTitle = (path: KeyPath): boolean => path.length === 1 && path[0] === 'title';

/** The texts of a new cause. */
const TEMPLATE: ReadonlySet<string> = new Set(
  [...textsOf(parse(newCause('pack/cause', 'title', '2026-01-01')))].map(([, text]) => text),
);

/** Reports the texts of a cause that stand as `knowledge:new` wrote them. `data` is the file as read. */
export function lintUnfinished(data: unknown, report: Report): void {
  for (const [path, text] of textsOf(data))
    if (TEMPLATE.has(text)) report('kb/unfinished', path, 'this text is the one of the template', 'write your own, or remove the part');
}

function* textsOf(data: unknown, path: KeyPath = []): Generator<[KeyPath, string]> {
  const key = path.findLast((part) => typeof part === 'string');
  if (typeof data === 'string' && key !== undefined && WRITTEN.includes(key) && !isTitle(path))
    yield [path, data.trim()];
  if (typeof data !== 'object' || data === null) return;
  const parts: [string | number, unknown][] = Array.isArray(data) ? [...data.entries()] : Object.entries(data);
  for (const [part, value] of parts) yield* textsOf(value, [...path, part]);
}
