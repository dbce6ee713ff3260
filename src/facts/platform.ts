import type { Line } from '../issue/issue-document.ts';
import type { Fact } from './fact.ts';
import { clauseAround, describesSystem, distinct, factAt, scan, type Found, type Reading } from './reading.ts';
import type { StatingLine } from './stating-line.ts';

interface Named {
  readonly platform: string;
  /** Group 1 or 2 is the version, when it is told. */
  readonly pattern: RegExp;
}

const V = String.raw`[\s:(=@-]{0,3}(?:version|cluster|nodes on|\()?[\s(:]{0,2}v?(\d\.\d{1,2}(?:\.\d{1,3})?(?:[-+][\w.+-]*\w)?)`;
const platformNamed = (platform: string, words: string, flags = 'gi'): Named => ({
  platform,
  pattern: new RegExp(String.raw`(?<![\w./-])(?:${words})(?![\w])(?:${V})?`, flags),
});

/** The most specific first. */
const PLATFORMS: readonly Named[] = [
  platformNamed('fargate', '(?:AWS |EKS |ECS )?Fargate'),
  platformNamed('okd', 'OKD'),
  platformNamed('openshift', 'OpenShift(?: Container Platform)?(?: OCP)?|OCP|ROSA|ARO'),
  platformNamed('microk8s', 'microk8s'),
  platformNamed('minikube', 'minikube'),
  platformNamed('rke2', 'rke2'),
  platformNamed('rke', 'rke|rancher kubernetes engine'),
  platformNamed('k3s', 'k3s|k3d'),
  platformNamed('kops', 'kops'),
  platformNamed('kind', '(?:kind|KinD)(?= (?:cluster|v\\d|nodes?|create cluster))', 'g'),
  platformNamed('eks', '(?:AWS |Amazon )?EKS|Elastic Kubernetes Service'),
  platformNamed('gke', 'GKE(?: Autopilot| Standard)?|Google Kubernetes Engine'),
  platformNamed('aks', '(?:Azure )?AKS|Azure Kubernetes Service'),
  platformNamed('kubeadm', 'kubeadm'),
  platformNamed('ecs', '(?:AWS |Amazon )?ECS(?! \\(?(?:cloud |virtual )?(?:VM|server|machine))', 'g'),
  platformNamed('ecs', 'Elastic Container Service'),
];

/** Traces of a platform in names that programs print. */
const TRACES: readonly Named[] = [
  { platform: 'gke', pattern: /\bgke-[\w-]+-[0-9a-f]{8}-\w{4}\b|-gke\.\d+/g },
  { platform: 'eks', pattern: /\baws-k8s-\d\.\d+|\bamazon-eks-/g },
  { platform: 'minikube', pattern: /"hostname":"minikube"/g },
  { platform: 'aks', pattern: /\baks-[a-z0-9]+-\d{8}-vmss\w+|\bAKSUbuntu\b/g },
];

const KUBERNETES_VERSION =
  /(?<![\w.-])(?:[Kk]ubernetes|k8s|K8s|kubelet|kube-apiserver)(?: cluster| server)?(?: version)?[\s:=(]{1,3}v?(\d\.\d{1,2}(?:\.\d{1,3})?(?:[-+][\w.+-]*\w)?)(?![\w.]*\s?(?:rules?|plugin))/g;

/** Words that show where Falco runs; a field name such as `k8s.pod.name` or a talk about the Kubernetes client does not. */
const KUBERNETES: readonly RegExp[] = [
  /(?<![\w.-])(?:kubernetes|k8s)[\s-](?:clusters?|nodes?|environment|installation|install|production|workers?)(?![\w.])/gi,
  /\b(?:on|in|into|to|with|via|through|auf|em|en|sur) (?:a |an |our |my |the |plain |vanilla |own |bare[- ]metal |self[- ]managed )?(?:kubernetes|k8s)\b(?![.\w-]*(?: (?:api|metadata|client|audit|fields?|support|rules?|plugin|resources?|labels?)))/gi,
  /(?<![\w`])(?:kubernetes|k8s) (?:cluster|\(|by hand|daemonset|deployment|v?\d)/gi,
  /\bkubectl (?:get|describe|logs|exec|apply|top|rollout|delete|edit|patch|create|debug)\b/g,
  /\b(?:DaemonSet|daemonset|Daemonset)\b(?! (?:of|from) (?:the )?(?:example|docs))/g,
  /\bkube-(?:apiserver|system|proxy)\b/g,
  /^ {0,6}(?:Normal|Warning)\s.{0,80}\bkubelet\b/g,
  /\bby (?:the )?Kubernetes\b/g,
  /(?<![\w.-])(?:kubernetes|k8s) (?:manifests?|ya?mls?)\b/gi,
  /(?:^|[,;(/|+]\s{0,2})(?<!\b(?:Tags|Keywords|Labels)\b.{0,200})(?:kubernetes|k8s)(?=\s?(?:[,;:)/|+]|\.?$))/gi,
];
/** `1.22 up to 1.24`, `1.28 and 1.29`. */
const SECOND =
  /^(?: (?:and|up to|to|through|till|until|bis|und|y|et|or|&) | ?[–/] ?| - )v?(\d\.\d{1,2}(?:\.\d{1,2})?)(?![\w%])/;
const VM =
  /\b(?:VirtualBox|Vagrant box|VMware (?:Workstation|Fusion)|Proxmox VM|cloud VM|virtual machines?|(?<![\w/])VMs?\b|KVM guest)/gi;
const CLOUD_FIELDS = new Set(['cloud', 'installation-method', 'kubernetes-version', 'system-info', 'environment']);

/** Where Falco runs, as specific as told, and that platform's version. `kubernetes` when nothing narrower is told. */
export function readPlatform(reading: Reading): Fact[] {
  const lines = reading.lines.filter(({ line }) => line.kind !== 'config');
  const facts: Fact[] = [];
  const named = reading.kind === 'work-item' ? [] : PLATFORMS;
  const hits = named
    .flatMap(({ platform, pattern }) =>
      scan(lines, pattern, ['prose', 'heading', 'answer']).map((found) => ({ platform, found: start(found) })),
    )
    .filter(
      ({ found }) => isHere(found) && (reading.kind !== 'feature' || /\b(?:our|my|we|I)\b/.test(found.line.text)),
    );
  const crowded = crowdedLines(hits);
  const okd = hits.find(({ platform, found }) => platform === 'okd' || /\bokd-\d/.test(found.groups[0] ?? ''));
  const own = okd ? [{ platform: 'okd', found: okd.found }] : hits.filter(({ found }) => !crowded.has(found.line));
  const traces = TRACES.flatMap(({ platform, pattern }) =>
    scan(reading.lines, pattern).map((found) => ({ platform, found })),
  );
  const field = own.filter(({ found }) => found.field !== undefined && CLOUD_FIELDS.has(found.field));
  const best = field[0] ?? own.filter(({ found }) => found.line.source !== 'title')[0] ?? own[0] ?? traces[0];
  if (best) {
    facts.push(factAt('platform', best.platform, best.found));
    const same = okd
      ? hits.map(({ platform, found }) => ({ platform: platform === 'openshift' ? 'okd' : platform, found }))
      : own;
    facts.push(...versions(best.platform, same, lines, reading.lines));
    return distinct(facts);
  }
  const version = scan(lines, KUBERNETES_VERSION, ['prose', 'heading', 'answer', 'log', 'command']);
  const answer = scan(
    lines.filter(({ field: f, line }) => f === 'kubernetes-version' && line.kind === 'answer'),
    /v?(\d\.\d{1,2}[\w.+-]*)/g,
  );
  const node = nodeVersions(lines);
  const methods = scan(
    lines.filter(({ field: f }) => f === 'installation-method' || f === 'cloud' || f === 'falco-version'),
    /\b(?:kubernetes|k8s)\b/gi,
  );
  const images = scan(reading.lines, /\bkube-apiserver:v(\d\.\d{1,2}\.\d{1,3})\b/g);
  const told = [...answer, ...version, ...node, ...images];
  const shown = KUBERNETES.flatMap((pattern) => scan(reading.lines, pattern)).filter(
    (found) =>
      describesSystem(reading) ||
      (reading.kind === 'work-item'
        ? !/daemonset|^[^a-z]*(?:kubernetes|k8s)$/i.test(found.value)
        : /cluster|nodes?\b|kubectl/i.test(found.line.text)),
  );
  const vm = scan(lines, VM, ['prose', 'heading', 'answer']);
  const first = told[0] ?? methods[0] ?? shown[0];
  if (first && !(vm.length > 0 && told.length === 0 && methods.length === 0 && shown.length < 2)) {
    facts.push(factAt('platform', 'kubernetes', first));
    if (told[0]) facts.push(factAt('platform.version', told[0].value, told[0]));
    const second =
      told[0] && told[0].line.kind !== 'log'
        ? SECOND.exec(told[0].line.text.slice(told[0].at + told[0].length, told[0].at + 60))
        : null;
    if (second && told[0]) facts.push(factAt('platform.version', second[1]!, told[0]));
  } else if (vm[0]) facts.push(factAt('platform', 'vm', vm[0]));
  return distinct(facts);
}

/** A line that counts up three platforms or more is about none of them. */
function crowdedLines(hits: readonly { platform: string; found: Found }[]): ReadonlySet<Line> {
  const names = new Map<Line, Set<string>>();
  for (const { platform, found } of hits) names.set(found.line, (names.get(found.line) ?? new Set()).add(platform));
  return new Set([...names].filter(([, own]) => own.size > 2).map(([line]) => line));
}

const start = (found: Found): Found => ({ ...found, at: Math.max(0, found.line.text.indexOf(found.groups[0] ?? '')) });

function nodeVersions(lines: readonly StatingLine[]): Found[] {
  return scan(lines, /^\S+\s+(?:Not)?Ready[\w,]*\s+\S+\s+(?:\S+\s+)?v(\d\.\d{1,2}\.\d{1,3}(?:[-+][\w.+-]*\w)?)/g);
}

function versions(
  platform: string,
  hits: readonly { platform: string; found: Found }[],
  lines: readonly StatingLine[],
  everything: readonly StatingLine[],
): Fact[] {
  const own = hits.filter((hit) => hit.platform === platform);
  const found = own.flatMap(({ found: hit }) => {
    const version = hit.groups.slice(1).find((group) => group !== undefined);
    return version === undefined
      ? []
      : [{ ...hit, value: version, at: hit.line.text.indexOf(version, hit.at), length: version.length }];
  });
  const more = own.flatMap(({ found: hit }) => {
    const rest = hit.line.text.slice(hit.at, hit.at + 80);
    const second =
      /^\D{2,40}\(?v?\d\.\d{1,2}(?:\.\d{1,2})?(?: (?:and|up to|to|through|till|until|bis|und|y|et|or|&) | ?[–/] ?| - )v?(\d\.\d{1,2}(?:\.\d{1,2})?)(?![\w%])/.exec(
        rest,
      );
    return second ? [{ ...hit, value: second[1]!, at: hit.at, length: 4 }] : [];
  });
  const kubernetes =
    platform === 'openshift' || platform === 'okd'
      ? []
      : scan(lines, KUBERNETES_VERSION, ['prose', 'heading', 'answer', 'log', 'command']);
  const gke =
    platform === 'gke'
      ? scan(lines, /(?<![\w.])v?(\d\.\d{1,2}\.\d{1,3}-gke\.\d+)\b/g, ['prose', 'heading', 'answer'])
      : [];
  const all = [...found, ...more, ...gke].filter((one) => !isGood(one));
  const variant = platform === 'eks' ? scan(lines, /\baws-k8s-(\d\.\d{1,2})\b/g) : [];
  const images =
    platform === 'openshift' || platform === 'okd'
      ? []
      : scan(everything, /\b(?:kube-apiserver|kube-proxy)(?:-amd64)?:v(\d\.\d{1,2}\.\d{1,3})\b/g, [
          'config',
          'log',
          'command',
        ]);
  const told = all.length > 0 ? all : [...kubernetes, ...nodeVersions(lines), ...variant, ...images].slice(0, 1);
  const values = told.map((one) => one.value);
  return told
    .filter(
      (one) =>
        !values.some(
          (other) => other !== one.value && (other.startsWith(`${one.value}.`) || other.startsWith(`${one.value}-`)),
        ),
    )
    .map((one) => factAt('platform.version', one.value, one));
}

const isGood = (found: Found): boolean =>
  /\b(?:does not|doesn't|works?|worked|fine|ok)\b/i.test(clauseAround(found.line.text, found.at, true).slice(-80));

/** "works on AKS", "also seen on EKS by others" are not the reporter's cluster. */
function isHere(found: Found): boolean {
  const clause = clauseAround(found.line.text, found.at);
  const wide = clauseAround(found.line.text, found.at, true);
  if (/\b(?:works?|worked|fine|ok) (?:on|in|with)\b/i.test(clause) && !/\bnot?\b/i.test(clause)) return false;
  if (
    /\b(?:(?:is|are|was|were|runs?) (?:fine|ok|okay)|works?|worked|no problems?)\b/i.test(wide) &&
    !/\b(?:not?|n't|no longer|since|but)\b/i.test(wide)
  )
    return false;
  const lead = found.line.text.slice(Math.max(0, found.at - 24), found.at);
  return !/(?:but on|unlike|other than|not on|similar to|like|marketplace of|outside of) $/i.test(lead);
}
