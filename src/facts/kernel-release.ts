import { affected, stateAt } from './affected.ts';
import type { Fact } from './fact.ts';
import { describesSystem, distinct, factAt, scan, sentenceAround, type Found, type Reading } from './reading.ts';
import { tellsMachine } from './told-twice.ts';

/** Places where a program prints the kernel of the node. */
const PRINTED: readonly RegExp[] = [
  /\bkernel release[=:]\s?(\d+\.\d+[\w.+~-]*)/g,
  /"?release"?\s*:\s*"(\d+\.\d+\.\d+[\w.+~-]*)"/g,
  /"falco\.kernel_release"\s*:\s*"(\d+\.\d+[\w.+~-]*)"/g,
  /\bLinux version (\d+\.\d+[\w.+~-]*)/g,
  /\bLinux \S{1,80} (\d+\.\d+\.\d+[\w.+~-]*) #\d/g,
  /\bLinux \S{1,80} ((?:2\.6|[3-7]\.\d{1,2})\.\d+-[\w.+~-]*)/g,
  // `uname -sr`
  /^Linux ((?:2\.6|[3-7]\.\d{1,2})\.\d{1,3}[-+][\w.+~-]*)(?: (?:x86_64|aarch64|s390x|ppc64le))?$/g,
  /^((?:2\.6|[3-7]\.\d{1,2})\.\d{1,3}[-+](?!driver)[\w.+~-]*)(?: (?:x86_64|aarch64|s390x|ppc64le))?$/g,
  /\b(?:headers for kernel|\(kernel|precompiled falco-probe for|module for kernel|driver for kernel) (\d+\.\d+\.\d+[\w.+~-]*)/g,
  /\/lib\/modules\/(\d+\.\d+\.\d+[\w.+~-]*)(?=[/\s"'`:),]|$)/g,
  /\/var\/lib\/dkms\/(?:falco|scap)\/[\w.+-]{1,60}\/(\d+\.\d+\.\d+[\w.+~-]*)\/(?:x86_64|aarch64)\//g,
  /\bdkms \w{4,12} .{0,200}?(?<!\S)-k (\d+\.\d+\.\d+[\w.+~-]*)/g,
  /\/boot\/config-(\d+\.\d+\.\d+[\w.+~-]*)/g,
  /(?:\bfalco|@\w{4,20}@)_[a-z0-9-]{0,30}_(\d\.\d{1,2}\.\d{1,3}[\w.+~%-]{0,80})_\d{1,3}(?:[_~][\w.~-]{1,40}?)?\.k?o\b/g,
  /\b(?:falco|sysdig)-probe(?:-bpf)?-[\w.]+-x86_64-(\d+\.\d+\.\d+[\w.+~%-]*?)-[0-9a-f]{32}\b/g,
  /\bCPU: \d+ (?:UID: \d+ )?PID: \d+ .{0,120}?(\d+\.\d+\.\d+[-+][\w.+~-]+) #\d/g,
  /\bCPU: \d+ PID: \d+ .{0,120}?(?<!\bDebian) (\d+\.\d+\.\d+-[\w.+~-]+)$/g,
  /\bkernel config at \S{0,60}?config-(\d+\.\d+\.\d+[\w.+~-]*)/g,
  /(?<!\S)[\x60"']?--kernel-?release[= ]["']?(\d+\.\d+\.\d+[\w.+~-]*)/g,
  /^\s{0,20}kernelrelease:\s{1,4}["']?(\d+\.\d+\.\d+[\w.+~-]*)/g,
  /\bvermagic:\s+(\d+\.\d+\.\d+[\w.+~-]*)/g,
  /\bKernel Version:\s+(\d+\.\d+\.\d+[\w.+~-]*)/g,
  /^\S+\s.*?\s(\d+\.\d+\.\d+(?:-[\w.+~-]+|\+)?)\s+(?:docker|containerd|cri-o):\/\//g,
  /^\S{1,80}\s+(?:Not)?Ready[\w,]*\s.*\sv1\.\d{1,2}\.\d\S*\s.*?\s(\d+\.\d+\.\d+(?:-[\w.+~-]+|\+)?)\s*$/g,
  // Columns of one's own: `… v1.26.15-eks-ae9a62a   Amazon Linux 2   5.4.274-188.363.amzn2.x86_64   CrashLoopBackOff`
  /^\S{1,80}\s+v1\.\d{1,2}\.\d\S*\s.*?\s(\d+\.\d+\.\d+-[\w.+~-]+)\s+\S{2,30}\s*$/g,
  // The object that a sibling of Falco fetches for the kernel.
  /\bcollector-ebpf-(\d+\.\d+\.\d+[\w.+~-]*?)\.o\b/g,
  /\blinux-headers-(\d+\.\d+\.\d+[-+][\w.+~-]*\w)\b/g,
];

/** Two numbers: `Linux kernel 5.10`, `内核 4.15`. */
const SHORT =
  /(?:\b(?:[Ll]inux )?[Kk]ernels?(?:-Version| version| release)?|\b(?:[Oo]n|auf|en|sur|em) Linux|内核(?:版本)?|カーネル|\bnoyau|\bn[úu]cleo)[\s:=*]{1,3}v?([3-6]\.\d{1,2})(?![\w+%-]|\.\d|\.x| ?(?:\+|and (?:up|newer|above|later)|or (?:newer|later|above|higher)|以上|以降|のみ))/g;
/** What is needed, supported or compared, and not what is there. */
const REQUIRED =
  /[<>≥≤]|\b(?:needs?|needed|requires?|required|requirement|supports?|supported|minimum|at least|newer|older|later|higher|lower|earlier|than|up to|introduced|added|mindestens|benötigt|braucht|unterstützt|requiere|necesita|soporta|exige|suporta|nécessite|prend en charge)\b|需要|要求|支持|至少|必要|対応/i;
const ANSWER = /(?<![\w.])(?:v|Linux |kernel )?([2-7](?!\d)\.\d{1,2}(?:\.\d{1,3})?(?:[-+.~][\w.+~-]*)?)(?![\w.])/g;
/** `kernel 5.15.120`, `Kernel: 6.1.94`, `内核 4.18.0-372`. */
const NAMED =
  /(?:\b[Kk]ernel[se]?(?:-| version| release)?(?: (?:of|on) (?:the |our |all |these |every )*(?:hosts?|nodes?|machines?|servers?|workers?|VMs?))?|\buname(?: -r)?|内核(?:版本)?|カーネル|\b(?:mainline|vanilla|noyau|núcleo|longterm))(?:[\s:=(`*-]{1,5}|:\s{1,16}|是 ?)(?:is |was |of |ist |v)?((?:2\.6|[3-7]\.\d{1,2})\.\d{1,3}[\w.+~-]*)/g;
/** Forms that only a kernel release has, anywhere in a sentence. */
const FORM =
  /(?<![\w./-])((?:2\.6|[3-7]\.\d{1,2})\.\d{1,3}(?:\.\d{1,3})?[-+][\w.+~-]*(?:generic|aws|azure|gcp|gke|oracle|kvm|lowlatency|virt|amzn\d{1,4}|el\d{1,2}\w*|fc\d\d|amd64|arm64|default|k8s|coreos|flatcar|talos|pve|arch\d?|linuxkit|WSL2|cm2|azl3|rpi)(?:[\w.+-]*\w)?)/g;
/** A bare version behind the name of a system whose kernels carry no suffix: `Bottlerocket, 6.1.119`. */
const BARE =
  /\b(?:Bottlerocket|Talos|Flatcar|COS|Container-Optimized OS|Linux|Yocto|Gentoo|Alpine)\b(?:(?: OS| Linux)?[\s:-]{1,2}v?\d{1,5}\.\d{1,5}\.\d{1,3})?(?:(?![Cc]harts?|チャート|[Hh]elm|Falco|图表)[^.;\n]){0,30}?[\s(,](?<!\bAlpine(?: Linux)?\s)([3-7]\.\d{1,2}\.\d{1,3}\+?)(?![\w.-])/gi;
/** `Debian 13 (6.12.43)`, `AL2023 (6.1.112)`. */
const ASIDE =
  /\b(?:AL20?23|AL2|Amazon Linux(?: 20?23| 2)?|Debian(?: GNU\/Linux)?(?: \d{1,2}| [a-z]{5,8})?|Ubuntu(?: \d\d\.\d\d)?(?: LTS)?|Fedora(?: CoreOS)?(?: \d\d)?|openSUSE(?: \w+)?|Arch(?: Linux)?) \(([4-7]\.\d{1,2}\.\d{1,3}\+?)\)/g;
/** What `dkms status` prints of the module. */
const STATUS = /^\W{0,4}falco[/,]\s?[\w.+-]{3,60}, (\d+\.\d+\.\d+[\w.+~-]*), (?:x86_64|aarch64): installed/g;
/** `boot a 5.8.5 or a 5.9.1`, `the verifier refuses the probe on 5.4.94` */
const BOOTED: readonly RegExp[] = [
  /\bboot(?:s|ed|ing)? (?:into |with )?(?:an? |the )?([4-7]\.\d{1,2}\.\d{1,3})(?![\w.-])/gi,
  /\bboot(?:s|ed|ing)? (?:into |with )?(?:an? |the )?[4-7]\.\d{1,2}\.\d{1,3},? (?:or|and) (?:an? |the )?([4-7]\.\d{1,2}\.\d{1,3})(?![\w.-])/gi,
  /\b(?:verifier|e?bpf|probe|module)\b[^.;\n]{0,40} on ([4-6]\.\d{1,2}\.\d{2,3})(?![\w.-])/gi,
];
/** In a list of what the machine is, see `plainLine`: `AL2023;EKS 1.31;6.1.94;containerd`. */
const LISTED = /;([3-7]\.\d{1,2}\.\d{1,3}\+?)(?=;|$|[\s.,)])(?!\.\d)/g;
/** Any other suffix, which only a sentence about a kernel, a system or a board makes a kernel: `6.6.74-yocto-standard`. */
const SUFFIXED =
  /(?<![\w./:@+-])((?:2\.6|[3-7]\.\d{1,2})\.\d{1,3}(?:\.\d{1,3})?[-+](?=[\w.+-]*[A-Za-z])[\w.+~-]*[A-Za-z\d])(?![A-Za-z\d/]|\.\w)/g;
const NO_KERNEL =
  /[-+](?:rc|alpha|beta|dev|snapshot|driver|k3s|rke2r?|eks|gke|vmware|debian|slim|alpine|ubi|jre|jdk|ce|ee|0\.okd)[\w.-]*$/i;
const SYSTEM =
  /\b(?:kernels?|linux|os|distro|board|yocto|buildroot|raspberry|jetson|nvidia|ubuntu|debian|fedora|suse|rhel|arch|gentoo|alpine|flatcar|talos|android|openwrt|nixos|uname|noyau|núcleo|nodes?|hosts?)\b|内核|カーネル/i;
/** The kernels of Container-Optimized OS end with a plus: `5.15.107+`. */
const PLUS = /(?<![\w./-])((?:4\.(?:14|19)|5\.(?:4|10|15)|6\.(?:1|6|12))\.\d{1,3}\+)(?!\w)/g;
/** Behind the release in what `uname -a` prints, or the version of a tool of the build: no kernel. */
const isBeside = ({ line, at }: Found): boolean => {
  const lead = line.text.slice(Math.max(0, at - 600), at);
  return (
    /\bLinux (?:version |\S{1,80} )\d\.\d{1,2}\.\d{1,3}\S* /.test(lead) ||
    /\bDebian (?:\d:)?$|\b(?:ld|gcc|binutils) (?:version )?$/i.test(lead.slice(-24)) ||
    /\bGNU gdb\b/.test(lead)
  );
};
const OTHER_LEAD =
  /(?:chart|driver|libs?|plugin|version|sidekick|helm|kubernetes|k8s|k3s|image|tag|release|cluster|eks|containerd|docker)[\s:=v`(]{0,4}$/i;

const suffixed = (reading: Reading): Found[] =>
  scan(reading.lines, SUFFIXED, ['prose', 'heading', 'answer']).filter(
    (found) =>
      !NO_KERNEL.test(found.value) &&
      !OTHER_LEAD.test(found.line.text.slice(Math.max(0, found.at - 30), found.at)) &&
      SYSTEM.test(sentenceAround(found.line.text, found.at)),
  );

/** `Since kernel 5.8 there is a ring buffer` */
const SINCE =
  /\b(?:since|from|as of|starting with|ab|seit|depuis|desde|à partir d[ue]|a partir d[eo]) (?:the )?(?:linux )?(?:kernel|noyau|n[úu]cleo)[\s:v-]{1,3}$/i;

const shortReleases = (reading: Reading): Found[] =>
  scan(reading.lines, SHORT, ['prose', 'heading', 'answer']).filter(
    (found) =>
      !REQUIRED.test(sentenceAround(found.line.text, found.at)) &&
      !(SINCE.test(found.line.text.slice(0, found.at)) && stateAt(found) !== 'ill'),
  );

/** More kernels than one report has: a table of a test. */
const MOST_KERNELS = 6;
/**
 * `kernel.release` (and its first numbers as `kernel.version`): `uname -r` of the affected nodes. What a program printed wins; an answer of the template adds to it when it is another
 * kernel; a kernel in a sentence counts when nothing else is there, and not when the sentence says that all is well on it.
 */
export function readKernelRelease(reading: Reading): Fact[] {
  if (reading.kind === 'work-item' && !describesSystem(reading)) return [];
  const printed = PRINTED.flatMap((pattern) =>
    scan(reading.lines, pattern, ['log', 'command', 'config', 'answer', 'prose']),
  );
  const answered = scan(
    reading.lines.filter(
      ({ field, line }) => (field === 'kernel' || field === 'system-info') && line.kind === 'answer',
    ),
    ANSWER,
  )
    .filter((found) => !isBeside(found))
    .filter((found) => found.field === 'kernel' || /-|\+/.test(found.value) || /kernel|Linux/.test(found.line.text));
  const said = [NAMED, FORM, PLUS, BARE, ASIDE, ...BOOTED, LISTED]
    .flatMap((pattern) => scan(reading.lines, pattern, ['prose', 'heading', 'answer', 'command', 'log']))
    .concat(suffixed(reading))
    .filter((found) => !isBeside(found))
    .filter((found) => found.line.kind !== 'log' || /[Kk]ernel/.test(found.line.text))
    // The kernel that a module was built for, see STATUS.
    .filter((found) => !/, (?:x86_64|aarch64): (?:installed|built|added)\b/.test(found.line.text));
  // One kernel with the module is the one that runs, where none is told; of several nobody knows.
  const status = scan(reading.lines, STATUS, ['log', 'command', 'config', 'prose']);
  if (status.length === 1 && said.length === 0) printed.push(...status);
  const told = affected(said, (found) => found).filter(
    (found) => stateAt(found) !== 'well' || /\bwith the same\b/.test(sentenceAround(found.line.text, found.at)),
  );
  const good = new Set(
    said.map(({ value }) => tidy(value)).filter((value) => told.every((found) => tidy(found.value) !== value)),
  );
  const sure = [...printed, ...answered].filter((found) => !good.has(tidy(found.value)) || printed.includes(found));
  const rest = told.length > 0 ? told : affected(shortReleases(reading), (found) => found);
  // The template's answer and a line about the host are statements of the same weight.
  const host = printed.some(({ line }) => line.kind !== 'answer')
    ? []
    : rest.filter(({ line, field }) => tellsMachine({ line, field, fenced: false }));
  // `Ubuntu (5.4.0-1025-gcp) and CentOS 8 (4.18.0-193.6.3.el8)`: of two kinds of machines one was printed.
  const known = new Set(sure.map(({ value }) => tidy(value)));
  const beside = told.filter(
    ({ line, value }) =>
      !known.has(tidy(value)) && told.some((other) => other.line === line && known.has(tidy(other.value))),
  );
  const kept = mostSpecific(sure.length > 0 ? [...sure, ...host, ...beside] : rest);
  if (kept.length > MOST_KERNELS) return [];
  return distinct(
    kept.flatMap((found) => {
      const value = tidy(found.value);
      const version = /^\d+\.\d+(?:\.\d+)?/.exec(value)?.[0];
      const facts = [factAt('kernel.release', value, found)];
      return version === undefined ? facts : [...facts, factAt('kernel.version', version, found)];
    }),
  );
}

/** Without what file names add: `5.4.0-122-generic_5.4.0-122.138_amd64` of a headers package is `5.4.0-122-generic`. */
const tidy = (value: string): string =>
  value
    .replaceAll('%2B', '+')
    .replace(/_\d+\.\d+\.\d+-.*$/, '')
    .replace(/\.(x86_64|aarch64)-\1$/, '.$1')
    .replace(/[.,;:~_-]+$/, '')
    .replace(/\.(?:img|ko|deb|rpm)$/, '');

/** `5.4.0` beside `5.4.0-1038-aws` is the same kernel told in fewer words. */
function mostSpecific(found: readonly Found[]): Found[] {
  const values = found.map((one) => tidy(one.value));
  const seen = new Set<string>();
  return found.filter((one) => {
    const value = tidy(one.value);
    if (seen.has(value) || value.split('.').length < 2 || /\.x$/i.test(value)) return false;
    if (values.some((other) => other !== value && other.length > value.length && isTold(value, other))) return false;
    seen.add(value);
    return true;
  });
}

const isTold = (short: string, long: string): boolean =>
  long.startsWith(short) && (/^[-.+_]/.test(long.slice(short.length)) || /[-.+]$/.test(short));
