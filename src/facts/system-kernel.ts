import { compareVersions } from './compare-versions.ts';
import { kernelFamily, osFamily } from './kernel-family.ts';
import type { Tables } from './tables.ts';

/** What a kernel release says of the version of its system. Several have kernels of their neighbours too; these have not. */
const MARKS: Readonly<Record<string, RegExp>> = {
  amzn: /\.amzn(\d+)/,
  debian: /\+deb(\d+)/,
  fedora: /\.fc(\d+)/,
  el: /\.el(\d+)uek/,
  azurelinux: /\.(?:cm|azl)(\d)/,
  // 15.5 has `5.14.21-150500.55.39-default`; Tumbleweed and SLES 12 count otherwise.
  suse: /-150(\d)00\./,
};

/** The part of the version that the mark shows: `12` of Debian 12.5, `5` of SLES 15 SP5, `1` of the Amazon Linux that counted by months. */
function marked(family: string, version: string): string | undefined {
  if (family === 'suse') return /^15[ .-]?(?:SP ?)?(\d)$/i.exec(version)?.[1];
  if (family === 'amzn') return /^20\d\d\.\d\d$/.test(version) ? '1' : version;
  return version.split('.')[0];
}

/** `5.15` of `5.15.0-1051-aws`. */
export const baseOf = (kernel: string): string => kernel.split('.').slice(0, 2).join('.');

/** Whether a kernel can be one of this version of a system; also true where that is not known. */
export function comesWith(tables: Tables, os: string, version: string, kernel: string): boolean {
  const family = osFamily(os);
  const mark = MARKS[family]?.exec(kernel)?.[1];
  if (mark !== undefined) return (marked(family, version) ?? mark) === mark;
  if (kernelFamily(kernel) !== os) return true;
  const own = os === 'talos' ? baseOf(version) : os === 'debian' ? version.split('.')[0] : version;
  const rows = tables.kernels.filter((row) => row.os === os && row.version === own);
  const [first] = rows;
  if (!first) return true;
  const base = baseOf(kernel);
  // Mainline builds carry their version twice: 6.12.5-061205.
  if (os === 'ubuntu' && /-0\d{5,6}-/.test(kernel)) return true;
  if (os === 'talos') return first.base === base;
  if (compareVersions(base, first.base) < 0) return false;
  // Backports and test releases are newer; the kernel of another release, without the mark of a backport, is that release's.
  if (os === 'debian')
    return (
      /bpo|deb\d/.test(kernel) ||
      base === first.base ||
      tables.kernels.every((row) => row.os !== os || row.base !== base)
    );
  // Newer kernels of the newest release are still to come.
  const newest = tables.kernels.findLast((row) => row.os === os)?.version;
  if (os !== 'ubuntu' || version === newest) return true;
  return compareVersions(base, rows.at(-1)!.base) <= 0;
}

/** The minor release that a kernel of the Red Hat family belongs to. */
export function rhelMinor(tables: Tables, kernel: string): string | undefined {
  if (kernelFamily(kernel) === 'third-party') return undefined;
  const major = /\.el(\d+)/.exec(kernel)?.[1];
  const suffix = /\.el(\d+)_(\d+)/.exec(kernel);
  if (suffix) return `${suffix[1]!}.${suffix[2]!}`;
  // `4.18.0-240….el7` is a build of one's own.
  const row = tables.kernels.find(
    (one) => one.os === 'rhel' && (kernel === one.base || kernel.startsWith(`${one.base}.`)),
  );
  return row && (major === undefined || row.version.startsWith(`${major}.`)) ? row.version : undefined;
}
