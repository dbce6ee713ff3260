import type { ConfigEntry } from '../issue/issue-document.ts';
import { affected } from './affected.ts';
import type { Fact } from './fact.ts';
import { compareVersions } from './compare-versions.ts';
import {
  describesSystem,
  distinct,
  factAt,
  factOfEntry,
  pathEnds,
  scan,
  sentenceAround,
  type Found,
  type Reading,
} from './reading.ts';
import { EXPECTED, isAlternative, isAsked } from './driver-alternatives.ts';
import { sharesDriver, SIBLINGS } from './driver-siblings.ts';
import { driversAlike } from './told-drivers.ts';
import {
  OPENED,
  LOADED,
  FAILED,
  FETCHED,
  SAID,
  ANSWERS,
  KINDS,
  FLAGS,
  HANDLED,
  CONFIG_VALUES,
  ARGUMENTS,
  type Driver,
} from './driver-words.ts';

/** Where a driver was read, the surest first. */
export type DriverSource = 'opened' | 'loaded' | 'failed' | 'counter' | 'configured' | 'said' | 'named' | 'handled';
export interface DriverSign {
  readonly driver: Driver;
  readonly source: DriverSource;
  readonly fact: Fact;
}

/** All that is said about the driver, by source; the contradictions look at it too. */
export function driverSigns(reading: Reading, version: string | undefined, stated: boolean): DriverSign[] {
  const signs: DriverSign[] = [];
  const collect = (
    patterns: readonly (readonly [RegExp, Driver])[],
    source: DriverSource,
    lines: typeof reading.lines,
    keep: (found: Found) => boolean = () => true,
  ): void => {
    const places = patterns.flatMap(([pattern, driver]) =>
      scan(lines, pattern, undefined, true)
        .filter(keep)
        .map((found) => ({ driver, found })),
    );
    for (const { driver, found } of affected(places, (place) => place.found))
      signs.push({ driver, source, fact: factAt('driver', driver, found) });
  };
  const printed = reading.lines.filter(({ line, fenced }) => line.kind === 'log' || line.kind === 'command' || fenced);
  collect(OPENED, 'opened', reading.lines, (found) => found.line.kind !== 'prose' || !isAlternative(found));
  collect(
    LOADED,
    'loaded',
    printed,
    (found) =>
      !/No running|is not|could be|already|scap-driver-loader|\bevt_type=|\bexepath=/.test(found.line.text) &&
      (!reading.foreign || SIBLINGS.test(found.line.text)),
  );
  collect(FETCHED, 'loaded', reading.lines, (found) => found.line.kind !== 'config');
  collect(FLAGS, 'configured', reading.lines);
  collect(
    FAILED,
    'failed',
    reading.lines,
    (found) => found.line.kind !== 'config' && (reading.kind === 'problem' || found.line.kind === 'log'),
  );
  collectCounters(reading, version, signs);
  collectLoaderArguments(reading, signs);
  const spoken = new Set(
    reading.lines.flatMap(({ line }) =>
      /^(?:prose|heading)$/.test(line.kind) && /\.kind/.test(line.text)
        ? [`${line.source}:${String(line.number)}`]
        : [],
    ),
  );
  for (const entry of reading.document.config) {
    const driver = configured(entry);
    // What a sentence says is judged with its sentence, below.
    if (driver && !spoken.has(`${entry.evidence.source}:${String(entry.evidence.line)}`))
      signs.push({ driver, source: 'configured', fact: factOfEntry('driver', driver, entry) });
  }
  const said = reading.lines.filter(
    ({ line }) => line.kind === 'prose' || line.kind === 'heading' || line.kind === 'answer' || line.kind === 'command',
  );
  collect(
    KINDS,
    'configured',
    said,
    (found) => !isAlternative(found) && !/^["'`]?\?/.test(found.line.text.slice(found.at + found.length)),
  );
  const field = reading.lines.filter(({ field: name, line }) => name === 'driver' && line.kind === 'answer');
  collect(ANSWERS, 'configured', field);
  const talk = reading.kind === 'feature' || reading.kind === 'work-item';
  if (!talk && !reading.foreign)
    for (const { driver, found } of driversAlike(reading))
      signs.push({ driver, source: 'said', fact: factAt('driver', driver, found) });
  if (!talk || (reading.kind === 'feature' && describesSystem(reading)))
    collect(
      SAID,
      'said',
      said,
      (found) =>
        !isAlternative(found) &&
        !/\bdriverkit (?:docker|kubernetes|local)\b|\byou can not specify more than one of\b/i.test(found.line.text) &&
        (!reading.foreign ||
          reading.document.issue.repository === 'draios/sysdig' ||
          /falco/i.test(sentenceAround(found.line.text, found.at))) &&
        (!talk || RUNNING.test(sentenceAround(found.line.text, found.at))) &&
        !(reading.kind === 'question' && isAsked(found, /modul|kmod/i)),
    );
  if (reading.kind === 'problem' && version !== undefined && stated && compareVersions(version, '0.38.0') < 0)
    collect(
      [
        [
          /(?<![\w-])(?:eBPF(?= \(|[,.;]|$)|(?<=\d \()eBPF(?=\))|(?<=\b(?:with|using|via|in) )(?:eBPF|EBPF|ebpf)(?= (?:on|drops?|and|the|mode)\b)|(?<=\b(?:with|using|via|mit|con|avec|com) )(?:eBPF|EBPF|ebpf)(?=[.,;)]|$)|(?<=, )ebpf(?=[,.;]|$))/g,
          'ebpf',
        ],
      ],
      'named',
      said,
      (found) => !isAlternative(found),
    );
  if (!reading.foreign) collect(HANDLED, 'handled', reading.lines);
  if (version !== undefined && compareVersions(version, '0.38.0') >= 0)
    collect(
      [[/\be?bpf driver[^.;]{0,24}\bdefault\b|\bdefault (?:e?bpf )?driver\b(?!s?\s?:)/gi, 'modern_ebpf']],
      'configured',
      said,
      (found) => !EXPECTED.test(sentenceAround(found.line.text, found.at)),
    );
  return signs;
}

/**
 * `ebpf_enabled=1` is the legacy probe up to 0.35; `=0` is the module up to 0.33, when there was no third driver. Counters that
 * only releases before 0.33 print (`n_drops_pf`) stand in for a version.
 */
function collectCounters(reading: Reading, version: string | undefined, signs: DriverSign[]): void {
  if (version !== undefined && compareVersions(version, '0.36.0') >= 0) return;
  for (const found of scan(reading.lines, /"?ebpf_enabled"?[=:]\s?"?([01])/g, ['log', 'command'], true)) {
    const old = found.line.text.includes('n_drops_pf');
    if (version === undefined && !old) continue;
    const two = old || compareVersions(version!, '0.34.0') < 0;
    const driver = found.value === '1' ? 'ebpf' : two ? 'kmod' : undefined;
    if (driver) signs.push({ driver, source: 'counter', fact: factAt('driver', driver, found) });
  }
}

/** `Args:` and below it `kmod`, in what `kubectl describe` prints of the loader's container. */
function collectLoaderArguments(reading: Reading, signs: DriverSign[]): void {
  let container = '';
  let inArguments = false;
  for (const { line } of reading.lines) {
    const text = line.text.slice(0, 200);
    const name = /^\s{0,8}([a-z][\w-]{2,60}):\s*$/.exec(text)?.[1];
    if (name !== undefined) container = name;
    if (/^\s{2,12}[A-Z][\w ]{2,30}:/.test(text)) inArguments = /^\s{2,12}Args:\s*$/.test(text);
    else if (inArguments && /driver-loader/.test(container)) {
      const word = /^\s{2,20}(kmod|module|ebpf|bpf|modern_ebpf)\s*$/.exec(text)?.[1];
      const driver = word === undefined ? undefined : ARGUMENTS[word];
      if (word !== undefined && driver)
        signs.push({
          driver,
          source: 'loaded',
          fact: factAt('driver', driver, {
            value: word,
            line,
            at: text.indexOf(word),
            length: word.length,
            groups: [],
          }),
        });
    }
  }
}

function configured(entry: ConfigEntry): Driver | undefined {
  if (pathEnds(entry.path, 'driver.kind') || pathEnds(entry.path, 'engine.kind'))
    return typeof entry.value === 'string' ? CONFIG_VALUES[entry.value] : undefined;
  if (entry.path.at(-1) === 'name' && /^(?:FALCO|SYSDIG)_BPF_PROBE$/.test(String(entry.value))) return 'ebpf';
  if (pathEnds(entry.path, 'args') && typeof entry.value === 'string') return ARGUMENTS[entry.value];
  if (pathEnds(entry.path, 'driver.enabled') && entry.value === false) return 'none';
  if (pathEnds(entry.path, 'ebpf.enabled') && entry.value === true) return 'ebpf';
  // Values of the chart that only one driver has.
  if (entry.path.at(-2) === 'modernEbpf' && entry.path.at(-3) === 'driver') return 'modern_ebpf';
  return undefined;
}

/** Somebody who wishes for more runs it already. */
const RUNNING = /\b(?:(?:I|we) (?:have |already )?(?:run|use|deploy\w*|build)|our|my)\b/i;

const ORDER: readonly DriverSource[] = [
  'opened',
  'loaded',
  'failed',
  'configured',
  'counter',
  'said',
  'named',
  'handled',
];

/**
 * The driver that captures the system calls. What Falco opened wins over what the loader fetched, an error text, the
 * configuration and sentences, in this order (`stated`: the version is told and not concluded); a second one is kept only where two sources contradict each other.
 */
export function readDriver(
  reading: Reading,
  version: string | undefined,
  stated: boolean,
): { facts: Fact[]; signs: DriverSign[] } {
  if (!describesSystem(reading) || !(reading.aboutFalco || sharesDriver(reading))) return { facts: [], signs: [] };
  const signs = driverSigns(reading, version, stated);
  for (const source of ORDER) {
    const own = signs.filter((sign) => sign.source === source);
    if (own.length > 0) return { facts: distinct(own.map((sign) => sign.fact)), signs };
  }
  return { facts: [], signs };
}
