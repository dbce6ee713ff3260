import { bufferMemory } from './buffer-memory.ts';
import type { Fact, FactValue } from './fact.ts';
import { factAt, scan, type Found, type Reading } from './reading.ts';

/** Numbers that a knowledge file computes with and that need more than one pattern. */
export function readNumbers(reading: Reading, facts: readonly Fact[]): Fact[] {
  const found: Fact[] = [];
  const add = (name: string, value: FactValue | undefined, at: Found | undefined): void => {
    if (value !== undefined && at && !Number.isNaN(value)) found.push(factAt(name, value, at));
  };
  const usage = cpuUsage(reading);
  add('cpu.usage', usage?.cores, usage?.found);
  const memory = memoryUsage(reading);
  add('memory.usage', memory?.bytes, memory?.found);
  return [...found, ...bufferMemory([...facts, ...found])];
}

const POD = /^(?:\S{1,60}\s+)?(falco[\w-]{0,60})\s+(\d{1,6}m?|\d{1,4}(?:\.\d{1,3})?)\s+(\d{1,8}(?:Mi|Gi|Ki))/g;

/** Cores that Falco itself uses: `kubectl top pod`, the metrics, or a sentence. Whole nodes (`top nodes`) say nothing of it. */
function cpuUsage(reading: Reading): { cores: number; found: Found } | undefined {
  let best: { cores: number; found: Found } | undefined;
  const take = (cores: number, found: Found): void => {
    if (Number.isFinite(cores) && cores < 512 && (!best || cores > best.cores)) best = { cores, found };
  };
  for (const found of scan(reading.lines, POD))
    if (!/exporter|sidekick|metacollector/.test(found.groups[1] ?? '')) take(cores(found.groups[2]!), found);
  for (const found of scan(
    reading.lines,
    /"?falco\.cpu_usage_perc"?\s*[:=]\s*"?(\d{1,5}(?:\.\d{1,4})?)/g,
    undefined,
    true,
  ))
    take(Number(found.value) / 100, found);
  for (const found of scan(
    reading.lines,
    /\bfalcosecurity_falco_cpu_usage_ratio(?:\{[^}]{0,80}\})?\s(\d{1,4}(?:\.\d{1,6})?)/g,
  ))
    take(Number(found.value), found);
  if (best) return best;
  const said = ['prose', 'heading', 'answer'] as const;
  for (const found of scan(reading.lines, /(?<![\w.])(\d{2,5})m\b(?=[^.]{0,60})/g, said))
    if (/cpu|core|falco|pod|kern|limit/i.test(found.line.text)) take(Number(found.value) / 1000, found);
  for (const found of scan(
    reading.lines,
    /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,3})?) (?:CPU )?(?:cores?|CPUs?|Kerne?|核)\b/g,
    said,
  ))
    if (
      /\bfalco|\bpods?\b|\bcontainer|needs?|uses?|takes?|consum/i.test(found.line.text) &&
      !/\bnodes? with|limit/i.test(found.line.text) &&
      !isMachine(found)
    )
      take(Number(found.value.replace(',', '.')), found);
  for (const found of scan(reading.lines, /(?<![\d.])(\d{2,3})\s?%\s(?:of (?:one|a|1) (?:core|cpu)|CPU)/gi, said))
    take(Number(found.value) / 100, found);
  const whole = scan(
    reading.lines,
    /\b(?:one|a|an entire) (?:full|whole|entire)? ?(?:cpu )?core\b|معالجا كاملا/gi,
    said,
  )[0];
  if (whole) take(1, whole);
  return best;
}

/** `all 32 CPUs at 100 %`, `64 core machines`, `servers with 48 cores`: the size of a machine. */
function isMachine(found: Found): boolean {
  const { text } = found.line;
  const lead = text.slice(Math.max(0, found.at - 40), found.at);
  const rest = text.slice(found.at + found.length, found.at + found.length + 40);
  return (
    /\b(?:all|every one of|of the|with|have|has|having|each|mit|con|avec|hat|haben|of its|total of)\s(?:\w+ )?$/i.test(
      lead,
    ) ||
    /^[- ]?(?:CPU )?(?:cores?|CPUs?|Kerne?)[- ](?:machines?|nodes?|hosts?|servers?|boxes|box|instances?|VMs?|workers?|per node|per host|each|in total|pro Knoten)/i.test(
      rest,
    )
  );
}

const cores = (text: string): number => (text.endsWith('m') ? Number(text.slice(0, -1)) / 1000 : Number(text));

function memoryUsage(reading: Reading): { bytes: number; found: Found } | undefined {
  let best: { bytes: number; found: Found } | undefined;
  const take = (size: number, found: Found): void => {
    if (Number.isFinite(size) && (!best || size > best.bytes)) best = { bytes: size, found };
  };
  for (const found of scan(reading.lines, POD)) take(bytes(found.groups[3]!), found);
  for (const found of scan(
    reading.lines,
    /"?(?:falco\.memory_rss|falco\.container_memory_used)_mb"?\s*[:=]\s*"?(\d{1,7}(?:\.\d{1,3})?)/g,
    undefined,
    true,
  ))
    take(Number(found.value) * 1024 ** 2, found);
  for (const found of scan(reading.lines, /\banon-rss:(\d{2,12})kB/g))
    if (/falco/.test(found.line.text)) take(Number(found.value) * 1024, found);
  if (best) return best;
  for (const found of scan(reading.lines, /(?<![\d.])(\d{1,5}(?:[.,]\d{1,2})?)\s?(Gi?B|Mi?B|Gi|Mi)\b/g, [
    'prose',
    'heading',
    'answer',
  ]))
    if (
      /memory|rss|\bmem\b|speicher|内存|ram\b/i.test(found.line.text) &&
      !/limit|request|buffer/i.test(found.line.text.slice(Math.max(0, found.at - 25), found.at + 20))
    )
      take(bytes(found.groups[0]!.replace(',', '.')), found);
  return best;
}

/** `512Mi`, `1.9 GiB`, `2G` → bytes. */
export function bytes(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s?([KMGT])?(i)?B?$/i.exec(text.trim());
  if (!match) return Number.NaN;
  const power = match[2] === undefined ? 0 : 'kmgt'.indexOf(match[2].toLowerCase()) + 1;
  return Number(match[1]) * (match[3] === undefined && /G$|M$|K$|T$/.test(text.trim()) ? 1000 : 1024) ** power;
}
