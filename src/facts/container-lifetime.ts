import type { Fact } from './fact.ts';
import { factAt, scan, type Found, type Reading } from './reading.ts';

/** `Tue, 18 Mar 2025 08:00:01 +0100`, the form of `kubectl describe`. */
const DESCRIBED = /^\s{0,12}(Started|Finished):\s+\w{3}, (\d{1,2}) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) ([+-]\d{4})/g;
/** `startedAt: "2025-03-18T07:00:01Z"`, the form of `kubectl get -o yaml` and of JSON. */
const WRITTEN = /"?\b(startedAt|finishedAt)"?:\s{0,4}"?(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?Z/g;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Lines between the two times of one container state. */
const NEAR = 4;

/** A name of a container in `kubectl describe pod` that is not Falco's own. */
const OTHER = /^\s{0,6}(?!falco:)[a-z][a-z0-9-]{1,40}:\s*$/;

/**
 * `container.lifetime`: seconds from start to end of Falco's container by its last state (`kubectl describe pod`, or the status
 * of its YAML), the shortest of several. Absent without both times, for a container that still runs, and for those of other
 * names (init containers, side cars).
 */
export function readContainerLifetime(reading: Reading): Fact[] {
  const times = [...scan(reading.lines, DESCRIBED), ...scan(reading.lines, WRITTEN)];
  const ends = times.filter((found) => /^finished/i.test(found.value));
  const lives = ends.flatMap((end): { seconds: number; end: Found }[] => {
    const start = times.find(
      (other) =>
        /^started/i.test(other.value) &&
        other.line.source === end.line.source &&
        Math.abs(other.line.number - end.line.number) <= NEAR &&
        // `describe` writes the start first; the keys of YAML are sorted.
        (end.value !== 'Finished' || other.line.number < end.line.number),
    );
    const seconds = start ? secondsOf(end) - secondsOf(start) : Number.NaN;
    return seconds >= 0 && seconds < 366 * 86_400 && isFalco(reading, end) ? [{ seconds, end }] : [];
  });
  const [shortest] = lives.sort((a, b) => a.seconds - b.seconds);
  return shortest ? [factAt('container.lifetime', shortest.seconds, shortest.end)] : [];
}

/** By the name of the container: above in `describe`, below in YAML. A paste without it is taken as Falco's. */
function isFalco(reading: Reading, end: Found): boolean {
  const at = reading.lines.findIndex(({ line }) => line === end.line);
  const step = end.value === 'finishedAt' ? 1 : -1;
  for (let i = at; Math.abs(at - i) < 60; i += step) {
    const line = reading.lines[i]?.line;
    // Pasted configuration above it is another paste.
    if (line?.source !== end.line.source || (line.kind === 'config' && end.line.kind !== 'config')) break;
    const name = /^\s{0,12}(?:- )?name: ["']?([a-z][a-z0-9-]{1,40})["']?\s*$/.exec(line.text)?.[1];
    if (step > 0 && name !== undefined) return name === 'falco';
    if (step < 0 && /^\s{0,6}(?:falco|Containers):\s*$/.test(line.text)) return true;
    if (step < 0 && (OTHER.test(line.text) || /^\s{0,6}Init Containers:\s*$/.test(line.text))) return false;
  }
  return true;
}

/** Seconds since 1970, of the text alone. */
function secondsOf(found: Found): number {
  const part = found.groups.slice(2).map((group) => group ?? '');
  if (part.length < 7) return utc(part.map(Number));
  const [day, month = '', year, hour, minute, second, zone = ''] = part;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
  const east = zone.startsWith('-') ? -60 : 60;
  return utc([year, MONTHS.indexOf(month) + 1, day, hour, minute, second].map(Number)) - minutes * east;
}

const utc = (of: readonly number[]): number => {
  const [year = 0, month = 0, day, hour, minute, second] = of;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
};
