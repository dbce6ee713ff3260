import { compareVersions } from '../facts/compare-versions.ts';
import { conditionsOf } from './conditions-of.ts';
import type { Check, Entry, Pack } from './knowledge-base.ts';
import type { KeyPath, Report } from './problem.ts';

/**
 * The versions that a cause names must exist: a boundary between two releases is a slip of the pen, and may cut off the wrong one.
 * Judges versions of Falco, when the pack has a table of releases. The table of charts is not complete and proves nothing.
 */
export function lintReleases(entry: Entry, pack: Pack, report: Report): void {
  const releases = pack.tables.releases.map((row) => row.version);
  if (releases.length === 0) return;
  for (const { check, path } of checksOf(entry)) {
    for (const { fact, value } of check.comparisons) {
      if (fact !== 'falco.version' || typeof value !== 'string') continue;
      if (releases.some((release) => compareVersions(release, value) === 0)) continue;
      report('kb/release', path, `there is no release ${value}`, neighbours(value, releases));
    }
  }
}

interface PlacedCheck {
  readonly check: Check;
  readonly path: KeyPath;
}

function* checksOf(entry: Entry): Generator<PlacedCheck> {
  for (const { path, condition } of conditionsOf(entry))
    if ('check' in condition) yield { check: condition.check, path: [...path, 'check'] };
  for (const [key, parts] of [
    ['remedies', entry.remedies],
    ['verify', entry.verify],
  ] as const)
    for (const [i, { when }] of parts.entries()) if (when) yield { check: when, path: [key, i, 'when'] };
}

/** The existing versions around one that does not exist. */
function neighbours(version: string, versions: readonly string[]): string {
  const sorted = versions.toSorted(compareVersions);
  const after = sorted.findIndex((other) => compareVersions(other, version) > 0);
  if (after < 0) return `the newest is ${sorted.at(-1) ?? ''}`;
  return after === 0
    ? `the oldest is ${sorted[0] ?? ''}`
    : `before it is ${sorted[after - 1] ?? ''}, after it ${sorted[after] ?? ''}`;
}
