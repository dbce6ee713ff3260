/** Names as people write them → os-release ids. Order matters: CoreOS of Red Hat before Red Hat. */
export const NAMES: readonly (readonly [pattern: RegExp, id: string])[] = [
  [
    /\b(?:Red Hat Enterprise Linux CoreOS|RHCOS|RHEL CoreOS|Red Hat CoreOS)\b(?:\s(\d{2,3}\.\d{2}\.\d{12}))?/gi,
    'rhcos',
  ],
  [
    /\b(?:RHEL|Red ?Hat(?: Enterprise Linux)?(?: Server)?(?: release)?|EL)[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)\b/gi,
    'rhel',
  ],
  [/\b(?:RHEL|Red ?Hat Enterprise Linux)\b(?! CoreOS)/gi, 'rhel'],
  [/\bCentOS(?: Linux| Stream)?(?: release| version)?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'centos'],
  [
    /\bAstra(?: ?Linux)?(?: (?:SE|CE|Special Edition|Common Edition))?[\s:v-]{0,3}(\d{1,2}\.\d{1,2})?\b(?! ?(?:DB|Data))/g,
    'astra',
  ],
  [/\bRocky(?: ?Linux)?(?: release)?[\s:v-]{0,3}((?:[89]|10)(?:\.\d{1,2})?)?\b/gi, 'rocky'],
  [/\bAlma(?: ?Linux)?(?: release)?[\s:v-]{0,3}((?:[89]|10)(?:\.\d{1,2})?)?\b/gi, 'almalinux'],
  [/\bOracle(?= (?:machines?|hosts?|servers?|nodes?|boxes|\d\.\d{1,2}\.\d{1,3}-\S{0,40}uek))/g, 'ol'],
  [/^\W{0,4}(?:OS\b\W{1,4})?Red ?Hat\W{0,3}$/gi, 'rhel'],
  [/\bOL ?([6-9]\.\d{1,2}|10\.\d)\b/g, 'ol'],
  [/\bOracle(?: Enterprise)? Linux(?: Server)?(?: release)?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'ol'],
  [
    /\b(?:Amazon|AWS) ?Linu[xs][\s:-]{0,2}(?:AMI )?(2023|2022|2018\.03|2|1)?\b|\bAL(2023|2)\b|\bamzn(2023|2)\b(?=[\s,)]|$)/gi,
    'amzn',
  ],
  [
    /\bUbuntu(?: Server| Linux| LTS| version| release)?(?: [A-Za-z]{5,8} ?\()?[\s:v-]{0,3}(\d{2}(?:\.\d{2})?)?(?:\.\d{1,2})?\b/gi,
    'ubuntu',
  ],
  // `20.04 VMs`, `our 22.04 hosts`
  [
    /(?<![\w./:@-])((?:16|18|20|22|24|26)\.04)(?:\.\d)?(?= (?:LTS|VMs?|hosts?|servers?|machines?|boxes|nodes?|workers?|laptops?)\b)/g,
    'ubuntu',
  ],
  [
    /(?<!\brpms? (?:and|or) )\bDebian(?: GNU\/Linux)?(?: \w{4,9} ?\()?[\s:v-]{0,3}(\d{1,2}(?:\.\d{1,2})?)?\b/gi,
    'debian',
  ],
  [
    /\b(?:(?<=\b(?:nodes? (?:with|on|run|running|use|using|are)|pools? (?:all )?(?:use|with|run|are)|image[- ]type:?) )cos|Container-Optimized OS|Container Optimized OS|[Cc]ontainer[- ]optimized(?=[,;.)]|\s(?:nodes?|OS)\b)|COS_CONTAINERD|COS|GCOS|ChromiumOS|Chromium OS)\b(?:[ -](?:milestone )?(\d{2,3})(?![\w.+]|-\d))?/g,
    'cos',
  ],
  [/\bBottle ?rocket(?: OS)?[\s:v-]{0,3}(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)?\b/gi, 'bottlerocket'],
  [
    /\bFlatcar(?: Container)?(?: Linux)?(?: by Kinvolk)?(?: [Rr]elease| version| stable| beta| alpha| LTS){0,2}[\s:v-]{0,3}(\d{4}\.\d+\.\d+)?\b/gi,
    'flatcar',
  ],
  [
    /\bTalos(?: Linux| OS)?(?: version)?(?:[\s:v(-]{0,3}(\d\.\d{1,2}(?:\.\d{1,2})?)(?!\w|\.\d|-talos))?(?![\w])/gi,
    'talos',
  ],
  [/\b(?:openSUSE )?MicroOS\b/gi, 'opensuse-microos'],
  [
    /(?<!\b(?:Fedora|Hat|RHEL|Linux|Enterprise) )\bCoreOS(?= (?:nodes?|hosts?|machines?|servers?|with)\b|[,;)]|\.(?:\s|$)|\s*$)/gi,
    'coreos',
  ],
  [/\bopenSUSE(?! MicroOS)(?: Leap| Tumbleweed)?[\s:v-]{0,3}(\d{2}(?:\.\d)?)?\b/gi, 'opensuse'],
  [/\b(?:SLES|SUSE Linux Enterprise(?: Server)?|SLE)[\s:v-]{0,3}(\d{2}(?:[ -]?SP\d|\.\d)?)?\b/gi, 'sles'],
  [/\bFedora(?: CoreOS| Linux| Server| Workstation)?(?: release)?[\s:v-]{0,3}(\d{2})?\b/gi, 'fedora'],
  [/\bdeepin[\s:v-]{0,3}(\d{2}(?:\.\d)?)?/gi, 'deepin'],
  [/\bArch ?Linux\b|\bArch(?=[,(.]| \()|^\W{0,4}(?:OS\b\W{1,6})?Arch\W{0,3}$/g, 'arch'],
  [/\bAlpine(?: Linux)?[\s:v-]{0,3}(\d\.\d{1,2}(?:\.\d{1,2})?)?\b/gi, 'alpine'],
  [/\bGarden ?Linux(?: release| version)?[\s:v-]{0,3}(\d{3,4}\.\d{1,2})?\b/gi, 'gardenlinux'],
  [/\bk3os\b(?:[\s:v-]{0,3}v?(\d\.\d{1,2}\.\d[\w.-]{0,12}))?/gi, 'k3os'],
  [/\bPhoton(?: OS)?[\s:v-]{0,3}(\d(?:\.\d)?)?\b|\b(?:vmware photon|photon os)\b/g, 'photon'],
  [/\b(?:CBL-?Mariner|Azure ?Linux)[\s:v-]{0,3}(\d(?:\.\d)?)?\b/gi, 'azurelinux'],
  [/\b(?:Raspbian|Raspberry Pi OS)\b/gi, 'raspbian'],
  [/\b(?:Alibaba ?Cloud ?Linux|Aliyun ?Linux|Alinux)[\s:v-]{0,3}(\d)?\b/gi, 'alinux'],
  [/\bAnolis(?: ?OS)?[\s:v-]{0,3}(\d(?:\.\d)?)?\b/gi, 'anolis'],
  [/\bTencentOS(?: Server)?[\s:v-]{0,3}(\d(?:\.\d)?)?\b/gi, 'tencentos'],
  [/\bopenEuler[\s:v-]{0,3}(\d{2}\.\d{2})?\b/gi, 'openEuler'],
  [/\bLinux Mint[\s:v-]{0,3}(\d{2}(?:\.\d)?)?\b/gi, 'linuxmint'],
  [/\bKali(?: Linux)?[\s:v-]{0,3}(\d{4}\.\d)?\b/gi, 'kali'],
  [/\bManjaro\b/gi, 'manjaro'],
  [/\bRED ?OS\b[\s:v-]{0,3}(\d\.\d)?/gi, 'redos'],
  [/\bGentoo(?: Linux)?\b/gi, 'gentoo'],
  [/\bPop!?_?OS[\s:v-]{0,3}(\d{2}\.\d{2})?/gi, 'pop'],
  [/\bOpenWrt[\s:v-]{0,3}(\d{2}\.\d{2})?/gi, 'openwrt'],
  [/(?:\bKylin(?: Linux)?(?: Server| Desktop)?|麒麟)[\s:-]{0,3}(V?\d{1,2})?/gi, 'kylin'],
  [/\bNixOS[\s:v(-]{0,3}(\d{2}\.\d{2})?\b/gi, 'nixos'],
  [/\bProxmox(?: VE)?[\s:v-]{1,3}(\d(?:\.\d)?)\b/gi, 'proxmox'],
];

/** `ID=` lines and what the driver loaders call the system. */
export const IDS = /(?:^|[\s:])ID="?([a-z][\w-]{1,20})"?(?=\s*$|\s[^\n]{0,200}\bVERSION_ID=|\s[^\n]{0,200}\bID_LIKE=)/g;
export const VERSION_IDS = /(?:^|[\s:])VERSION_ID="?([\w.-]{1,20})"?(?=\s|$)/g;
/** Stands in for a `VERSION_ID` that was cut off. */
export const VERSIONS = /(?:^|[\s:])VERSION="?(\d[\w.]{0,12})(?=[\s"]|$)/g;

/** `VERSION=` of an os-release without its other lines: the name of the release tells the system. */
export const RELEASE_NAMES: readonly (readonly [pattern: RegExp, id: string])[] = [
  [/\bVERSION="?(\d\d\.\d\d)(?:\.\d{1,2})?(?: LTS)? \([A-Z]\w{2,12} [A-Z]\w{2,12}\)/g, 'ubuntu'],
  [/\bVERSION="?(\d{1,2}) \((?:jessie|stretch|buster|bullseye|bookworm|trixie|forky)\)/g, 'debian'],
  [/\bVERSION="?(\d{1,2}\.\d{1,2}) \((?:Maipo|Ootpa|Plow|Coughlan)\)/g, 'rhel'],
  [/\bVERSION="?(\d{1,2}\.\d{1,2}) \((?:Green Obsidian|Blue Onyx|Red Quartz)\)/g, 'rocky'],
  // AlmaLinux has a name for each minor, a colour and a wild cat.
  [
    /\bVERSION="?((?:8|9|10)\.\d{1,2}) \((?!Green Obsidian|Blue Onyx|Red Quartz)[A-Z]\w{2,12} [A-Z]\w{2,12}\)/g,
    'almalinux',
  ],
];

/** What only one system prints. */
export const MARKS: readonly (readonly [pattern: RegExp, id: string])[] = [
  [/\bCOS detected\b/g, 'cos'],
  [/\/\.bottlerocket\/\w/g, 'bottlerocket'],
  [/\d-arch\d{1,2}-\d{1,2}\b/g, 'arch'],
];
export const TARGETS =
  /(?:target identifier:|\btarget:|falco_)\s?(amazonlinux2023|amazonlinux2022|amazonlinux2|amazonlinux|ubuntu(?:-\w+)?|debian|centos|rhel|rhcos|fedora|flatcar|bottlerocket|cos|talos|alpine|rocky|almalinux|ol|oracle\w*|sles|opensuse\w*|minikube|arch|photon|gardenlinux)(?=[_\s]|$)/g;
export const TARGET_IDS: Readonly<Record<string, readonly [string, string?]>> = {
  amazonlinux2023: ['amzn', '2023'],
  amazonlinux2022: ['amzn', '2022'],
  amazonlinux2: ['amzn', '2'],
  amazonlinux: ['amzn'],
};

/** The release of the system in the name of its driver: `falco_bottlerocket_5.10.165_1_1.13.1-aws.o`. */
export const BOTTLEROCKET = /\bfalco_bottlerocket_[\d.]{5,14}_\d{1,3}_(\d\.\d{1,3}\.\d{1,3})/;

/** Names of releases that stand in for their number. */
export const CODENAMES: Readonly<Record<string, string>> = {
  xenial: '16.04',
  bionic: '18.04',
  focal: '20.04',
  jammy: '22.04',
  noble: '24.04',
  stretch: '9',
  buster: '10',
  bullseye: '11',
  bookworm: '12',
  trixie: '13',
};
