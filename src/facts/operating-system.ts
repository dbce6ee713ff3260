import { affected } from './affected.ts';
import type { Fact } from './fact.ts';
import { describesSystem, distinct, factAt, scan, type Found, type Reading } from './reading.ts';
import { isNode } from './operating-system-context.ts';
import { named, osImages, osRelease, partOfRelease, targets, type Stated } from './operating-system-stated.ts';

/** The reporter names the system of the loader's target without its version. */
const addsVersion = (one: Stated, said: readonly Stated[]): boolean =>
  said.every(({ id, version }) => id === one.id && version === undefined);

/** The reporter says that this os-release is that of the container. */
const OF_CONTAINER = /\b(?:in|of|inside|from) (?:the |a )?(?:falco )?(?:pod|container|image)\b/i;

/**
 * `os.id` and `os.version` of the node. The template's answer and `kubectl get nodes` come first, then os-release text and
 * driver targets, then sentences. Ids are those of os-release. What
 * stands in the version of a kernel (`el8`, `amzn2`, `#60-Ubuntu SMP`) says who built the kernel, and is no statement about the system.
 */
export function readOperatingSystem(reading: Reading): Fact[] {
  const field = reading.lines.filter(({ field: f, line }) => f === 'os' && !OF_CONTAINER.test(line.raw.slice(0, 200)));
  const answered = [
    ...named(
      field.filter(({ line }) => line.kind === 'answer'),
      0,
    ),
    ...osRelease(field, 0),
  ];
  const release = osRelease(reading.lines, 1);
  const said = affected(
    withoutLists(
      named(
        reading.lines.filter(({ line, field: f }) => ['prose', 'heading', 'answer'].includes(line.kind) && f !== 'os'),
        2,
      ),
    ).filter(({ found }) => isNode(found)),
    ({ found }) => found,
    reading.kind === 'feature',
  );
  // `SLES 15 SP5 (VERSION_ID="15.5")` in a sentence.
  const [exact] = scan(reading.lines, /\bVERSION_ID[=: ]{1,2}"?(\d[\w.]{0,8})/g, ['prose']);
  const aside = exact && said.find(({ found }) => found.line === exact.line && found.at < exact.at);
  if (exact && aside && release.length === 0) release.push({ ...aside, version: exact.value, rank: 1, exact: true });
  // A loader's target tells the system only where the reporter does not.
  const target = said.some(({ id }) => id !== 'centos')
    ? targets(reading).map((one) => ({ ...one, version: addsVersion(one, said) ? one.version : undefined }))
    : targets(reading);
  const shown = [...(release.length > 0 ? release : partOfRelease(reading.lines)), ...osImages(reading)];
  const printed = [...shown, ...(describesSystem(reading) ? target : [])];
  const talk = reading.kind === 'work-item';
  const base = withoutFlavour(answered.length > 0 ? answered : printed.length > 0 ? printed : talk ? [] : said);
  const ids = new Map<string, Stated>();
  for (const one of base) if (!ids.has(one.id)) ids.set(one.id, one);
  for (const one of printed) {
    const known = ids.has(one.id) || family(one.id, ids);
    if (!known && one.rank === 3) ids.set(one.id, one);
  }
  if (answered.length === 0 && printed.every((one) => one.rank === 3))
    for (const one of said.slice(0, 1))
      if (!(one.id === 'raspbian' && ids.has('debian')) && !ids.has(one.id) && (!talk || isMine(one.found)))
        ids.set(one.id, one);
  const facts = [...ids.values()].map((one) => factAt('os.id', one.id, one.found));
  const all = [...answered, ...printed, ...said].filter((one) => one.version !== undefined && ids.has(one.id));
  for (const one of all) {
    const better = all.some(
      (other) =>
        other !== one &&
        !isBelied(one, other, reading) &&
        !isBelied(other, one, reading) &&
        other.id === one.id &&
        other.version !== one.version &&
        ((other.rank < one.rank && !one.version!.startsWith(`${other.version!}.`)) ||
          (other.rank === one.rank && other.exact === true)),
    );
    const longer =
      one.exact !== true && all.some((other) => other.id === one.id && other.version!.startsWith(`${one.version!}.`));
    if (!better && !longer) facts.push(factAt('os.version', one.version!, one.found));
  }
  return distinct(facts);
}

const systems = (some: readonly Stated[]): Fact[] => some.map(({ id, found }) => factAt('os.id', id, found));

/** The systems that sentences and answers name. */
export const systemsTold = ({ lines }: Reading): readonly Fact[] => {
  const words = lines.filter(({ line }) => ['prose', 'heading', 'answer'].includes(line.kind));
  return systems(withoutLists(named(words, 2)).filter(({ found }) => isNode(found)));
};

/** Those that an os-release, `lsb_release` or a table of nodes prints. */
export const systemsPrinted = (reading: Reading): readonly Fact[] =>
  systems([...osRelease(reading.lines, 1), ...osImages(reading)]);

/** Words of another machine, another time, or of the inside of a container. */
const ELSEWHERE =
  /\b(?:upgrad\w*|updat\w*|migrat\w*|reinstall\w*|previous\w*|before|formerly|also|other|another|some|most|both|laptop|workstation|base image|image|container|pod)\b|\b(?:kubectl|docker|podman|oc|crictl|nerdctl) exec\b/i;

/** The reporter tells one version, and the os-release of the same text another one: `OS: Ubuntu 20.04` above `VERSION_ID="22.04"`. */
function isBelied(told: Stated, printed: Stated, reading: Reading): boolean {
  const [a, b] = [told.version, printed.version];
  const shown = printed.exact === true || /^\W{0,4}Description:\s/.test(printed.found.line.text);
  if (told.exact === true || !shown || told.rank === 3 || told.id !== printed.id) return false;
  if (a === undefined || b === undefined || !/^\d+\.\d+$/.test(a) || !/^\d+\.\d+$/.test(b) || a === b) return false;
  const { line } = printed.found;
  return (
    told.found.line.source === line.source &&
    !ELSEWHERE.test(told.found.line.text.slice(0, 600)) &&
    !reading.lines.some(
      (at) =>
        at.line.source === line.source &&
        at.line.number <= line.number &&
        line.number - at.line.number < 14 &&
        ELSEWHERE.test(at.line.text.slice(0, 300)),
    )
  );
}

/** Raspberry Pi OS calls itself Debian, and is often told with both names; the shell of Bottlerocket is an Amazon Linux. */
const withoutFlavour = (stated: readonly Stated[]): readonly Stated[] => {
  const has = (id: string): boolean => stated.some((one) => one.id === id);
  return stated.filter(
    ({ id, exact }) =>
      !(id === 'raspbian' && has('debian')) && !(id === 'amzn' && exact === true && has('bottlerocket')),
  );
};

/** `rhel` beside `rhcos`, or a loader that builds for `centos` on another el system: one system told twice. */
const family = (id: string, ids: ReadonlyMap<string, unknown>): boolean =>
  ['rhel', 'centos', 'rocky', 'almalinux', 'ol', 'rhcos'].includes(id) &&
  ['rhel', 'centos', 'rocky', 'almalinux', 'ol', 'rhcos'].some((other) => ids.has(other));

/** `on my Fedora laptop` */
const isMine = ({ line, at }: Found): boolean => /\b(?:my|our)\b[^.;,]{0,24}$/i.test(line.text.slice(0, at).slice(-40));

/** A table that counts up systems, or a line with four and more, is about none of them. */
function withoutLists(said: readonly Stated[]): readonly Stated[] {
  const ids = (some: readonly Stated[]): number => new Set(some.map(({ id }) => id)).size;
  const rows = said.filter(({ found }) => /^\s{0,3}\|.*\|/.test(found.line.raw.slice(0, 400)));
  const table = ids(rows) > 2 ? new Set(rows) : new Set<Stated>();
  return said.filter((one) => !table.has(one) && ids(said.filter(({ found }) => found.line === one.found.line)) < 4);
}
