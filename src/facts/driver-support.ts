import { compareVersions } from './compare-versions.ts';
import type { Driver } from './driver-words.ts';
import { factsOf, type Fact, type Facts } from './fact.ts';
import { kernelFamily, osFamily } from './kernel-family.ts';
import type { DriverCell, Tables } from './tables.ts';

/** What decides which driver works. Absent means that the report does not say. */
export interface Machine {
  readonly falco?: string;
  readonly kernel?: string;
  readonly arch?: string;
  /** Fargate on EKS is both. */
  readonly platforms?: readonly string[];
  /** Family of the kernel release, or else of the operating system. */
  readonly family?: string;
}

/** Whether one driver works on a machine, in words, and where that is written. */
export type Support = Pick<DriverCell, 'driver' | 'works' | 'says' | 'source'>;

/** The order in which `falcoctl driver` tries them (`pkg/driver/type`). */
const PREFERRED = ['modern_ebpf', 'kmod', 'ebpf'] as const satisfies readonly Driver[];

/** The machine of a report; a fact with several values counts as not known. */
export function machineOf(facts: Pick<Facts, 'get'>): Machine {
  const only = (name: string): string | undefined => {
    const values = new Set(facts.get(name).map((fact) => String(fact.value)));
    return values.size === 1 ? [...values][0] : undefined;
  };
  const kernel = only('kernel.release');
  const os = only('os.id');
  const family =
    kernel !== undefined && /linuxkit|microsoft-standard/i.test(kernel)
      ? 'desktop'
      : (kernel && kernelFamily(kernel)) || (os && osFamily(os));
  const machine = {
    falco: only('falco.version') ?? only('falco.version.inferred'),
    kernel,
    arch: only('arch'),
    platforms: facts.get('platform').map((fact) => String(fact.value)),
    family,
  };
  return Object.fromEntries(Object.entries(machine).filter(([, value]) => value !== undefined && value !== ''));
}

/**
 * The cell of the table for this driver and machine: the first row that holds. Rows before it that may hold, since the report lacks
 * a fact, must say the same; otherwise the answer is `unknown`. A machine of unknown architecture gets what holds for both common ones.
 * `undefined` when no row surely holds.
 */
export function supportOf(table: Tables['drivers'], driver: string, machine: Machine): Support | undefined {
  if (machine.arch !== undefined) return judge(table, driver, machine);
  const [first, second] = ['x86_64', 'aarch64'].map((arch) => judge(table, driver, { ...machine, arch }));
  return first && second && { ...first, works: first.works === second.works ? first.works : 'unknown' };
}

function judge(table: Tables['drivers'], driver: string, machine: Machine): Support | undefined {
  const perhaps: DriverCell[] = [];
  for (const row of table) {
    const truth = row.driver === driver ? holds(row, machine) : 'no';
    if (truth === 'unknown') perhaps.push(row);
    if (truth === 'yes')
      return perhaps.every((other) => other.works === row.works) ? row : { ...row, works: 'unknown' };
  }
  return undefined;
}

/** The driver to take instead: the first of {@link PREFERRED} that surely works there; `undefined` when none does. */
export function nearestDriver(table: Tables['drivers'], machine: Machine, instead: string): Support | undefined {
  for (const driver of PREFERRED) {
    const support = driver === instead ? undefined : supportOf(table, driver, machine);
    if (support?.works === 'yes') return support;
  }
  return undefined;
}

/**
 * `support.<driver>` is `works` or `fails`, for each driver of which the table is sure: causes ask for it, and a remedy can be
 * guarded by it. Absent where the table or the report does not tell.
 */
export function supportFacts(tables: Tables, read: readonly Fact[]): Fact[] {
  const facts = factsOf(read);
  const machine = machineOf(facts);
  const at = facts.get('kernel.release')[0] ?? facts.get('falco.version')[0] ?? facts.get('platform')[0];
  if (!at) return [];
  return PREFERRED.flatMap((driver): Fact[] => {
    const support = supportOf(tables.drivers, driver, machine);
    if (!support || support.works === 'unknown') return [];
    return [
      {
        name: `support.${driver}`,
        value: support.works === 'yes' ? 'works' : 'fails',
        evidence: at.evidence,
        inferred: support.says,
      },
    ];
  });
}

function holds(row: DriverCell, machine: Machine): 'yes' | 'no' | 'unknown' {
  const truths = [
    same(row.arch, machine.arch),
    // A platform or family that is not told is not one of the special ones that rows name.
    row.platform === undefined || machine.platforms?.includes(row.platform) ? 'yes' : 'no',
    row.family === undefined || row.family === machine.family ? 'yes' : 'no',
    releases(row, machine.falco),
    within(machine.kernel, row.kernelFrom, undefined, compareKernels),
    below(machine.kernel, row.kernelBelow),
  ];
  return truths.includes('no') ? 'no' : truths.includes('unknown') ? 'unknown' : 'yes';
}

/** A driver that old releases lack is taken to be there while the release is unknown: few run one that old. */
const releases = (row: DriverCell, falco: string | undefined): 'yes' | 'no' | 'unknown' =>
  falco === undefined && row.to !== undefined && row.kernelFrom === undefined && row.kernelBelow === undefined
    ? 'no'
    : within(falco, row.from, row.to, compareVersions);

const same = (wanted: string | undefined, is: string | undefined): 'yes' | 'no' | 'unknown' =>
  wanted === undefined || wanted === is ? 'yes' : is === undefined ? 'unknown' : 'no';

function within(
  value: string | undefined,
  from: string | undefined,
  to: string | undefined,
  compare: (a: string, b: string) => number,
): 'yes' | 'no' | 'unknown' {
  if (from === undefined && to === undefined) return 'yes';
  if (value === undefined) return 'unknown';
  const inside = (from === undefined || compare(value, from) >= 0) && (to === undefined || compare(value, to) <= 0);
  return inside ? 'yes' : 'no';
}

const below = (kernel: string | undefined, bound: string | undefined): 'yes' | 'no' | 'unknown' =>
  bound === undefined ? 'yes' : kernel === undefined ? 'unknown' : compareKernels(kernel, bound) < 0 ? 'yes' : 'no';

/** Compares as many numbers as the bound has: `4.18.0-372.71.1.el8_6` is not below `4.18.0-372`. */
function compareKernels(release: string, bound: string): number {
  const numbers = (text: string): number[] => (/^\d+(?:[.-]\d+)*/.exec(text)?.[0] ?? '').split(/[.-]/).map(Number);
  const left = numbers(release);
  for (const [i, right] of numbers(bound).entries()) {
    const difference = (left[i] ?? 0) - right;
    if (difference !== 0) return difference;
  }
  return 0;
}
