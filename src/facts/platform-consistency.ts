import type { DriverSign } from './driver.ts';
import { driverConflict } from './driver-conflict.ts';
import { evidenceAt } from '../issue/issue-document.ts';
import { distinct, scan, type Reading } from './reading.ts';
import type { Evidence } from '../issue/evidence.ts';
import type { Contradiction, Fact } from './fact.ts';
import { kernelFamily, osFamily } from './kernel-family.ts';
import { baseOf, comesWith, rhelMinor } from './system-kernel.ts';
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
    ...releaseConflict(get('os.id'), get('os.version')),
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
  // Told in one breath or in one list with a system that fits: machines of several kinds were tried.
  const fitting = ids.filter((id) => !doubtful.includes(id));
  if (doubtful.every((id) => fitting.some((other) => isSameList(id, other)))) return [];
  // Several systems were told and one of them fits: a mixed cluster, unless the kernel was printed and only one family is left.
  if (doubtful.length < ids.length && kernels.length === 1 && families.has('cos')) return [];
  const family = [...families][0]!;
  return [
    {
      names: ['os.id'],
      says: `the operating system is said to be ${doubtful.map((id) => String(id.value)).join(', ')}, but the kernel is ${kernelWords(family)}: the first may be that of a container image`,
      evidence: evidenceOf([...doubtful, ...kernels]),
      used: 'the kernel',
    },
  ];
}

/** A version of the system that is told, and another one in its os-release. */
function releaseConflict(ids: readonly Fact[], versions: readonly Fact[]): Contradiction[] {
  const isRelease = ({ evidence }: Fact): boolean =>
    /(?:^|\s)["'`]?(?:(?:ID|VERSION_ID|VERSION|PRETTY_NAME|NAME)=|Description:\s)/.test(evidence.excerpt);
  const [told] = versions.filter((version) => !isRelease(version));
  const [printed] = versions.filter(isRelease);
  if (ids.length !== 1 || versions.length !== 2 || !told || !printed) return [];
  return [
    {
      names: ['os.version'],
      says: `the report says ${String(ids[0]!.value)} ${String(told.value)}, but its os-release says ${String(printed.value)}`,
      evidence: [told.evidence, printed.evidence],
      used: 'the os-release',
    },
  ];
}

const isSameList = ({ evidence: a }: Fact, { evidence: b }: Fact): boolean =>
  a.source === b.source && (a.line === b.line || (Math.abs(a.line - b.line) === 1 && isItem(a) && isItem(b)));
/** First behind the bullet of its line. */
const isItem = ({ column }: Evidence): boolean => column === 3 || column === 4;

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
      names: ['os.id'],
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
  const os = String(id.value);
  if (osFamily(os) === 'el' && os !== 'rhcos') {
    const conflict = rhelConflict(tables, versions, kernels);
    if (conflict.length > 0) return conflict;
  }
  const wrong = versions.filter((version) =>
    kernels.every((kernel) => !comesWith(tables, os, String(version.value), String(kernel.value))),
  );
  // One of several fits: the others are of earlier times or of other machines.
  if (wrong.length < versions.length) return [];
  const told = wrong.map((version) => String(version.value)).join(' and ');
  const are = [...new Set(kernels.map((kernel) => String(kernel.value)))].join(' and ');
  return [
    {
      names: ['os.version'],
      says: `the report says ${os} ${told}, which does not come with the kernel ${are}`,
      evidence: evidenceOf([...wrong, ...kernels]),
      used: 'the kernel',
    },
  ];
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
  // Kernels of two releases beside versions that fit neither: the kernels themselves come from several nodes.
  const spread = new Set(minors).size > 1;
  return [
    {
      names: spread ? ['os.version', 'kernel.release'] : ['os.version'],
      says: `the report says RHEL ${told}, but ${[...new Set(are)].join(' and ')}: ${spread ? 'the facts come from different nodes' : 'node and operating system do not belong together'}`,
      evidence: evidenceOf([...wrong, ...kernels]),
      ...(!spread && { used: 'the kernel' }),
    },
  ];
}

/** OpenShift 4.13 on the kernel of RHEL 8.6; EKS 1.24 with a Bottlerocket of later years. RHEL workers with packages of their own are allowed. */
function platformConflict(
  tables: Tables,
  platforms: readonly Fact[],
  versions: readonly Fact[],
  ids: readonly Fact[],
  kernels: readonly Fact[],
): Contradiction[] {
  const [version] = versions;
  const [kernel] = kernels;
  if (!version || !kernel || versions.length > 1 || kernels.length > 1) return [];
  const release = String(version.value).split('.').slice(0, 2).join('.');
  const rows = tables.platforms.filter(
    (row) =>
      row.platform === platforms[0]?.value &&
      row.version === release &&
      // OpenShift has RHCOS unless something else is told; the other platforms have many systems.
      (ids.length === 0 ? row.platform === 'openshift' : ids.every((id) => id.value === row.os)),
  );
  const [row] = rows;
  if (!row) return [];
  const minor = rhelMinor(tables, String(kernel.value));
  const base = baseOf(String(kernel.value));
  // Some releases moved to the next minor on their way: they have two rows.
  if (row.kernel ? rows.some((one) => one.kernel === base) : !minor || rows.some((one) => one.osVersion === minor))
    return [];
  const says = row.kernel
    ? `${row.os} for Kubernetes ${release} comes with kernel ${row.kernel}, but this kernel is ${base}`
    : `OpenShift ${release} comes with the kernel of RHEL ${row.osVersion ?? ''}, but this kernel is that of RHEL ${minor ?? ''}`;
  return [
    {
      names: ['platform.version'],
      says,
      evidence: evidenceOf([version, kernel]),
      used: 'the kernel',
    },
  ];
}
