import { affected, isAlike } from './affected.ts';
import type { Fact } from './fact.ts';
import { distinct, factAt, scan, type Found, type Reading } from './reading.ts';

const NORMAL: Readonly<Record<string, string>> = {
  x86_64: 'x86_64',
  amd64: 'x86_64',
  'x86-64': 'x86_64',
  x64: 'x86_64',
  aarch64: 'aarch64',
  arm64: 'aarch64',
  s390x: 's390x',
  ppc64le: 'ppc64le',
};

const PRINTED = /(?<![a-z0-9])(x86_64|aarch64|s390x|ppc64le)(?![a-z0-9]|-linux|-cros)/g;
const KERNEL = /(?<=\d\.\d{1,3}[-+.~\w]{0,16})-(?:[a-z]{2,6}-)?(amd64|arm64)\b/g;
const MACHINE = /"machine"\s?:\s?"(x86_64|aarch64|s390x|ppc64le)"/g;
/** What `file` prints of a program. */
const ELF = /\bELF 64-bit [^\n]{0,60}?, (?:ARM )?(x86-64|aarch64)\b/g;
/** A setting or a label: `architecture: amd64`, `arch=arm64`, `kubernetes.io/arch=arm64`. */
const ASSIGNED =
  /\b(?:arch|[Aa]rchitecture|machine|GOARCH)["']?\s?[=:]\s{0,24}["']?(amd64|arm64|x86_64|aarch64|s390x|ppc64le)\b/g;
/** Nix calls a machine so: `x86_64-linux`. */
const NIX = /(?<![\w.-])(x86_64|aarch64)-linux(?![\w-])/g;
const STATED = /\b(arm64|aarch64|x86_64|amd64|s390x|ppc64le)\b(?!-linux)/gi;

/**
 * The machine's architecture: from versions, uname, driver names and kernel releases that carry it; from a sentence
 * only when it names it. An image platform (`--platform linux/amd64`) is not the machine.
 */
export function readArchitecture(reading: Reading): Fact[] {
  // `falco --support` of two kinds of nodes
  const machines = scan(reading.lines, MACHINE, undefined, true);
  if (new Set(machines.map(({ value }) => value)).size > 1)
    return distinct(machines.map((found) => factAt('arch', found.value, found)));
  const sources: readonly (readonly Found[])[] = [
    scan(reading.lines, PRINTED, ['log', 'command', 'answer', 'config'], true).filter(isMachine),
    scan(reading.lines, PRINTED, ['prose', 'heading']).filter(isMachine),
    scan(reading.lines, ASSIGNED, undefined, true).filter(isMachine),
    scan(reading.lines, ELF),
    scan(reading.lines, NIX, ['prose', 'answer']),
    scan(reading.lines, KERNEL).filter((found) => /\d\.\d+\.\d+/.test(found.line.text)),
    scan(reading.lines, STATED, ['prose', 'heading', 'answer']).filter(isMachine),
  ];
  for (const source of reading.kind === 'work-item' ? sources.slice(0, 1) : sources) {
    const [first, ...rest] = affected(source, (found) => found);
    if (!first) continue;
    const beside = rest.filter(({ line, at }) => line === first.line && (isAlike(first) || isJoined(first, at)));
    return distinct(
      [first, ...beside].map((found) => factAt('arch', NORMAL[found.value.toLowerCase()] ?? found.value, found)),
    );
  }
  return [];
}

/** `our system has aarch64 and x86_64 machines` */
const isJoined = ({ line, at, length }: Found, second: number): boolean =>
  /^[`"]?(?: and | und | et | y | e |, | ?& ?| ?\+ ?)[`"]?$/.test(line.text.slice(at + length, second)) &&
  /^\S{4,10} (?:machines?|nodes?|hosts?|servers?|instances?|boxes|Knoten|Maschinen|nodos?|nœuds)\b/i.test(
    line.text.slice(second),
  );

const isMachine = (found: Found): boolean => {
  const lead = found.line.text.slice(Math.max(0, found.at - 30), found.at);
  return !/platform[= ]\S{0,12}$|linux\/$|buildd@\S*$|mockbuild@\S*$|lib\/$|linux-gnu\S*$|\bgcc\S*$/.test(lead);
};
