import { machineOf, nearestDriver, supportOf, type Support } from '../facts/driver-support.ts';
import { inertCode } from './inert.ts';
import type { Setting } from './setting.ts';

const NAMES: Readonly<Record<string, string>> = {
  kmod: 'the kernel module (`kmod`)',
  ebpf: 'the legacy eBPF probe (`ebpf`)',
  modern_ebpf: 'modern eBPF (`modern_ebpf`)',
};

/**
 * For each of these drivers that surely does not work on the reporter's machine: why, and the nearest one that does, each with
 * its source. Nothing for a driver that works or of which the table is not sure.
 */
export function renderSupport(drivers: readonly string[], { facts, pack }: Setting): string[] {
  const table = pack.tables.drivers;
  const machine = machineOf(facts);
  return [...new Set(drivers)].flatMap((driver) => {
    const support = supportOf(table, driver, machine);
    if (support?.works !== 'no') return [];
    const nearest = nearestDriver(table, machine, driver);
    const yours = machine.kernel === undefined ? '' : ` The kernel of this report is ${inertCode(machine.kernel)}.`;
    const instead =
      nearest === undefined
        ? ' No other driver is known to work there either.'
        : ` The nearest driver that works there is ${NAMES[nearest.driver] ?? nearest.driver}: ${linked(nearest)}.`;
    return [`**Not on this machine:** ${linked(support)}.${yours}${instead}`];
  });
}

const linked = ({ says, source }: Support): string => `${says} ([source](${source}))`;

/** The drivers that snippets switch to. */
export const driversIn = (snippets: readonly string[]): string[] =>
  snippets.flatMap((snippet) =>
    [...snippet.matchAll(/\bkind: (kmod|ebpf|modern_ebpf)\b/g)].map(([, kind = '']) => kind),
  );

/** The driver of the report, of which the first cause tells; several that contradict each other are none. */
export function statedDriver({ facts }: Setting): string[] {
  const drivers = facts.get('driver').map((fact) => String(fact.value));
  return drivers.length === 1 ? drivers : [];
}
