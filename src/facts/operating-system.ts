import type { Fact } from './fact.ts';
import { clauseAround, describesSystem, distinct, factAt, scan, type Found, type Reading } from './reading.ts';
import type { StatingLine } from './stating-line.ts';

/** Names as people write them → os-release ids. Order matters: CoreOS of Red Hat before Red Hat. */
const NAMES: readonly (readonly [pattern: RegExp, id: string])[] = [
  [
    /\b(?:Red Hat Enterprise Linux CoreOS|RHCOS|RHEL CoreOS|Red Hat CoreOS)\b(?:\s(\d{2,3}\.\d{2}\.\d{12}))?/gi,
    'rhcos',
  ],
  [/\b(?:RHEL|Red ?Hat(?: Enterprise Linux)?(?: Server| release)?|EL)[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)\b/gi, 'rhel'],
  [/\b(?:RHEL|Red ?Hat Enterprise Linux)\b(?! CoreOS)/gi, 'rhel'],
  [/\bCentOS(?: Linux| Stream)?(?: release| version)?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'centos'],
  [/\bRocky(?: ?Linux)?(?: release)?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'rocky'],
  [/\bAlma(?: ?Linux)?(?: release)?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'almalinux'],
  [/\bOracle(?: Enterprise)? Linux(?: Server)?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'ol'],
  [
    /\bAmazon ?Linux[\s:-]{0,2}(?:AMI )?(2023|2022|2018\.03|2|1)?\b|\bAL(2023|2)\b|\bamzn(2023|2)\b(?=[\s,)]|$)/gi,
    'amzn',
  ],
  [/\bUbuntu(?: Server| Linux| LTS| version| release)?[\s:v-]{0,3}(\d{2}(?:\.\d{2})?)?(?:\.\d{1,2})?\b/gi, 'ubuntu'],
  [/\bDebian(?: GNU\/Linux)?(?: \w{4,9} ?\()?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'debian'],
  [/\b(?:Container-Optimized OS|Container Optimized OS|COS_CONTAINERD|COS|GCOS|ChromiumOS|Chromium OS)\b/g, 'cos'],
  [/\bBottle ?rocket(?: OS)?[\s:v-]{0,3}(\d{1,2}\.\d{1,3}\.\d{1,3})?\b/gi, 'bottlerocket'],
  [/\bFlatcar(?: Container)?(?: Linux)?[\s:v-]{0,3}(\d{4}\.\d+\.\d+)?\b/gi, 'flatcar'],
  [/\bTalos(?: Linux| OS)?[\s:v(-]{0,3}(\d\.\d{1,2}\.\d{1,2})?\b/gi, 'talos'],
  [/\bopenSUSE(?: Leap| Tumbleweed| MicroOS)?[\s:v-]{0,3}(\d{2}(?:\.\d)?)?\b/gi, 'opensuse'],
  [/\b(?:SLES|SUSE Linux Enterprise(?: Server)?|SLE)[\s:v-]{0,3}(\d{2}(?:[ -]?SP\d|\.\d)?)?\b/gi, 'sles'],
  [/\bFedora(?: CoreOS| Linux| Server| Workstation)?[\s:v-]{0,3}(\d{2})?\b/gi, 'fedora'],
  [/\bdeepin[\s:v-]{0,3}(\d{2}(?:\.\d)?)?/gi, 'deepin'],
  [/\bArch ?Linux\b|\bArch(?=[,(.]| \()/g, 'arch'],
  [/\bAlpine(?: Linux)?[\s:v-]{0,3}(\d\.\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'alpine'],
  [/\bGarden ?Linux(?: release| version)?[\s:v-]{0,3}(\d{3,4}\.\d{1,2})?\b/gi, 'gardenlinux'],
  [/\bk3os\b(?:[\s:v-]{0,3}v?(\d\.\d{1,2}\.\d[\w.-]{0,12}))?/gi, 'k3os'],
  [/\bPhoton(?: OS)?[\s:v-]{0,3}(\d(?:\.\d)?)?\b/g, 'photon'],
  [/\b(?:CBL-?Mariner|Azure ?Linux)[\s:v-]{0,3}(\d(?:\.\d)?)?\b/gi, 'azurelinux'],
  [/\b(?:Raspbian|Raspberry Pi OS)\b/gi, 'raspbian'],
  [/\bLinux Mint[\s:v-]{0,3}(\d{2}(?:\.\d)?)?\b/gi, 'linuxmint'],
  [/\bKali(?: Linux)?[\s:v-]{0,3}(\d{4}\.\d)?\b/gi, 'kali'],
  [/\bManjaro\b/gi, 'manjaro'],
  [/\bNixOS[\s:v-]{0,3}(\d{2}\.\d{2})?\b/gi, 'nixos'],
  [/\bProxmox(?: VE)?[\s:v-]{1,3}(\d(?:\.\d)?)\b/gi, 'proxmox'],
];

/** `ID=` lines and what the driver loaders call the system. */
const IDS = /(?:^|[\s:])ID="?([a-z][\w-]{1,20})"?\s*$/g;
const VERSION_IDS = /(?:^|[\s:])VERSION_ID="?([\w.-]{1,20})"?\s*$/g;
const TARGETS =
  /(?:target identifier:|\btarget:|falco_)\s?(amazonlinux2023|amazonlinux2022|amazonlinux2|amazonlinux|ubuntu(?:-\w+)?|debian|centos|rhel|fedora|flatcar|bottlerocket|cos|talos|alpine|rocky|almalinux|ol|oracle\w*|sles|opensuse\w*|minikube|arch|photon|gardenlinux)(?=[_\s]|$)/g;
const TARGET_IDS: Readonly<Record<string, readonly [string, string?]>> = {
  amazonlinux2023: ['amzn', '2023'],
  amazonlinux2022: ['amzn', '2022'],
  amazonlinux2: ['amzn', '2'],
  amazonlinux: ['amzn'],
};

/** The reporter says that this os-release is that of the container. */
const OF_CONTAINER = /\b(?:in|of|inside|from) (?:the |a )?(?:falco )?(?:pod|container|image)\b/i;

interface Stated {
  readonly id: string;
  readonly version?: string | undefined;
  readonly found: Found;
  readonly rank: number;
}

/**
 * `os.id` and `os.version` of the node. The template's answer and `kubectl get nodes` come first, then os-release text and
 * driver targets, then sentences. Ids are those of os-release. A kernel's package suffix (`el8`, `amzn2`) names no system.
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
  const shown = [...osRelease(reading.lines, 1), ...osImages(reading)];
  const said = named(
    reading.lines.filter(({ line, field: f }) => ['prose', 'heading', 'answer'].includes(line.kind) && f !== 'os'),
    2,
  ).filter(({ found }) => isNode(found));
  // A loader's target tells the system only where the reporter does not.
  const target = said.some(({ id }) => id !== 'centos')
    ? targets(reading).map((one) => ({ ...one, version: undefined }))
    : targets(reading);
  const printed = [...shown, ...(describesSystem(reading) ? target : [])];
  const talk = reading.kind === 'work-item' || reading.kind === 'feature';
  const base = answered.length > 0 ? answered : printed.length > 0 ? printed : talk ? [] : said;
  const ids = new Map<string, Stated>();
  for (const one of base) if (!ids.has(one.id)) ids.set(one.id, one);
  for (const one of printed) {
    const known = ids.has(one.id) || family(one.id, ids);
    if (!known && one.rank === 3) ids.set(one.id, one);
  }
  if (answered.length === 0 && printed.every((one) => one.rank === 3))
    for (const one of said) if (!ids.has(one.id) && said.indexOf(one) === 0) ids.set(one.id, one);
  const facts = [...ids.values()].map((one) => factAt('os.id', one.id, one.found));
  const all = [...answered, ...printed, ...said].filter((one) => one.version !== undefined && ids.has(one.id));
  for (const one of all) {
    const better = all.some(
      (other) => other !== one && other.id === one.id && other.version !== one.version && other.rank < one.rank,
    );
    const longer = all.some((other) => other.id === one.id && other.version!.startsWith(`${one.version!}.`));
    if (!better && !longer) facts.push(factAt('os.version', one.version!, one.found));
  }
  return distinct(facts);
}

/** `rhel` beside `rhcos`, or a loader that builds for `centos` on another el system: one system told twice. */
const family = (id: string, ids: ReadonlyMap<string, unknown>): boolean =>
  ['rhel', 'centos', 'rocky', 'almalinux', 'ol', 'rhcos'].includes(id) &&
  ['rhel', 'centos', 'rocky', 'almalinux', 'ol', 'rhcos'].some((other) => ids.has(other));

function named(lines: readonly StatingLine[], rank: number): Stated[] {
  const stated: Stated[] = [];
  const told = lines.filter(({ line }) => !/^\s*(?!PRETTY_NAME|NAME)[A-Z_]{4,30}=/.test(line.text));
  for (const [pattern, id] of NAMES) {
    for (const found of scan(told, pattern)) {
      const version = found.groups.slice(1).find((group) => group !== undefined);
      if (
        id === 'rhel' &&
        version === undefined &&
        stated.some((one) => one.id === 'rhcos' && one.found.line === found.line)
      )
        continue;
      if (isToken(found)) continue;
      if (id === 'rhel' && /^EL/i.test(found.groups[0] ?? '') && !/\bEL[\s-]?\d/.test(found.groups[0] ?? '')) continue;
      const start = { ...found, at: found.line.text.indexOf(found.groups[0] ?? '') };
      stated.push({ id, version: id === 'rhcos' ? undefined : normal(id, version), found: start, rank });
      const more = secondVersion(found.line.text, version);
      if (more && id !== 'rhcos')
        stated.push({ id, version: normal(id, more.version), found: { ...start, at: more.at }, rank });
    }
  }
  return stated.sort((a, b) => a.rank - b.rank);
}

/** Part of an image reference, a driver target or a file name: `falco:0.43.1-debian`, `ubuntu-generic`, `falco_debian_5.10.ko`. */
function isToken(found: Found): boolean {
  const { text } = found.line;
  const whole = found.groups[0] ?? found.value;
  const at = text.indexOf(whole, Math.max(0, found.at - whole.length));
  const lead = text.slice(Math.max(0, at - 40), at);
  const rest = text.slice(at + whole.length, at + whole.length + 12);
  return /[\w)]-$|[/_@]$|[\w.]:$/.test(lead) && !/^(?:\S*\s)?[A-Za-z]+:$/.test(lead)
    ? true
    : /^-[a-z]|^_\w|^\/[a-z]|^:\d/i.test(rest);
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

function osRelease(lines: readonly StatingLine[], rank: number): Stated[] {
  const ids = scan(lines, IDS, ['log', 'command', 'config', 'answer', 'prose']);
  const versions = scan(lines, VERSION_IDS, ['log', 'command', 'config', 'answer', 'prose']);
  return ids.map((found) => {
    const version = versions.find(
      (other) => other.line.source === found.line.source && Math.abs(other.line.number - found.line.number) <= 15,
    );
    const id = found.value === 'opensuse-leap' ? 'opensuse' : found.value;
    return { id, version: id === 'rhcos' ? undefined : normal(id, version?.value), found, rank };
  });
}

function targets(reading: Reading): Stated[] {
  return scan(reading.lines, TARGETS, ['log', 'command', 'answer', 'prose'])
    .filter((found) => found.value !== 'minikube')
    .map((found) => {
      const [id, version] = TARGET_IDS[found.value] ?? [found.value.replace(/-.*$/, '')];
      return { id: id === 'oracle' ? 'ol' : id, version, found, rank: 3 };
    })
    .concat(
      scan(reading.lines, /\bCOS detected\b/g).map((found) => ({ id: 'cos', version: undefined, found, rank: 3 })),
    );
}

/** The OS-IMAGE column of `kubectl get nodes -o wide`, and `OS Image:` of `kubectl describe node`. */
function osImages(reading: Reading): Stated[] {
  return named(
    reading.lines.filter(({ line }) => line.kind !== 'prose' && /:\/\/\d|OS Image:|osImage/.test(line.text)),
    1,
  );
}

/** A system named in passing (an image, another machine, a workstation) is not the node. */
function isNode(found: Found): boolean {
  if (
    found.line.text.trim().length <= (found.groups[0] ?? '').trim().length &&
    /<summary|^#/.test(found.line.raw.slice(0, 60))
  )
    return false;
  if (/\bgcc\b|\bGCC\b|compiler|buildd@|GNU ld|libc/.test(found.line.text)) return false;
  const clause = clauseAround(found.line.text, found.at);
  if (
    /\b(?:(?:container|docker|base|loader|official) images?|image (?:of|is|uses)|based on|Dockerfile|in any container)\b/i.test(
      clause,
    ) &&
    !/\b(?:nodes?|AMIs?|hosts?|VMs?|workers?|instances?|machines?)\b/i.test(
      clauseAround(found.line.text, found.at, true),
    )
  )
    return false;
  if (
    /\b(?:are|is|was|were|works?|worked) (?:OK|okay|fine|good|well)\b|helped on/i.test(
      found.line.text.slice(found.at, found.at + 60).replace(/[.;!?](?:\s.*|$)/, ''),
    )
  )
    return false;
  if (isLeft(found)) return false;
  return !/(?:like|e\.g\.|or|unlike|not|no|than) $/i.test(found.line.text.slice(Math.max(0, found.at - 8), found.at));
}

/** The first of `replaced Amazon Linux 2 by Amazon Linux 2023`, `moved from CentOS 7 to Rocky 9`. */
function isLeft(found: Found): boolean {
  const { text } = found.line;
  const lead = text.slice(Math.max(0, found.at - 50), found.at);
  const rest = text.slice(found.at, found.at + 120);
  return (
    /\b(?:replac\w+|(?:moved|moving|migrat\w+|upgrad\w+|switch\w+|went|came|changed|update) (?:\w+ ){0,3}from|von|desde|depuis) (?:\w+ ){0,2}$/i.test(
      lead,
    ) && /^[^.;]{2,80}?(?:\b(?:by|with|to|onto|auf|durch|a|por|vers|à)\b|->|→)/i.test(rest)
  );
}

function normal(id: string, version: string | undefined): string | undefined {
  if (version === undefined) return undefined;
  if (id === 'ubuntu') return /^\d\d(?:\.\d\d)?/.exec(version)?.[0];
  if (id === 'sles') return version.replace(/[ -]?SP/i, ' SP');
  if (id === 'debian' || id === 'centos') return version.replace(/\/.*$/, '');
  return version;
}
