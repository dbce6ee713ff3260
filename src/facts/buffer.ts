import type { Fact } from './fact.ts';
import { toldBytes, toldPreset } from './told-buffer.ts';
import { clauseAround, distinct, factAt, factOfEntry, pathEnds, scan, type Reading } from './reading.ts';

const PRESET_KEYS = ['syscall_buf_size_preset', 'buf_size_preset', 'bufSizePreset'];
const SAID_PRESET: readonly RegExp[] = [
  /\b(?:syscall_buf_size_preset|buf_size_preset|bufSizePreset|buf(?:fer)? ?(?:size )?preset)[`'"]?(?:\s?[:=]|\s(?:is|to|of|at|from \d+ to|set to|auf|en|à))?[\s`'"]{1,3}(\d{1,2})\b(?!\s?(?:MB|mb))/gi,
  // `the buffers are at preset 6`, `Puffer mit Preset 5`
  /\b(?:buffers?|puffer|búfer(?:es)?|tampons?)\b[^.;\n\d]{0,40}\bpreset (?:no\. ?|number |of |= ?)?(\d{1,2})\b(?!\s?(?:MB|mb))/gi,
];
const MACHINE = /\b(?:nodes?|hosts?|machines?|servers?|Knoten|nodos?|nœuds?|nós?)\b|节点/i;
const CPUS_KEYS = ['cpus_for_each_syscall_buffer', 'cpus_for_each_buffer', 'cpusForEachBuffer'];

/** `buffer.preset`, `buffer.bytes` and `buffer.cpus-per-buffer`: what is configured, and what Falco printed at its start. */
export function readBuffer(reading: Reading): Fact[] {
  if (reading.document.regions.some((region) => region.field === 'pull-request')) return [];
  const facts: Fact[] = [];
  for (const entry of reading.document.config) {
    const last = entry.path.at(-1) ?? '';
    const value = Number(entry.value);
    if (!Number.isInteger(value)) continue;
    if (PRESET_KEYS.includes(last) && value >= 0 && value <= 20 && isUsed(reading, entry.path))
      facts.push(factOfEntry('buffer.preset', value, entry));
    if (CPUS_KEYS.some((key) => pathEnds(entry.path, key)) && value >= 0 && value <= 1024)
      facts.push(factOfEntry('buffer.cpus-per-buffer', value, entry));
  }
  const said = SAID_PRESET.flatMap((pattern) =>
    scan(reading.lines, pattern, ['prose', 'heading', 'answer', 'log', 'command']),
  ).filter((found) => !/\b(?:tried|would|could|should|default)\b/i.test(clauseAround(found.line.text, found.at)));
  if (facts.every((fact) => fact.name !== 'buffer.preset'))
    facts.push(...said.slice(-1).map((found) => factAt('buffer.preset', Number(found.value), found)));
  if (facts.every((fact) => fact.name !== 'buffer.preset')) facts.push(...toldPreset(reading));
  const printed = [
    ...scan(reading.lines, /syscall buffer dimension is: (\d{4,12}) bytes/g, undefined, true),
    ...scan(
      reading.lines,
      /(?:start-?up|start|log|falco) (?:says|prints|reports|shows|logs) (\d{6,10}) bytes \(\d{1,4} MBs?\)/gi,
    ),
    ...scan(reading.lines, /CPU buffer initialized, size=(\d{4,12})/g),
  ];
  // Of several starts the last one counts; lines of several machines, each with its name, all do.
  const sizes = distinct(printed.map((found) => factAt('buffer.bytes', Number(found.value), found)));
  const named = printed.every(({ line, at }) => MACHINE.test(line.text.slice(0, at)));
  facts.push(
    ...sizes.slice(named ? 0 : -1),
    ...(sizes.length === 0 && reading.kind !== 'feature' ? toldBytes(reading) : []),
  );
  if (facts.every((fact) => fact.name !== 'buffer.cpus-per-buffer')) {
    const every = scan(reading.lines, /One ring buffer every '(\d{1,4})' CPUs/g).at(-1);
    if (every) facts.push(factAt('buffer.cpus-per-buffer', Number(every.value), every));
  }
  return distinct(facts);
}

/**
 * With a chart of 4.0 or later, presets of several drivers may stand in one values file: only that of the chosen driver counts.
 */
function isUsed(reading: Reading, path: readonly string[]): boolean {
  const holder = path.at(-2);
  if (holder === undefined || !['kmod', 'ebpf', 'modern_ebpf', 'modernEbpf'].includes(holder)) return true;
  const kind = reading.document.config.find(
    (entry) => pathEnds(entry.path, 'driver.kind') || pathEnds(entry.path, 'engine.kind'),
  );
  const siblings = reading.document.config.filter((entry) => PRESET_KEYS.includes(entry.path.at(-1) ?? ''));
  if (siblings.length < 2 || kind === undefined || typeof kind.value !== 'string') return true;
  return (
    holder.replace('modernEbpf', 'modern_ebpf') === kind.value.replaceAll('-', '_').replace('modern_bpf', 'modern_ebpf')
  );
}
