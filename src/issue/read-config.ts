import { isSetting } from './config-roots.ts';
import { flagEntries, listedFlags } from './flag-entries.ts';
import { hclEntries } from './hcl-entries.ts';
import type { ConfigEntry, Region } from './issue-document.ts';
import { yamlEntries } from './yaml-entries.ts';

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
