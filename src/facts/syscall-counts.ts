import type { Fact } from './fact.ts';
import { factAt, scan, type Reading } from './reading.ts';

const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['syscalls.rules', /(?<!\+)\((\d{1,4})\) syscalls in rules/g],
  ['syscalls.state', /\+\((\d{1,4})\) syscalls \(Falco's state engine/g],
  ['syscalls.total', /\(?(?<![\d.,])(\d{1,4})\)? (?:syscalls|system calls) (?:are )?selected in total/g],
];

/** How many system calls Falco says to trace (debug lines of 0.35 and later); the last start counts. */
export function readSyscallCounts(reading: Reading): Fact[] {
  return PATTERNS.flatMap(([name, pattern]) =>
    scan(reading.lines, pattern, undefined, true)
      .slice(-1)
      .map((found) => factAt(name, Number(found.value), found)),
  );
}
