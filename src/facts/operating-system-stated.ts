import { scan, type Found, type Reading } from './reading.ts';
import {
  BOTTLEROCKET,
  CODENAMES,
  IDS,
  MARKS,
  NAMES,
  RELEASE_NAMES,
  TARGET_IDS,
  TARGETS,
  VERSION_IDS,
  VERSIONS,
} from './operating-system-words.ts';
import { isToken } from './operating-system-context.ts';
import type { StatingLine } from './stating-line.ts';

/** A system at one place of the report. Of two places the one with the lower rank counts. */
export interface Stated {
  readonly id: string;
  readonly version?: string | undefined;
  readonly found: Found;
  readonly rank: number;
  /** From `VERSION_ID`. */
  readonly exact?: boolean;
}

const MEMBERS = /\b(?:Rocky|Alma|CentOS|Oracle Linux|RHEL|Red ?Hat)\b/i;

/** Systems that are named, in words or in what a program prints; each of two releases told together. */
export function named(lines: readonly StatingLine[], rank: number): Stated[] {
  const stated: Stated[] = [];
  const told = lines.filter(({ line }) => !/^\s*(?!PRETTY_NAME|NAME)[A-Z_]{4,30}=/.test(line.text));
  for (const [pattern, id] of NAMES) {
    for (const found of scan(told, pattern)) {
      const version = found.groups.slice(1).find((group) => group !== undefined) ?? byCodename(found, id);
      if (
        id === 'rhel' &&
        version === undefined &&
        stated.some((one) => one.id === 'rhcos' && one.found.line === found.line)
      )
        continue;
      if (isToken(found)) continue;
      const whole = found.groups[0] ?? '';
      // `EL9 servers (Rocky 9.5)`: the family, and then its member.
      if (
        id === 'rhel' &&
        /^EL/i.test(whole) &&
        (MEMBERS.test(found.line.text.slice(0, 1_000)) || !/\bEL[\s-]?\d/.test(whole))
      )
        continue;
      const start = { ...found, at: found.line.text.indexOf(whole) };
      stated.push({ id, version: id === 'rhcos' ? undefined : normal(id, version), found: start, rank });
      const more = secondVersion(found.line.text, version);
      if (more && id !== 'rhcos')
        stated.push({ id, version: normal(id, more.version), found: { ...start, at: more.at }, rank });
    }
  }
  return stated.sort((a, b) => a.rank - b.rank);
}

/** `Debian bookworm`, `Ubuntu Jammy`. */
function byCodename(found: Found, id: string): string | undefined {
  if (id !== 'debian' && id !== 'ubuntu') return undefined;
  const end = found.line.text.indexOf(found.groups[0]!, Math.max(0, found.at - 8)) + found.groups[0]!.length;
  const name = /^\W{0,3}([a-z]{5,8})\b/i.exec(found.line.text.slice(end, end + 14))?.[1];
  return name === undefined ? undefined : CODENAMES[name.toLowerCase()];
}

/** The second of two releases: `8.8/8.9`, `8.8 and 8.9`, `8.8 on some, 8.9 on others`, `20.04 or 22.04`. */
function secondVersion(text: string, first: string | undefined): { version: string; at: number } | undefined {
  if (first === undefined || !/^\d{1,2}\.\d{1,2}$/.test(first)) return undefined;
  const start = text.indexOf(first);
  const rest = text.slice(start + first.length, start + first.length + 60);
  const more =
    /^(?: LTS)?(?: \(?on \w+(?: nodes)?\)?)?\s?(?:\/|,|&|\+|and|or|und|oder|et|ou|y|o|e)+,?\s?(?:and |on \w+ )?(\d{1,2}\.\d{1,2})(?![\w.])/.exec(
      rest,
    );
  return more?.[1] === undefined ? undefined : { version: more[1], at: start + first.length + rest.indexOf(more[1]) };
}

/** The `ID=` lines of os-release texts, each with the version beside it. */
export function osRelease(lines: readonly StatingLine[], rank: number): Stated[] {
  const ids = scan(lines, IDS, ['log', 'command', 'config', 'answer', 'prose']);
  const versions = scan(lines, VERSION_IDS, ['log', 'command', 'config', 'answer', 'prose']);
  const names = scan(lines, VERSIONS, ['log', 'command', 'config', 'answer']);
  return ids.map((found) => {
    const near = (other: Found): boolean =>
      other.line.source === found.line.source && Math.abs(other.line.number - found.line.number) <= 15;
    const version = versions.find(near) ?? names.find(near);
    const id = found.value;
    return { id, version: id === 'rhcos' ? undefined : normal(id, version?.value), found, rank, exact: true };
  });
}

/** One line of an os-release, without `ID=`. */
export function partOfRelease(lines: readonly StatingLine[]): Stated[] {
  const byName = RELEASE_NAMES.flatMap(([pattern, id]) =>
    scan(lines, pattern).map((found) => ({ id, version: found.value, found, rank: 1 })),
  );
  if (byName.length > 0) return byName;
  return named(
    lines.filter(({ line }) => line.kind !== 'prose' && /^\W{0,4}PRETTY_NAME=/.test(line.text)),
    1,
  );
}

/** What a driver loader took the system for. */
export function targets(reading: Reading): Stated[] {
  return scan(reading.lines, TARGETS, ['log', 'command', 'answer', 'prose'])
    .filter((found) => found.value !== 'minikube')
    .map((found) => {
      const [id, version] = TARGET_IDS[found.value] ?? [found.value.replace(/-.*$/, '')];
      const built = id === 'bottlerocket' ? BOTTLEROCKET.exec(found.line.text.slice(0, 2_000))?.[1] : undefined;
      return { id: id === 'oracle' ? 'ol' : id, version: version ?? built, found, rank: 3 };
    })
    .concat(
      MARKS.flatMap(([pattern, id]) =>
        scan(reading.lines, pattern, undefined, true).map((found) => ({ id, version: undefined, found, rank: 3 })),
      ),
    );
}

/**
 * The OS-IMAGE column of `kubectl get nodes -o wide`, `OS Image:` of `kubectl describe node`, what `hostnamectl` and `lsb_release`
 * print, and the line of an `/etc/redhat-release`.
 */
const IMAGE =
  /:\/\/\d|OS Image:|^\W{0,4}OS: (?=[A-Z])|osImage|\bOperating System(?: Image)?\s{0,8}[:|]|^\W{0,4}Description:\s|^\S{1,80}\s+(?:Not)?Ready[\w,]*\s.*\sv1\.\d{1,2}\.\d|^\W{0,4}[A-Z][\w ]{3,40} release \d/;

export function osImages(reading: Reading): Stated[] {
  return named(
    reading.lines.filter(({ line }) => line.kind !== 'prose' && IMAGE.test(line.text.slice(0, 2_000))),
    1,
  );
}

function normal(id: string, version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  if (id === 'ubuntu') return /^\d\d(?:\.\d\d)?/.exec(version)?.[0];
  if (id === 'sles') return version.replace(/[ -]?SP/i, ' SP');
  if (id === 'debian' || id === 'centos') return version.replace(/\/.*$/, '');
  return version;
}
