import { isSetting } from './config-roots.ts';
import { indentOf, isYamlLine, isYamlParent } from './line-shape.ts';

/**
 * End (exclusive) of a stretch of unfenced YAML that starts at `i`: a key that opens a mapping with deeper lines below it, or a
 * setting of Falco on a line of its own. `i` when none starts.
 *
 *     Values:
 *     driver:
 *       kind: modern_ebpf
 */
export function yamlRun(lines: readonly string[], i: number, isEnd: (line: string) => boolean): number {
  const first = lines[i]!;
  const next = lines[i + 1];
  if (isSettingLine(first)) {
    let end = i + 1;
    while (end < lines.length && (isSettingLine(lines[end]!) || isChild(lines, end))) end++;
    return end;
  }
  if (!isYamlParent(first) || next === undefined || !isYamlLine(next)) return i;
  if (indentOf(next) <= indentOf(first) && !next.trimStart().startsWith('- ')) return i;
  // A sentence that ends with a colon is no key, whatever list stands below it.
  if (/^[A-Z]/.test(first.trim()) && /^\s*- (?![\w./-]{1,80}:)/.test(next)) return i;
  let end = i + 1;
  while (end < lines.length) {
    const line = lines[end]!;
    if (line.trim() === '' || !(isYamlLine(line) || line.trimStart().startsWith('#')) || isEnd(line)) break;
    end++;
  }
  return end;
}

/** `log_level: debug` on a line of its own, with a key that only Falco or its chart has. */
const isSettingLine = (text: string): boolean => {
  const match = /^\s{0,12}([A-Za-z_][\w.]{3,80}):\s(?:"[^"]{0,80}"|[^\s"]{1,60})\s*(?:#.*)?$/.exec(text);
  return match !== null && isSetting(match[1]!);
};

const isChild = (lines: readonly string[], end: number): boolean =>
  end > 0 && isYamlLine(lines[end]!) && indentOf(lines[end]!) > 0 && !lines[end]!.trimStart().startsWith('* ');
