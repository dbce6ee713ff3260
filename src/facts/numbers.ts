import { bufferMemory } from './buffer-memory.ts';
import { readContainerLifetime } from './container-lifetime.ts';
import { POD, readCpuUsage } from './cpu-usage.ts';
import type { Fact } from './fact.ts';
import { readHostCpus } from './host-cpus.ts';
import { factAt, scan, type Found, type Reading } from './reading.ts';

/** Numbers that a knowledge file computes with and that need more than one pattern. */
export function readNumbers(reading: Reading, facts: readonly Fact[]): Fact[] {
  const memory = memoryUsage(reading);
  const found = [
    ...readHostCpus(reading),
    ...readCpuUsage(reading),
    ...(memory && !Number.isNaN(memory.bytes) ? [factAt('memory.usage', memory.bytes, memory.found)] : []),
    ...readContainerLifetime(reading),
  ];
  return [...found, ...bufferMemory([...facts, ...found])];
}

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
