import { compareVersions } from './compare-versions.ts';
import type { DriverSign } from './driver.ts';
import { driverConflict } from './driver-conflict.ts';
import { evidenceAt } from '../issue/issue-document.ts';
import { distinct, scan, type Reading } from './reading.ts';
import type { Contradiction, Fact } from './fact.ts';
import { kernelFamily, osFamily } from './kernel-family.ts';
import type { Tables } from './tables.ts';
import { kernelConflict, versionConflict } from './told-twice.ts';

/**
 * Statements that cannot both be true of one system, and the facts with those that are in doubt. A kernel is believed before
 * an os-release: a container's os-release describes its image. None is told where the tables do not know both sides.
 */
export function findContradictions(
  reading: Reading,
  facts: readonly Fact[],
  signs: readonly DriverSign[],
  sureVersions: readonly string[],
): { contradictions: Contradiction[]; facts: Fact[] } {
  const get = (name: string): Fact[] => facts.filter((fact) => fact.name === name);
  // Another program: what it shows beside Falco is no statement about one system.
  if (!reading.ofFalco && reading.foreign) return { contradictions: [], facts: [...facts] };
  const driver = driverConflict(signs);
  const found = [
    ...osConflicts(get('os.id'), get('kernel.release')),
    ...wslConflict(reading, get('kernel.release')),
    ...minorConflicts(reading.tables, get('os.id'), get('os.version'), get('kernel.release')),
    ...platformConflict(reading.tables, get('platform'), get('platform.version'), get('os.id'), get('kernel.release')),
    ...kernelConflict(reading, get('kernel.release'), get('platform')),
    ...versionConflict(
      reading,
      get('falco.version').filter((fact) => sureVersions.includes(String(fact.value))),
    ),
    ...driver.contradictions,
  ];
  return { contradictions: found, facts: distinct([...facts, ...driver.facts]) };
}

const evidenceOf = (facts: readonly Fact[]): Contradiction['evidence'] =>
  facts.map((fact) => fact.evidence).slice(0, 4);

/** A Debian os-release on a kernel of Ubuntu: the first is that of an image, or of another machine. */
function osConflicts(ids: readonly Fact[], kernels: readonly Fact[]): Contradiction[] {
  const families = new Set(kernels.map((kernel) => kernelFamily(String(kernel.value))));
  if (families.size === 0 || families.has(undefined) || families.has('third-party')) return [];
  const wrong = ids.filter((id) => !families.has(osFamily(String(id.value))) && isKnown(osFamily(String(id.value))));
  const old = ids.filter((id) => id.value === 'rhcos' && kernels.every((kernel) => /\.el7/.test(String(kernel.value))));
  const doubtful = [...wrong, ...old];
  if (doubtful.length === 0) return [];
  // Told in one breath with a system that fits: machines of several kinds were tried.
  const fitting = ids.filter((id) => !doubtful.includes(id));
  if (doubtful.every((id) => fitting.some((other) => isSameLine(id, other)))) return [];
  // Several systems were told and one of them fits: a mixed cluster, unless the kernel was printed and only one family is left.
  if (doubtful.length < ids.length && kernels.length === 1 && families.has('cos')) return [];
  const family = [...families][0]!;
  return [
    {
      name: 'os.id',
      says: `the operating system is said to be ${doubtful.map((id) => String(id.value)).join(', ')}, but the kernel is ${kernelWords(family)}: the first may be that of a container image`,
      evidence: evidenceOf([...doubtful, ...kernels]),
      used: family === 'el' ? 'the kernel' : family,
    },
  ];
}

const isSameLine = (a: Fact, b: Fact): boolean =>
  a.evidence.source === b.evidence.source && a.evidence.line === b.evidence.line;

/** The kernel of WSL2 on what is said to be a machine of its own. */
function wslConflict(reading: Reading, kernels: readonly Fact[]): Contradiction[] {
  const kernel = kernels.find((fact) => /microsoft-standard|WSL2/i.test(String(fact.value)));
  if (!kernel) return [];
  const metal = scan(
    reading.lines,
    /\b(?:bare[- ]?metal|physical (?:server|machine|host|box)|dedicated server|Dell|HPE|ProLiant|PowerEdge|Supermicro|EKS|GKE|AKS|EC2)\b/gi,
    ['prose', 'answer', 'heading'],
  )[0];
  if (!metal) return [];
  return [
    {
      name: 'os.id',
      says: 'the kernel is that of WSL2 on Windows, which is no machine of its own: the facts come from different systems',
      evidence: [evidenceAt(metal.line, metal.at, metal.length), kernel.evidence],
      used: 'the kernel',
    },
  ];
}

const KNOWN = new Set([
  'el',
  'amzn',
  'azurelinux',
  'talos',
  'flatcar',
  'fedora',
  'suse',
  'alpine',
  'ubuntu',
  'debian',
  'cos',
  'bottlerocket',
  'gardenlinux',
]);
const isKnown = (family: string): boolean => KNOWN.has(family);
const kernelWords = (family: string): string => (family === 'el' ? 'one of Red Hat or a rebuild' : `one of ${family}`);

/** RHEL 8.8 with the kernel of 8.6; Amazon Linux 2 with that of 2023; Ubuntu 24.04 with a kernel older than its first. */
function minorConflicts(
  tables: Tables,
  ids: readonly Fact[],
  versions: readonly Fact[],
  kernels: readonly Fact[],
): Contradiction[] {
  const id = ids[0];
  if (!id || ids.length > 1 || versions.length === 0 || kernels.length === 0) return [];
  const family = osFamily(String(id.value));
  if (family === 'el' && id.value !== 'rhcos') return rhelConflict(tables, versions, kernels);
  const wrong = versions.filter((version) =>
    kernels.every((kernel) => !fits(tables, String(id.value), String(version.value), String(kernel.value))),
  );
  // One of several fits: the others are of earlier times or of other machines.
  if (wrong.length < versions.length) return [];
  return [
    {
      name: 'os.version',
      says: `${String(id.value)} ${wrong.map((version) => String(version.value)).join(', ')} does not come with this kernel`,
      evidence: evidenceOf([...wrong, ...kernels]),
    },
  ];
}

/** What a kernel release says of the version of its system. Several have kernels of their neighbours too; these have not. */
const MARKS: Readonly<Record<string, RegExp>> = {
  amzn: /\.amzn(\d+)/,
  debian: /\+deb(\d+)/,
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

function fits(tables: Tables, os: string, version: string, kernel: string): boolean {
  const family = osFamily(os);
  const mark = MARKS[family]?.exec(kernel)?.[1];
  if (mark !== undefined) return (marked(family, version) ?? mark) === mark;
  if (kernelFamily(kernel) !== os) return true;
  const rows = tables.kernels.filter((row) => row.os === os && row.version === version);
  if (rows.length === 0) return true;
  const base = kernel.split('.').slice(0, 2).join('.');
  if (compareVersions(base, rows[0]!.base) < 0) return false;
  // Newer kernels of the newest release are still to come, and mainline builds carry their version twice: 6.12.5-061205.
  const newest = tables.kernels.findLast((row) => row.os === os)?.version;
  if (os !== 'ubuntu' || version === newest || /-0\d{5}-/.test(kernel)) return true;
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

function rhelConflict(tables: Tables, versions: readonly Fact[], kernels: readonly Fact[]): Contradiction[] {
  const minors = kernels.map((kernel) => rhelMinor(tables, String(kernel.value)));
  if (minors.includes(undefined)) return [];
  const wrong = versions.filter((version) => {
    const told = String(version.value);
    return /^\d+(?:\.\d+)?$/.test(told) && !minors.some((minor) => minor === told || minor!.startsWith(`${told}.`));
  });
  if (wrong.length === 0) return [];
  const told = wrong.map((version) => String(version.value)).join(' and ');
  const are = kernels.map(
    (kernel, i) => `${String(kernel.value).replace(/\.el\d.*$/, '')} is a kernel of RHEL ${minors[i] ?? ''}`,
  );
  const says = `the report says RHEL ${told}, but ${[...new Set(are)].join(' and ')}: node and operating system do not belong together`;
  const evidence = evidenceOf([...wrong, ...kernels]);
  const os: Contradiction = { name: 'os.version', says, evidence, used: [...new Set(minors)].join(', ') };
  // Kernels of two releases beside versions that fit neither: the kernels themselves come from several nodes.
  const spread = new Set(minors).size > 1;
  return spread
    ? [
        os,
        {
          name: 'kernel.release',
          says: `these are the kernels of ${[...new Set(minors)].map((minor) => `RHEL ${minor ?? ''}`).join(' and ')}, so the facts come from different nodes`,
          evidence,
        },
      ]
    : [os];
}

/** OpenShift 4.13 on the kernel of RHEL 8.6; RHEL workers with packages of their own are allowed. */
function platformConflict(
  tables: Tables,
  platforms: readonly Fact[],
  versions: readonly Fact[],
  ids: readonly Fact[],
  kernels: readonly Fact[],
): Contradiction[] {
  const platform = platforms[0]?.value;
  if (
    platform !== 'openshift' ||
    versions.length !== 1 ||
    kernels.length !== 1 ||
    ids.some((id) => id.value !== 'rhcos')
  )
    return [];
  const version = String(versions[0]!.value).split('.').slice(0, 2).join('.');
  // Some releases moved to the next minor on their way: they have two rows.
  const rows = tables.platforms.filter((one) => one.platform === 'openshift' && one.version === version);
  const minor = rhelMinor(tables, String(kernels[0]!.value));
  const [row] = rows;
  if (!row || minor === undefined || rows.some((one) => one.osVersion === minor)) return [];
  return [
    {
      name: 'platform.version',
      says: `OpenShift ${version} comes with the kernel of RHEL ${row.osVersion}, but this kernel is that of RHEL ${minor}`,
      evidence: evidenceOf([...versions, ...kernels]),
      used: 'the kernel',
    },
  ];
}
