/**
 * Compares the numbers of two versions: negative, zero or positive. A leading `v`, a pre-release (`-rc1`) and build data are ignored:
 * `0.37.0-rc1` counts as 0.37.0, because a release candidate behaves like the release that it precedes. Missing parts are zero.
 */
export function compareVersions(a: string, b: string): number {
  const left = numbers(a);
  const right = numbers(b);
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const numbers = (version: string): number[] =>
  (/^v?(\d+(?:\.\d+)*)/.exec(version.trim())?.[1] ?? '0').split('.').map(Number);
