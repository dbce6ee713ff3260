import type { IssueDocument, Line } from '../issue/issue-document.ts';
import { evidenceAt } from '../issue/issue-document.ts';
import type { Fact } from './fact.ts';
import type { StatingLine } from './stating-line.ts';

/** Repositories whose issues are about Falco, its drivers, rules or chart; a list of the project's own names. */
const OURS =
  /^falcosecurity\/(?:falco|libs|charts|plugins|rules|falcoctl|deploy-kubernetes|falco-operator|\.github|community|evolution|contrib)$/i;
/** Where prebuilt drivers are made: reports of a Falco that does not find its own come there too. */
const MAKES_DRIVERS = /^falcosecurity\/test-infra$/i;
/** Where the loader and the artifacts of `falcoctl` are parts of Falco's own installation. */
const INSTALLS_FALCOCTL = /^falcosecurity\/(?:falco|charts)$/i;
/** Tools around Falco with code and faults of their own. */
const NEIGHBOURS =
  /\bfalco[- _]?(?:exporter|sidekick(?:[- _]?ui)?|website|talon|security-website|eks-audit-bridge|aws-\w+)\b|\bfalcosidekick(?:-ui)?\b|\btfdrift-falco\b|\bfalco-(?:grpc|events?|vet|test\w*)\b|\b(?:driverkit|k8s-metacollector|metacollector|event-generator|falcoctl|client-(?:go|py|rs)|pdig|kilt|evolution|test-infra|advocacy)\b/gi;
const FALCO = /(?<![\w/-])falco(?![\w]|-(?:exporter|sidekick))/gi;
/** Other products of this field. A title that names one of them, and not Falco, is about it. */
const OTHERS =
  /\b(?:crowdsec|wazuh|vector|logstash|fluent[ -]?bit|fluentd|filebeat|auditbeat|elastic agent|tetragon|tracee|cilium|osquery|datadog|crowdstrike|trivy|kubescape|sentinelone|kyverno|gatekeeper|istio|promtail|argo ?cd|kubearmor|neuvector|suricata|auditd)\b/i;
/** A title that starts with such a name is about it even where it names Falco too. */
const FIRST_OTHER = new RegExp(String.raw`^\W{0,3}(?:${OTHERS.source})`, 'i');
/** Falco among others in brackets: `sources (nginx, falco, istio)`. */
const LISTED = /\((?:[\w .-]{1,24}, ){0,6}falco(?:,? (?:and )?[\w .-]{1,24}){1,6}\)/gi;
/** What only Falco prints: when it ends how often each rule has matched, and that its receiver is too slow. */
const OF_FALCO_ALONE =
  /Triggered rules by rule name:|Rule counts by severity:|all output channels are blocked|Outputs queue (?:is full|out of memory)/;
/** Falco as a measure of something else: `as Falco does`, `slower than Falco`. */
const COMPARED =
  /\b(?:like|as|unlike) falco (?:does|do|did|has|uses?|handles?|works?)\b|\b(?:than|similar to|compared (?:to|with)|such as|e\.g\.?,?|inspired by|the way) falco(?:'s)?\b(?! v?\d)|\b(?:falco(?:,| and| or) (?:sysdig|tetragon|tracee|cilium|osquery|wazuh)|(?:sysdig|tetragon|tracee|cilium|osquery|wazuh)(?:,| and| or) falco)\b/gi;
/** What only Falco prints. */
const PRINTED =
  /Falco (?:version[: ]|initialized with configuration)|falco version=|Falco internal: |[Ss]yscall event drop|\b(?:libpman|libscap|libsinsp)\b|falco-driver-loader|falcoctl driver|Opening '?(?:syscall|capture)|\/dev\/falco\d|\bfalco_(?:rules|[a-z0-9-]+_\d)|\/etc\/falco\/|\/usr\/bin\/falco\b|falcosecurity\/falco(?::|\b)|falcosecurity_(?:scap|falco)_|\[falco\]|"?scap\.n_|falco-bpf\.o|falco\.(?:n_threads|cpu_usage|memory_rss)|\bsystemctl \w+ falco|%?k8s\.(?:deployment|rs|rc|svc|ns|pod)\.(?:name|label)|\bcontainer_image_repository=|\bk8s_(?:ns|pod)_name=|\bproc\.(?:name|cmdline|pname|aname)\b|\bevt\.(?:type|num|dir)\b|k8smeta\.|\bspawned_process\b/;

/** A line of `kubectl get pods`: that Falco runs beside is no report about it. */
const POD_TABLE = /\s\d{1,3}\/\d{1,3}\s+(?:Running|Completed|Pending|Error|\w*BackOff)\b/;
/** Words that reports about Falco use even when they do not name it: a release number and one other kind are needed. */
const RELEASE = /(?<![\w.])v?0\.(?:2[6-9]|3\d|4[0-5])(?:\.\d)?(?!\w|\.\d)/;
const VOCABULARY: readonly RegExp[] = [
  /\bmodern[_-]e?bpf\b|\bkmod\b|\be?BPF[- ](?:probe|driver|sonde|treiber)\b|\bkernel (?:module|probe)\b|\b(?:sonde|sonda|pilote) e?bpf\b|\bkernelmodul\b|\bmodule noyau\b|\bmódulo (?:del?|do) kernel\b|内核模块|カーネルモジュール|e?bpf ?(?:探针|プローブ)/i,
  /\bload_plugins\b|\bk8s-?audit\b|\bbase_syscalls\b|\bsyscall_event_drops\b|\bbuf_?[sS]ize_?[pP]reset\b/,
  /\bn_(?:threads|fds|drops|evts)\b|\bevts_rate/,
  /\b(?:dropped|drops? of) (?:system calls|syscalls|events)\b|\bdrop (?:alerts?|messages?|reports?)\b|\bsyscalls?\b|\bappels? système|\bllamadas? al sistema|\bchamadas? de sistema|\bSystemaufruf|系统调用|システムコール/i,
  /\b(?:audit (?:events|webhook)|default rules)\b/i,
];

/** Settings that no other product has under these names. */
const SETTINGS: readonly string[] = [
  'grpc.threadiness',
  'syscall_event_drops',
  'program_output',
  'http_output',
  'file_output.keep_alive',
  'outputs_queue',
  'load_plugins',
  'base_syscalls',
  'rules_file',
  'rules_files',
  'stdout_output',
  'json_include_output_property',
];
/** A chart of the years when Falco had these releases, beside one of them. */
const CHART = /\b[Cc]harts?[\s:v-]{1,3}[1-9]\.\d{1,2}\.\d{1,2}\b/;
const CLUSTER =
  /\b(?:kubernetes|k8s|kubeadm|containerd|cri-o|eks|gke|aks|openshift|kubectl|helm|daemonset|kernel|nodes?)\b/i;

const hasSetting = (document: IssueDocument, key: string): boolean =>
  document.config.some((entry) =>
    entry.path
      .join('.')
      .replace(/^falco\./, '')
      .startsWith(key),
  );

/** A release that Falco had, told without the name of anything in front of it: `GKE, helm, 0.41.3`, `with 0.35.1`, `all alerts of 0.41.3`. */
const BARE_RELEASE =
  /(?:^|[,;:(]\s?|\b(?:with|on|of|in|since|using|running|run|from|to|and|version|mit|auf|seit|unter|von|con|en|desde|com|na|avec|sous|depuis|am|is)\s(?:the |la |a |version )?)[`*v]{0,3}0\.(?:2[6-9]|3\d|4[0-5])(?:\.[0-5])?[`*]{0,2}(?=$|[\s,;:.)(](?!\d))(?! (?:cores?|cpus?|s\b|ms|seconds|of))/im;

/** What goes wrong with Falco and hardly with a product that somebody would leave unnamed in its tracker. */
const TROUBLE =
  /\bdrops\b|\b(?:event|syscall|drop)\w* (?:drops?|loss|lost)\b|\b(?:k8s|kubernetes|pod|container) (?:fields?|names?|metadata)\b|<NA>|\balerts?\b|\brules?\b|\b(?:exit(?: code)?:? 13[79]|OOM(?:Killed)?)\b|\b[Ss]ocket handler\b/;

/** `k8s_ns=<NA>`, `pod names are <NA>` */
const NO_NAME = /\bk8s[._](?:ns|pod)(?:[._]name)?=<NA>|\b(?:k8s|kubernetes|pods?|containers?)\b[^.;\n]{0,60}<NA>/i;

/** Two releases of the years when Falco had them, set side by side. */
function twoReleases(lines: readonly StatingLine[]): boolean {
  const seen = new Set<string>();
  for (const { line } of lines.slice(0, 400))
    for (const match of line.text.slice(0, 2_000).matchAll(/(?<![\w.:/-])v?(0\.(?:3\d|4[0-5])\.[0-4])(?!\w|\.\d|-)/g))
      seen.add(match[1]!);
  return seen.size > 1;
}

/** A field of a template that names the version of another product: `### Tetragon Version`, `- Cilium version:`. */
const OTHER_VERSION =
  /^(?:#{1,4}\s*|\*\*|[-*]\s*)(?!Falco|Kernel|Kubernetes|K8s|Chart|Helm|OS|Libs|Driver|Cluster|Container|Docker|Server|Client|Linux|Operating|Runtime|What|Which|Affected|Software|Product|App|API|Go\b|Plugin)([A-Z][\w-]{2,20}) [Vv]ersion\b/;

/** Whether Falco is spoken of at all; then its versions are read. */
export function mentionsFalco(document: IssueDocument, lines: readonly StatingLine[]): boolean {
  if (/^falcosecurity\//i.test(document.issue.repository ?? '')) return true;
  return lines.some(({ line }) => /falco/i.test(line.text) || PRINTED.test(line.text.slice(0, 2_000)));
}

/**
 * `report.product`: `falco` when the report is about Falco itself, else `other`. The repository decides where it is one of the
 * project's; elsewhere the title and the words do, and what Falco prints weighs more than its name.
 */
export function readReportProduct(document: IssueDocument, lines: readonly StatingLine[]): Fact {
  const repository = document.issue.repository ?? '';
  const title = lines.find(({ line }) => line.source === 'title')?.line;
  const first = title ?? lines[0]?.line;
  const say = (value: 'falco' | 'other', line: Line | undefined, at = 0): Fact => ({
    name: 'report.product',
    value,
    evidence: line ? evidenceAt(line, at, 5) : { source: 'title', line: 1, column: 1, excerpt: '' },
    inferred: 'repository, title and vocabulary',
  });
  const ownTool =
    /\bfalcoctl\b/i.test(title?.text ?? '') &&
    (INSTALLS_FALCOCTL.test(repository) ||
      (repository === '' && lines.some(({ line }) => /\bfalco v?0\.\d/i.test(line.text.slice(0, 2_000)))));
  const neighbourTitle = title !== undefined && !ownTool && isAboutNeighbour(title.text);
  const isOurs = OURS.test(repository) || (MAKES_DRIVERS.test(repository) && lines.some(tellsOfFalco));
  if (/^falcosecurity\//i.test(repository))
    return say(isOurs && !neighbourTitle && !isOfSysdig(repository, lines) ? 'falco' : 'other', first);
  const printed = lines.find(({ line }) => PRINTED.test(line.text.slice(0, 2_000)));
  const repositoryName = repository.slice(repository.indexOf('/') + 1);
  if (/\bfalco-|-falco\b|falcosidekick/i.test(repositoryName)) return say('other', first);
  const printedHere = lines.some(({ line }) => OF_FALCO_ALONE.test(line.text.slice(0, 200)));
  if ((neighbourTitle && !printedHere) || (!/falco/i.test(title?.text ?? '') && opensWithNeighbour(lines)))
    return say('other', first);
  if (repository === '' && !printed && !/falco/i.test(title?.text ?? '') && OTHERS.test(title?.text ?? ''))
    return say('other', first);
  if (repository === '' && !printed && FIRST_OTHER.test(title?.text ?? '')) return say('other', first);
  if (
    repository === '' &&
    !/falco/i.test(title?.text ?? '') &&
    document.lines.some((line) => OTHER_VERSION.test(line.raw.slice(0, 80)))
  )
    return say('other', first);
  const onlyFalco = listsOnlyFalco(lines);
  let count = 0;
  let where: Line | undefined;
  for (const { line, field } of lines) {
    if (field === 'falco-version') count += 2;
    const text = line.text.slice(0, 2_000).replace(NEIGHBOURS, ' ').replace(COMPARED, ' ').replace(LISTED, ' ');
    const hits = [...text.matchAll(FALCO)].length;
    if (hits === 0 || (POD_TABLE.test(text) && !onlyFalco)) continue;
    where ??= line;
    count += line.source === 'title' ? 3 : hits;
  }
  const killed = lines.flatMap(({ line }) => KILLED.exec(line.text.slice(0, 2_000))?.[1] ?? []);
  if (killed.length > 0 && !killed.some((name) => /falco/.test(name)) && count < 2) return say('other', first);
  const foreign = repository !== '';
  const said = (word: RegExp): boolean => lines.some(({ line }) => word.test(line.text.slice(0, 2_000)));
  if (
    !foreign &&
    count === 0 &&
    said(RELEASE) &&
    (VOCABULARY.some(said) || SETTINGS.some((key) => hasSetting(document, key)))
  )
    return say('falco', first);
  if (!foreign && count === 0 && said(/\bcontainer\.(?:id|name|image)\b/) && said(/\balerts?\b/i))
    return say('falco', first);
  if (!foreign && count === 0 && (twoReleases(lines) ? said(CLUSTER) : said(RELEASE) && said(CHART)))
    return say('falco', first);
  // Nobody else writes a missing name of a pod like that.
  if (!foreign && count === 0 && said(NO_NAME)) return say('falco', first);
  if (!foreign && count === 0 && said(BARE_RELEASE) && said(TROUBLE) && !said(OTHERS)) return say('falco', first);
  if (printed && (count > 0 || !foreign)) return say('falco', printed.line);
  if (foreign ? count >= 4 : count >= 1) return say('falco', where);
  // Settings, chart keys and field names of Falco without its name.
  const known = document.config.some((entry) =>
    /^(?:falco\.)?(?:syscall_event_drops|falco_libs|base_syscalls|driver\.kind|engine\.kind|collectors\.kubernetes)/.test(
      entry.path.join('.'),
    ),
  );
  return !foreign && (printed ?? known) ? say('falco', printed?.line ?? first) : say('other', first);
}

/** Falco or its loader printed it, or it is what the sentence is about: `Falco pods fail`, `our falco does not start`. */
const tellsOfFalco = ({ line }: StatingLine): boolean =>
  (line.kind !== 'prose' && PRINTED.test(line.text.slice(0, 2_000))) ||
  /(?<![\w/-])falco(?: pods?| daemon ?sets?)?(?:'s)? (?:has|does|do|is|are|can|could|fails?|crash\w*|dies|stops?|looks?|tries)\b/i.test(
    line.text.slice(0, 2_000),
  );

/** The libraries serve Sysdig too: its loader and its address in a report that does not name Falco. */
const isOfSysdig = (repository: string, lines: readonly StatingLine[]): boolean =>
  repository === 'falcosecurity/libs' &&
  lines.some(({ line }) => /\bscap-driver-loader\b|\bdownload\.sysdig\.com\b/.test(line.text.slice(0, 2_000))) &&
  !lines.some(({ line }) => /falco/i.test(line.text.slice(0, 2_000)));

/** All pods of the table are those of Falco: `falco-4x2bl   2/2   Running   9   21d`. */
function listsOnlyFalco(lines: readonly StatingLine[]): boolean {
  const pods = lines.filter(({ line }) => POD_TABLE.test(line.text.slice(0, 400)));
  return pods.length > 0 && pods.every(({ line }) => /^(?:\w+\s+)?falco-(?!exporter|sidekick)/.test(line.text));
}

/** `Killed process 88120 (java)`: the system's own words about whom the report is. */
const KILLED = /Killed process \d{1,9},? \(([\w./-]{1,40})\)/;

/** A neighbour is the first thing that the first sentence names: `metacollector 0.1.1 is OOMKilled`. */
function opensWithNeighbour(lines: readonly StatingLine[]): boolean {
  const first =
    lines
      .find(({ line }) => line.source === 'body' && line.kind === 'prose')
      ?.line.text.slice(0, 300)
      .split(/[.!?。]\s/)[0] ?? '';
  const at = first.search(NEIGHBOURS);
  const falco = first.replace(NEIGHBOURS, (word) => '_'.repeat(word.length)).search(/falco/i);
  return (
    at >= 0 &&
    at < 40 &&
    falco < 0 &&
    !first.startsWith('falcoctl') &&
    (/kill|oom|crash|restart|fail|error|drop|high|slow|grow|leak|empty|missing|lost|denied|stuck|4\d\d\b/i.test(
      first,
    ) ||
      /^\W{0,4}[\w -]{5,40}\Wv?\d+\.\d+(?:\.\d+)?\W{0,3}$/.test(first))
  );
}

function isAboutNeighbour(words: string): boolean {
  const title = words.replace(/^\W{0,2}falco\W{1,3}(?=\S)/i, (lead) => (/[:\]/|]/.test(lead) ? '' : lead));
  const rest = title.replace(NEIGHBOURS, ' ');
  return rest !== title && !/(?<![\w-])falco(?![\w-])/i.test(rest);
}
