import { structuredPatch } from 'diff';
import type { ConfigEntry, IssueDocument, Line } from '../issue/issue-document.ts';
import { inertFence } from './inert.ts';

/**
 * What the remedy changes in the configuration that the reporter pasted, as a diff: keys that stand there get the new value, the
 * lines around them stay. Absent when none of the remedy's keys stands in the report with another value.
 */
export function configDiff(document: IssueDocument, snippet: string): string | undefined {
  const wanted = scalarsOf(snippet);
  const changes = document.config.flatMap((entry) => {
    const value = wanted.get(leafPath(entry.path));
    return value !== undefined && String(entry.value) !== value ? [{ entry, value }] : [];
  });
  const first = changes[0];
  if (!first) return undefined;
  const region = document.regions.find((r) => r.kind === 'config' && r.lines.some((line) => stands(first.entry, line)));
  if (!region) return undefined;
  const before = region.lines.map((line) => line.text);
  const after = region.lines.map((line) => {
    const change = changes.find(({ entry }) => stands(entry, line));
    return change ? replaceValue(line.text, change.value) : line.text;
  });
  if (before.join('\n') === after.join('\n')) return undefined;
  const patch = structuredPatch('', '', `${before.join('\n')}\n`, `${after.join('\n')}\n`, '', '', { context: 2 });
  const lines = (patch?.hunks ?? []).flatMap((hunk, i) => [...(i > 0 ? ['  …'] : []), ...hunk.lines]);
  return lines.length > 0 && lines.length <= 40 ? inertFence(lines, 'diff') : undefined;
}

const stands = (entry: ConfigEntry, line: Line): boolean =>
  entry.evidence.source === line.source && entry.evidence.line === line.number;

/** Helm values of falco.yaml keys stand below `falco`; both spellings mean the same key. */
const leafPath = (path: readonly string[]): string => (path[0] === 'falco' ? path.slice(1) : path).join('.');

/** The scalars of a remedy's snippet by full path. Snippets are ours: block style, two blanks, flow style for short maps. */
function scalarsOf(snippet: string): Map<string, string> {
  const found = new Map<string, string>();
  const stack: { indent: number; key: string }[] = [];
  for (const raw of snippet.split('\n')) {
    const match = /^(\s*)([A-Za-z_][\w.-]*):(?:\s+([^#]*?))?\s*(?:#.*)?$/.exec(raw);
    if (!match) continue;
    const indent = match[1]?.length ?? 0;
    while (stack.length > 0 && (stack.at(-1)?.indent ?? -1) >= indent) stack.pop();
    const path = [...stack.map((s) => s.key), match[2] ?? ''];
    const value = (match[3] ?? '').trim();
    if (value === '') stack.push({ indent, key: match[2] ?? '' });
    else if (/^\{.*\}$/.test(value)) {
      for (const [, key, inner] of value.matchAll(/([A-Za-z_]\w*):\s*([^,{}[\]]+)/g))
        found.set(leafPath([...path, key ?? '']), (inner ?? '').trim());
    } else if (!/^[[|>]/.test(value)) found.set(leafPath(path), value.replace(/^(['"])(.*)\1$/, '$2'));
  }
  return found;
}

/** `key: old  # why` → `key: new`; the comment is kept away, since it explains the old value. */
function replaceValue(line: string, value: string): string {
  const colon = /:(?=\s|$)/.exec(line);
  return colon ? `${line.slice(0, colon.index + 1)} ${value}` : line;
}
