import { isWished } from './affected.ts';
import { factAt, scan, sentenceAt, type Reading } from './reading.ts';
import type { Contradiction, Fact } from './fact.ts';
import { systemsPrinted, systemsTold } from './operating-system.ts';
import { TRACES } from './platform-words.ts';

/** One thing that the reporter names and that a program in the same text prints. */
interface Pair {
  readonly name: string;
  readonly told: (reading: Reading, facts: readonly Fact[]) => readonly Fact[];
  readonly printed: (reading: Reading) => readonly Fact[];
  /** Whether the two can be true of one system; without it only equal ones can. */
  readonly agree?: (told: string, printed: string) => boolean;
}

const WORDS = ['prose', 'heading', 'answer'] as const;
const SHOWN = ['log', 'command', 'config'] as const;

const read = (
  reading: Reading,
  name: string,
  kinds: Parameters<typeof scan>[2],
  patterns: readonly (readonly [RegExp, string?])[],
): Fact[] =>
  patterns.flatMap(([pattern, value]) =>
    scan(reading.lines, pattern, kinds).map((found) => factAt(name, value ?? found.value, found)),
  );

const minor = (version: string): string => /^\d+\.\d+/.exec(version)?.[0] ?? version;
/** Offers that are one and no other; `kubernetes`, `kubeadm` or `vm` say less than a name of a node does. */
const OFFERS = new Set(['eks', 'gke', 'aks', 'minikube', 'kind', 'k3s', 'rke2']);
const SYSTEMS = new Set([
  'ubuntu',
  'debian',
  'rocky',
  'almalinux',
  'ol',
  'amzn',
  'fedora',
  'sles',
  'flatcar',
  'talos',
  'cos',
  'arch',
]);
/** Printed inside a container, whose system is that of its image. */
const INSIDE =
  /\b(?:kubectl|oc|docker|podman|crictl|nerdctl) exec\b|\bdocker run\b|\b(?:in|inside|of) (?:the |a |falco's )?(?:container|image|pod)\b/i;
const isOfContainer = ({ evidence }: Fact, reading: Reading): boolean =>
  reading.lines.some(
    ({ line }) =>
      line.source === evidence.source &&
      line.number <= evidence.line &&
      evidence.line - line.number < 14 &&
      INSIDE.test(line.text.slice(0, 300)),
  );
const ARCHITECTURES: Readonly<Record<string, string>> = { arm64: 'aarch64', graviton: 'aarch64', amd64: 'x86_64' };
const architecture = (fact: Fact): Fact => {
  const word = String(fact.value).toLowerCase();
  return { ...fact, value: ARCHITECTURES[word] ?? word };
};

const PAIRS: readonly Pair[] = [
  {
    name: 'container.runtime',
    told: (reading) =>
      read(reading, 'container.runtime', WORDS, [
        [/(?<![\w/.-])containerd(?![\w/.-]*\.sock|\/|-shim|\.service)\b/g, 'containerd'],
        [/(?<![\w/.-])CRI-?O\b(?!\.sock)/gi, 'cri-o'],
      ]),
    printed: (reading) =>
      read(reading, 'container.runtime', SHOWN, [[/(?:Container ID:\s+|\s)(docker|containerd|cri-o):\/\/[0-9a-f]/g]]),
  },
  {
    name: 'os.id',
    told: systemsTold,
    printed: (reading) => systemsPrinted(reading).filter((fact) => !isOfContainer(fact, reading)),
    // Red Hat's name stands for its rebuilds too, and Raspberry Pi OS calls itself Debian.
    agree: (told, printed) => !SYSTEMS.has(told) || !SYSTEMS.has(printed),
  },
  {
    name: 'platform',
    told: (_reading, facts) => facts.filter(({ name, value }) => name === 'platform' && OFFERS.has(String(value))),
    printed: (reading) =>
      TRACES.filter(({ platform }) => OFFERS.has(platform)).flatMap(({ platform, pattern }) =>
        read(reading, 'platform', SHOWN, [[pattern, platform]]),
      ),
  },
  {
    name: 'platform.version',
    told: (_reading, facts) =>
      facts.filter(({ name, value }) => name === 'platform.version' && /^1\.\d{2}/.test(String(value))),
    printed: (reading) =>
      read(reading, 'platform.version', SHOWN, [[/^Server Version:\s+v(1\.\d{2}\.\d{1,3}(?:[-+][\w.+-]*\w)?)/g]]),
    agree: (told, printed) => minor(told) === minor(printed),
  },
  {
    name: 'arch',
    told: (reading) =>
      read(reading, 'arch', WORDS, [
        [
          /(?<![\w/.-])(arm64|aarch64|[Gg]raviton|amd64|x86_64)\d?(?= (?:nodes?|hosts?|machines?|servers?|VMs?|instances?)\b)/g,
        ],
      ]).map(architecture),
    printed: (reading) => read(reading, 'arch', [...SHOWN, ...WORDS], [[/\b(x86_64|aarch64) GNU\/Linux/g]]),
  },
  {
    name: 'chart.version',
    told: (reading) =>
      read(reading, 'chart.version', WORDS, [
        [/\b[Cc]harts?(?: [Vv]ersion)?[\s:=`]{1,3}v?([1-9]\d?\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/g],
      ]),
    printed: (reading) =>
      read(reading, 'chart.version', SHOWN, [[/\sdeployed\s+falco-([1-9]\d?\.\d{1,3}\.\d{1,3})\s/g]]),
  },
  {
    name: 'install.method',
    told: (reading) =>
      scan(
        reading.lines.filter(({ field, line }) => field === 'installation-method' && line.kind === 'answer'),
        /^\W{0,4}(?:deb|rpm|DEB|RPM|apt|yum|dnf)(?: package)?\W{0,3}$/g,
      ).map((found) => factAt('install.method', 'package', found)),
    printed: (reading) =>
      read(reading, 'install.method', SHOWN, [
        [/\bhelm (?:upgrade|install)\b[^\n]{0,80}\bfalcosecurity\/falco\b/g, 'helm'],
      ]),
  },
];

/** Another time, another place, or nothing that was done: not what is at work here. */
const ELSEWHERE =
  /\b(?:upgrad\w*|updat\w*|migrat\w*|mov(?:ed|ing)|switch\w*|previous\w*|before|formerly|earlier|old(?:er)?|new(?:er)?|also|too|other|others|another|both|some|most|mixed|different|either|staging|laptop|workstation|instead|than|unlike|tried|test(?:ed|ing)?|will|would|want|plan\w*|if|whether|not|no|without|nor)\b|\/|\?|\b(?:and|or|und|oder|et|ou|y|o) (?:on )?(?:arm64|aarch64|amd64|x86_64|docker|containerd|cri-?o|EKS|GKE|AKS)\b/i;
/** The report tells of several clusters or machines. */
const SEVERAL =
  /\b(?:two|three|four|several|some|different|various|other|others|both|mixed|second|zwei|mehrere|verschiedene|andere\w*|dos|varios|deux|plusieurs|dois|vários) (?:of (?:our|the) )?(?:clusters?|environments?|hosts?|machines?|servers?|boxes|VMs?|systems?|sites?|accounts?|regions?|pools?|node groups?|Rechner\w?|Maschinen|Umgebungen|entornos|máquinas|environnements)\b|\b(?:staging|laptop|workstation|on another|exec format error|multi-?arch)\b/i;

/** What the reporter names once, and what programs of the same text print once, where the two cannot both be true of one system. */
export function toldAgainstPrinted(
  reading: Reading,
  facts: readonly Fact[],
): { readonly contradictions: readonly Contradiction[]; readonly facts: readonly Fact[] } {
  const contradictions: Contradiction[] = [];
  const doubtful: Fact[] = [];
  if (!reading.ofFalco || reading.kind !== 'problem') return { contradictions, facts: doubtful };
  if (reading.lines.some(({ line }) => line.kind !== 'log' && SEVERAL.test(line.text.slice(0, 1_000))))
    return { contradictions, facts: doubtful };
  for (const { name, told, printed, agree } of PAIRS) {
    const one = only(told(reading, facts).filter((fact) => isPlain(fact, reading)));
    const other = only(printed(reading));
    if (!one || !other || !isSameText(one, other)) continue;
    const [said, shown] = [String(one.value), String(other.value)];
    if (said === shown || agree?.(said, shown)) continue;
    contradictions.push({
      names: [name],
      says: `the report says ${said}, but what it shows says ${shown}`,
      evidence: [one.evidence, other.evidence],
    });
    doubtful.push(one, other);
  }
  return { contradictions, facts: doubtful };
}

/** A title counts as the first line of the body. */
const isSameText = ({ evidence: a }: Fact, { evidence: b }: Fact): boolean =>
  a.source === b.source ? a.line !== b.line : a.source === 'title' && b.source === 'body';

/** The first of facts that all have one value; none where they differ. */
function only(facts: readonly Fact[]): Fact | undefined {
  return new Set(facts.map(({ value }) => value)).size === 1 ? facts[0] : undefined;
}

/** Told of the system of the report, in a sentence without a second one beside it. */
function isPlain({ evidence }: Fact, reading: Reading): boolean {
  const line = reading.lines.find((at) => at.line.source === evidence.source && at.line.number === evidence.line)?.line;
  if (!line || !(WORDS as readonly string[]).includes(line.kind)) return false;
  const at = Math.min(Math.max(0, evidence.column - 1), Math.max(0, line.text.length - 1));
  const { sentence, mark } = sentenceAt(line.text, at);
  return mark !== '?' && !ELSEWHERE.test(sentence) && !isWished({ line, at });
}
