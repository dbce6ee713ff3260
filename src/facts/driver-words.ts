export type Driver = 'kmod' | 'ebpf' | 'modern_ebpf' | 'gvisor' | 'none';

export const OPENED: readonly (readonly [RegExp, Driver])[] = [
  [/Opening (?:'syscall' source|capture) with modern BPF probe/g, 'modern_ebpf'],
  [/Opening (?:'syscall' source|capture) with BPF probe/g, 'ebpf'],
  [/Opening (?:'syscall' source|capture) with Kernel module/g, 'kmod'],
  [/Opening (?:'syscall' source|capture) with gVisor/g, 'gvisor'],
  [/Opening (?:'syscall' source|capture) with no driver/g, 'none'],
  [
    /"scap\.engine_name"\s*:\s*"modern_bpf"|engine_name="modern_bpf"|\bscap\.engine_name:?\s{1,4}modern_bpf\b/g,
    'modern_ebpf',
  ],
  [/"scap\.engine_name"\s*:\s*"bpf"|engine_name="bpf"/g, 'ebpf'],
  [/"scap\.engine_name"\s*:\s*"kmod"|engine_name="kmod"/g, 'kmod'],
];

export const LOADED: readonly (readonly [RegExp, Driver])[] = [
  [
    /\bdriver=module\b|\bdriver type: kmod\b|├ type: kmod\b|\bfalco module\b|precompiled module|prebuilt falco module|dkms (?:install|build)|\bdkms\b[^.;\n]{0,30}\b(?:builds?|compiles?|installs?) (?:the )?`?falco(?:-probe)?\b|\binsmod\b|\bfalco-0\.\d+\.\d+ DKMS files|^falco-probe(?:\.ko)?:\s*$|\bfalco-probe (?:kernel )?module\b/g,
    'kmod',
  ],
  [
    /\bdriver=bpf\b|\bdriver type: ebpf\b|├ type: ebpf\b|\beBPF probe (?:located|symlinked)|compile the eBPF probe|prebuilt eBPF probe|falco eBPF probe|\bmake bpf\b|falco-probe-bpf-/g,
    'ebpf',
  ],
  [/\bdriver type: modern_ebpf\b|├ type: modern_ebpf\b|\bdriver=modern-bpf\b/g, 'modern_ebpf'],
  // The units of the packages, in the journal.
  [/(?<![\w./-])falco-kmod(?:-inject)?\.service\b/g, 'kmod'],
  [/(?<![\w./-])falco-bpf\.service\b/g, 'ebpf'],
  [/(?<![\w./-])falco-modern-bpf\.service\b/g, 'modern_ebpf'],
];

export const FAILED: readonly (readonly [RegExp, Driver])[] = [
  [
    /\/dev\/(?:falco|sysdig|scap)\d|\/sys\/module\/scap\/|\bsysdig_probe: |\bfalco: (?:loading out-of-tree module|module verification failed|module license)|\bDKMS\b[^\n]{0,40}\bfalco\/|\b[Mm]odule falco (?:is|not|could)\b|\b(?:insmod|modprobe)\b[^\n]{0,60}\bfalco\.ko\b|\/sys\/module\/falco\/|Kernel module does not support|0x[0-9a-f]+ \[falco\]|^falco: (?:adding|initializing|CPU)|: falco: (?:adding|initializing|starting|CPU)|\] falco: (?:adding|initializing|starting|CPU)/g,
    'kmod',
  ],
  [
    /can't open BPF probe|\bsysdigcloud-probe-bpf\b|\bsysdig\b[^\n]{0,60} --bpf(?:=|\b)|\b(?:Building|Loading) BPF probe\b|libscap: bpf_load_program|bpf_load_program\(\)|raw_tracepoint\/filler\/|failed to open event raw_syscalls|falco-bpf\.o|BPF probe is compiled for|PERF_EVENT_IOC_SET_BPF|failure populating program array|cannot load bpf\b/g,
    'ebpf',
  ],
  [
    /\blibpman: |failed to load BPF skeleton|BPF_TRACE_RAW_TP|One ring buffer every '\d+' CPUs|libbpf: (?:prog|failed|tracepoint)/g,
    'modern_ebpf',
  ],
];

/** What the loader fetches or builds, wherever its address or folder stands. */
export const FETCHED: readonly (readonly [RegExp, Driver])[] = [
  [
    /\bdownload\.falco\.org\/\S{1,160}\/falco_\S{1,120}\.ko\b|\/var\/lib\/dkms\/falco\/\S{1,80}\/(?:build|source)\b/g,
    'kmod',
  ],
  [/(?<![\w/-])falco_[a-z0-9-]{2,30}_\d\.\d{1,2}\.\d[\w.+~-]{0,80}\.ko\b/g, 'kmod'],
  [/\bfalco-probe-[\w.]{3,20}-x86_64-[\w.+~%-]{5,80}\.ko\b/g, 'kmod'],
  [/(?<![\w/-])falco_[a-z0-9-]{2,30}_\d\.\d{1,2}\.\d[\w.+~-]{0,80}\.o\b/g, 'ebpf'],
  [/\bcollection-method=kernel-module\b|\b(?:scap|sysdig)-dkms\b|\/var\/lib\/dkms\/(?:scap|sysdig)\//g, 'kmod'],
  [/\bdownload\.falco\.org\/\S{1,160}\/falco_\S{1,120}\.o\b|\bcollection-method=ebpf\b/g, 'ebpf'],
  [/\bcollection-method=core_bpf\b/g, 'modern_ebpf'],
];

/** What is done with a module and with nothing else. */
export const HANDLED: readonly (readonly [RegExp, Driver])[] = [
  [
    /\brmmod `?falco\b|\blsmod\b[^\n]{0,24}\| ?grep [-\w"' ]{0,16}falco|^DKMS: (?:un)?install completed|\bdkms (?:install|build|status|autoinstall|remove)\b/g,
    'kmod',
  ],
];

/** What sentences and answers call the drivers. */
export const SAID: readonly (readonly [RegExp, Driver])[] = [
  [
    /(?<![a-z0-9/])modern["'\x60]?[-_ ]?e?bpf(?![a-z0-9/])|\be?bpf[- ]modern[aeo]?\b|\bmodern(?:e[rsn]?|as?|os?)? (?:e?bpf[- ])?(?:probe|driver|sonde|treiber|engine)\b|\b(?:sonde|sonda|pilote|driver) (?:e?bpf )?modern[aeo]?\b|モダン ?e?bpf|现代 ?e?bpf|新しい e?bpf プローブ|\bCO-RE (?:probe|driver)\b|\bdriver(?: is|:) the modern one\b/gi,
    'modern_ebpf',
  ],
  [
    /\b(?:legacy|classic|old) (?:e?bpf)(?: probe)?\b|(?<!modern["'\x60]?[-_ ]?)\be?bpf[- ](?:probe|driver|module|mode|engine)\b|\b(?:driver|engine)(?: is|:|=)? ?e?bpf\b|\b(?:FALCO|SYSDIG)_BPF_PROBE\b|\bprobe\.o\b|(?<![\w./-])falco-bpf(?:\.service)?\b(?![.-])|\b(?:sonde|sonda|pilote|controlador) e?bpf\b(?! modern)|(?<!(?:modern|モダン|现代|新しい)[-_ ]?e?)bpf ?(?:探针|プローブ|驱动|ドライバ)|(?<!modern\w{0,3}[-_ ]?)\be?bpf-?(?:sonde|treiber|modus)\b|\bmod[eo] e?bpf\b(?! modern)|(?<=\bwith |\()e?bpf (?:is )?(?:enabled|on|activated)\b|(?<!(?:modern|モダン|现代|新しい)[-_ ]?e?)bpf ?(?:模式|方式|モード)/gi,
    'ebpf',
  ],
  [
    /(?<![\w-])kmod(?![\w-])|\bdriver(?: type)?(?:\s?[:=]| is) ?`?module\b|\bclassic module\b|\b(?:kernel[- ]?modules?|kernelmodule?s?|kernmodul\w{0,2}|falco-kmod(?:-inject)?|falco\.ko)\b(?!-)|\b(?:modprobe|insmod) (?:\S{0,60}\/)?falco\b|\binsert(?:ing|ed|s)? (?:the|Falco's) (?:falco )?module\b|\b(?:the|falco) module (?:is|was|gets|cannot be|can not be|could not be|has to be) (?:inserted|loaded)\b|\bmodules? (?:du )?noyau\b|\bm[óo]dulo (?:del? |do )?(?:kernel|n[úu]cleo)\b|\bmodu[lł] (?:jądra|jádra)|\bmodulo del kernel\b|\bçekirdek modülü|модул[а-я]{1,3} ядра|커널 ?모듈|内核模块|カーネルモジュール/gi,
    'kmod',
  ],
  [/\bgvisor\b/gi, 'gvisor'],
  [/(?<![\w.-])nodriver(?![\w-])|(?<!\S)--nodriver(?![\w-])/g, 'none'],
];
/** What stands in the field of a template. */
export const ANSWERS: readonly (readonly [RegExp, Driver])[] = [
  [/^(?:kmod|module|kernel module)\b/gi, 'kmod'],
  [/^(?:legacy )?e?bpf\b/gi, 'ebpf'],
  [/^modern/gi, 'modern_ebpf'],
];

/** `kind: ebpf`, `driver kind is kmod`. */
const KIND = String.raw`(?:(?<![\w.])kind\s?[=:]|\b(?:driver|engine)[- ]kind(?: is| ist| es| est|:|=)?|\b(?:driver|engine)\.kind\x60?(?: is| ist| es| est| está| auf| (?:is |was )?set to| to)?(?= ))\s?["'\x60]{0,2}`;
/** The argument of the loader: `falco-driver-loader:0.35.0 module`. */
const LOADER = String.raw`\bfalco-driver-loader(?:-legacy)?(?::[\w.-]{1,30})?\s(?:--?[\w=-]{1,30}\s){0,6}`;
/** The same of `falcoctl driver install --type kmod`. */
const TYPE = String.raw`\bfalcoctl driver \w{4,9} (?:--?[\w=-]{1,30}\s){0,6}--type[= ]`;
/** `driver.kind=ebpf` in the middle of a sentence. */
export const KINDS: readonly (readonly [RegExp, Driver])[] = [
  [new RegExp(String.raw`${KIND}modern[-_]e?bpf\b`, 'gi'), 'modern_ebpf'],
  [new RegExp(String.raw`${KIND}e?bpf\b`, 'gi'), 'ebpf'],
  [new RegExp(String.raw`${KIND}(?:kmod|module)\b`, 'gi'), 'kmod'],
  [/\b(?:driver|engine)\.kind\s?[=:]\s?["'`]?modern[-_]e?bpf/g, 'modern_ebpf'],
  [/\b(?:driver|engine)\.kind\s?[=:]\s?["'`]?e?bpf\b/g, 'ebpf'],
  [/\b(?:driver|engine)\.kind\s?[=:]\s?["'`]?(?:kmod|module)\b/g, 'kmod'],
];

/** Falco's flag up to 0.37, and the loader's argument. */
export const FLAGS: readonly (readonly [RegExp, Driver])[] = [
  [new RegExp(String.raw`${TYPE}modern[-_]e?bpf\b`, 'g'), 'modern_ebpf'],
  [new RegExp(String.raw`${TYPE}e?bpf\b`, 'g'), 'ebpf'],
  [new RegExp(String.raw`${TYPE}kmod\b`, 'g'), 'kmod'],
  [new RegExp(String.raw`${LOADER}modern[-_]e?bpf\b`, 'g'), 'modern_ebpf'],
  [new RegExp(String.raw`${LOADER}e?bpf\b`, 'g'), 'ebpf'],
  [new RegExp(String.raw`${LOADER}(?:kmod|module)\b`, 'g'), 'kmod'],
  [
    /(?:\/usr\/bin\/falco|\bfalco)\b[^|;]{0,200}?\s--modern-bpf\b|^\s{0,40}(?:- )?[`"']?--modern-bpf\b|\bwith [`"']{0,2}--modern-bpf\b/g,
    'modern_ebpf',
  ],
];

/** Values of `driver.kind` and `engine.kind`. */
export const CONFIG_VALUES: Readonly<Record<string, Driver>> = {
  module: 'kmod',
  kmod: 'kmod',
  ebpf: 'ebpf',
  bpf: 'ebpf',
  'modern-bpf': 'modern_ebpf',
  'modern-ebpf': 'modern_ebpf',
  modern_bpf: 'modern_ebpf',
  modern_ebpf: 'modern_ebpf',
  gvisor: 'gvisor',
  nodriver: 'none',
};

/** What the driver loader takes as its argument. */
export const ARGUMENTS: Readonly<Record<string, Driver>> = {
  kmod: 'kmod',
  ebpf: 'ebpf',
  modern_ebpf: 'modern_ebpf',
  bpf: 'ebpf',
};
