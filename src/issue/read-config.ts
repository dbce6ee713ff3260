import { isSetting } from './config-roots.ts';
import { flagEntries } from './flag-entries.ts';
import { hclEntries } from './hcl-entries.ts';
import { evidenceAt, type ConfigEntry, type Region } from './issue-document.ts';
import { yamlEntries } from './yaml-entries.ts';
import { scalarOf } from './yaml-scalar.ts';

const MOST_ENTRIES = 3_000;

/** All settings that the issue states, in reading order. */
export function readConfig(regions: readonly Region[]): ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  for (const region of regions) {
    if (entries.length >= MOST_ENTRIES) break;
    const room = MOST_ENTRIES - entries.length;
    if (region.kind === 'config') entries.push(...yamlEntries(region.lines, room));
    if (
      region.kind === 'quote' ||
      region.kind === 'html-comment' ||
      region.kind === 'template' ||
      region.kind === 'wish'
    )
      continue;
    entries.push(...hclEntries(region.lines, room));
    for (const line of region.lines) entries.push(...flagEntries(line, isSetting));
    entries.push(...listedFlags(region.lines));
  }
  return entries.slice(0, MOST_ENTRIES);
}

/** The arguments of a container: `- -o` above `- libs_logger.enabled=true`. */
function listedFlags(lines: Region['lines']): ConfigEntry[] {
  return lines.flatMap((line, i) => {
    if (!/^\s{0,40}- ["']?-o["']?\s*$/.test(lines[i - 1]?.text ?? '')) return [];
    const [, path, value] = /^\s{0,40}- ["']?([a-z_][\w.]{1,120})=([^\s"']{1,200})["']?\s*$/.exec(line.text) ?? [];
    if (path === undefined || value === undefined) return [];
    const at = line.text.indexOf(path);
    return [
      {
        path: path.split('.'),
        value: scalarOf(value),
        evidence: evidenceAt(line, at, line.text.trimEnd().length - at),
      },
    ];
  });
}
