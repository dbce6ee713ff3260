import { compareVersions } from './compare-versions.ts';
import type { Fact, FactValue } from './fact.ts';

/** The size that every release has unless it is set otherwise, and the only one before 0.33 (falco.yaml of each tag). */
const DEFAULT_SIZE = 8_388_608;

/** CPUs that share a buffer of the modern eBPF driver unless it is set otherwise (falco.yaml since 0.34). */
const DEFAULT_GROUP = 2;

/**
 * What the buffers between kernel and Falco take: `buffer.size` (bytes of one), `buffer.count` and `buffer.memory` (bytes of all).
 * One buffer for each CPU with the module and the legacy probe, one for each group of CPUs with modern eBPF (0: one for all).
 * The count is absent without the number of CPUs or the driver (a setting for CPUs per buffer names modern eBPF); the size
 * without a size or preset in the report, save in releases that have only one. Source: libs `userspace/libscap/ringbuffer`,
 * falco.yaml.
 */
export function bufferMemory(facts: readonly Fact[]): Fact[] {
  const get = (name: string): Fact | undefined => facts.find((fact) => fact.name === name);
  const size = sizeOf(get('buffer.bytes'), get('buffer.preset'), get('falco.version'));
  const count = countOf(get('host.cpus'), get('buffer.cpus-per-buffer'), get('driver')?.value);
  const found: Fact[] = [];
  if (size) found.push({ ...size, name: 'buffer.size' });
  if (count) found.push({ ...count, name: 'buffer.count' });
  if (size && count)
    found.push({
      name: 'buffer.memory',
      value: size.value * count.value,
      evidence: size.evidence,
      inferred: `${String(count.value)} buffers on ${String(get('host.cpus')?.value)} CPUs`,
    });
  return found;
}

type NumberFact = Omit<Fact, 'name' | 'value'> & { readonly value: number };

function sizeOf(bytes: Fact | undefined, preset: Fact | undefined, version: Fact | undefined): NumberFact | undefined {
  if (typeof bytes?.value === 'number') return { value: bytes.value, evidence: bytes.evidence };
  if (typeof version?.value === 'string' && compareVersions(version.value, '0.33.0') < 0)
    return { value: DEFAULT_SIZE, evidence: version.evidence, inferred: 'the only size before 0.33' };
  if (typeof preset?.value !== 'number' || preset.value < 1) return undefined;
  return {
    value: (DEFAULT_SIZE / 16) * 2 ** preset.value,
    evidence: preset.evidence,
    inferred: `preset ${String(preset.value)}`,
  };
}

function countOf(
  cpus: Fact | undefined,
  group: Fact | undefined,
  driver: FactValue | undefined,
): NumberFact | undefined {
  if (typeof cpus?.value !== 'number') return undefined;
  if (driver === 'kmod' || driver === 'ebpf') return { value: cpus.value, evidence: cpus.evidence };
  if (driver !== 'modern_ebpf' && group === undefined) return undefined;
  const shared = typeof group?.value === 'number' ? group.value : DEFAULT_GROUP;
  return {
    value: shared === 0 ? 1 : Math.ceil(cpus.value / shared),
    evidence: (group ?? cpus).evidence,
    inferred: shared === 0 ? 'one for all CPUs' : `one for each ${String(shared)} CPUs`,
  };
}
