import type { Fact } from './fact.ts';
import { compareVersions } from './compare-versions.ts';
import { isWished } from './affected.ts';
import {
  clauseAround,
  describesSystem,
  distinct,
  factAt,
  scan,
  sentenceAround,
  type Found,
  type Reading,
} from './reading.ts';

/** The label that the chart puts on all it makes; also in pasted manifests. */
const LABEL = /\bhelm\.sh\/chart["']?[=:]\s?["']?falco-(\d+\.\d+\.\d+)|^\s{0,40}chart:\s["']?falco-(\d+\.\d+\.\d+)/g;

const PATTERNS: readonly RegExp[] = [
  /\/charts\/(?:tree|blob|releases\/tag)\/falco-([1-9]\d?\.\d+\.\d+)(?![\w.])/g,
  /\bfalco[-@]([1-9]\d?\.\d+\.\d+)\b(?![+/\d])/g,
  /\b[Cc]hart(?:,? (?:its |the )?(?:number|version)[:,]?| in (?:der )?Version| (?:is|ist) (?:pinned|fixed|fest) (?:to|at|auf)| est figée? (?:en|à)| está fijad[oa] en| 版本(?:为|是)?) v?([1-9]\d?\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/g,
  /\bfalcosecurity\/falco\b.{0,120}?--version[= ]v?([1-9]\d?\.\d+\.\d+)/g,
  /--version[= ]v?([1-9]\d?\.\d+\.\d+)\b.{0,80}\bfalco/g,
  /(?<!\bhashicorp\/)\b[Hh]elm(?:[- ][Cc]hart)?(?: [Vv]ersion)?[\s:=(v`]{1,3}([1-9]\d?\.\d+\.\d+)/g,
  /\b[Cc]harts?(?: [Vv]ersion)?s?(?:-[Vv]ersion| falcosecurity\/falco| es (?:el|la|en)| est (?:en|le|la)| é (?:o|a)| ist (?:bei|die|der)| está (?:na|en)| (?:is|are|ist|es|est|to|para|auf|vers|of|for falco|upgrade to|upgraded to|update to|bump to|bumped to))?[\s:=(v`*"'-]{1,5}(?:falco-)?(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)(?![\w]|\.\d)/g,
  /\b([1-9]\d?\.\d+\.\d+) (?:(?:of the|do|del|des|du|de la) )?(?:helm )?[Cc]harts?\b/g,
  /\b[Ff]alco v?([1-9]\.\d{1,2}) (?:[Hh]elm )?[Cc]hart\b/g,
  /\b[Cc]hart is (?:the |at the )?(?:newest|latest|current)(?: one| version)?,? ?\(?v?([1-9]\d?\.\d{1,2}\.\d{1,2})(?![\w]|\.\d)/g,
  /\bcharts?\b[^.;,\n]{0,12}\bfalcosecurity\/falco[:@]v?([1-9]\d?\.\d+\.\d+)/gi,
  /(?:チャート|차트|чарт|\bchart ?(?=[版バ]))(?:バージョン|の?版|版本)?[是は]?[\s:：=(（v`]{0,4}(?:falco-)?(\d{1,2}\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/g,
  /\b(?:helm[- ]chart|chart)\b[^\n\d]{0,120}\.\s(?:The |Its |Our )?[Vv]ersion (?:is|was|used is|in use is) v?([1-9]\d?\.\d+\.\d+)/g,
  /\b[Cc]hart \((?:it is |is |that is )?now v?([1-9]\d?\.\d{1,2}\.\d{1,2})\)/g,
  // A number that Falco itself has not reached: that of the chart.
  /(?<![\w/-])[Ff]alco (?:version )?v?([2-9]\.\d{1,2}\.\d{1,3})(?![\w+]|\.\d)/g,
];
/** A second one that behaves the same: `4.2.0, 4.8.1 (the newest) shows the same`. */
const SAME_AFTER =
  /^[`*)]{0,3},?\s(?:and |also |und |y |et )?(?:with )?[`*(]{0,3}v?([1-9]\d?\.\d+\.\d+)\b[^.;\n]{0,60}\b(?:same|too|as well|also|alike|ebenso|auch|igual|pareil)\b/i;

/** `on version 1.7.1, but tested with 1.11.1 and have the same problem` */
const TESTED_TOO =
  /^[`*)]{0,3},?\s(?:but |and |then )?(?:I |we )?(?:also |then )?(?:tested|tried)(?: it)? (?:with |on |also )?(?:the latest |chart |version )*[`*(]{0,3}v?([1-9]\d?\.\d+\.\d+)\b[^.;\n]{0,80}\b(?:same|too|as well|also|alike)\b/i;

/** From one chart to another: `chart 3.8.7 (0.36.2) to 4.6.1`, `Helm upgrade 4.16.1 -> 4.19.0`; the second is the one that runs. */
const UPGRADES: readonly RegExp[] = [
  // `from Falco 0.36.2 (chart 3.8.7) to 0.37.1 (chart 4.2.0)`: the versions of Falco stand before those of the chart.
  /\bcharts?[\s:`*-]{1,4}v?([1-9]\d?\.\d{1,3}\.\d{1,3})[`*]{0,2}\)?,?\s(?:->|→|=>|to|auf|nach|à|a|para|vers)\s(?:falco )?[`*]{0,2}v?0\.\d{2}(?:\.\d{1,2})?[`*]{0,2},?\s\(?(?:with |mit |helm |the )*charts?[\s:`*-]{1,4}v?([1-9]\d?\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/gi,
  /\b(?:charts?|helm)\b[^.;,\n\d]{0,40}?(?:falco-)?v?(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)[`*]{0,2}(?: ?\([^()]{0,40}\))?,? ?(?:->|→|=>|➜|\bto\b|\bauf\b|\bnach\b|\bzu\b|\bup to\b|à\b|\ba\b|\bau\b|\bal?\b|\bao\b|\bpara\b|\bvers\b|到|至|升级到|から)\s?(?:the )?(?:chart |version )?[`*]{0,2}(?:falco-)?v?(\d{1,2}\.\d{1,3}(?:\.\d{1,3})?)(?![\w]|\.\d)/gi,
  /\bchart v?([1-9]\d?\.\d{1,3}\.\d{1,3})(?: \([^()]{0,20}\))?[^.;\n]{0,40}\b(?:fine|ok|okay|good|works?|worked)\b[^.;\n]{0,20}\.\s[^.;\n]{0,30}\bchart v?([1-9]\d?\.\d{1,3}\.\d{1,3})(?![\w]|\.\d)/gi,
  /(?<![\w.])v?([1-9]\d?\.\d{1,3}(?:\.\d{1,3})?) ?(?:->|→|=>|to) ?v?([1-9]\d?\.\d{1,3}(?:\.\d{1,3})?) (?:of |\(?)(?:the )?(?:falco |helm )*chart\b/gi,
];

function upgradedTo(lines: Reading['lines']): Found | undefined {
  for (const pattern of UPGRADES)
    for (const found of scan(lines, pattern)) {
      const [, from, to] = found.groups;
      if (from === undefined || to === undefined || from.startsWith('0.') || to.startsWith('0.')) continue;
      if (/exporter|sidekick|metacollector|event-generator|operator/i.test(found.groups[0]!)) continue;
      const back = compareVersions(to, from) < 0;
      const at = found.line.text.indexOf(back ? from : to, found.at);
      return { ...found, value: back ? from : to, at, length: (back ? from : to).length };
    }
  return undefined;
}

/** The chart by its name, and its version beside it, in a values file of Argo CD, Flux, Helmfile, Terraform or `Chart.yaml`. */
const BY_NAME = /^\s{0,40}(?:- )?(?:name|chart)\s{0,20}[:=]\s{1,4}["']?(falco|falcosecurity\/falco)["']?\s*$/g;
const BESIDE =
  /^\s{0,40}(?:- )?(?:targetRevision|version)\s{0,20}[:=]\s{1,4}["']?v?([1-9]\d?\.\d{1,3}\.\d{1,3})["']?\s*(?:\s#.*)?$/g;

function besideName(reading: Reading): Found[] {
  const names = scan(reading.lines, BY_NAME, ['config', 'log', 'command', 'prose']);
  return scan(reading.lines, BESIDE, ['config', 'log', 'command', 'prose']).filter(({ line }) =>
    names.some((one) => one.line.source === line.source && Math.abs(one.line.number - line.number) <= 4),
  );
}

/** What the reporter wrote above pasted values: `# chart 4.8.3 / falco 0.38.2`. */
const NOTED =
  /^\s{0,20}#+\s?(?:values (?:for|of) )?(?:(?:helm|falco)[ -])?chart[\s:v-]{1,3}([1-9]\d?\.\d{1,3}\.\d{1,3})(?=\s*$|\s?[,;/|(-])/gi;

/** `kube-prometheus-stack chart 58.2.1`, `prometheus chart 25.1.0`: the chart of something else. */
const OTHER_CHART =
  /\b(?:(?!falco)[a-z0-9]{2,20}-[a-z0-9-]{2,40}|prometheus|grafana|loki|promtail|vector|fluentd|fluentbit|nginx|traefik|cilium|calico|istio|argocd|vault|karpenter|kyverno|keda|redis|kafka|opensearch|elasticsearch|tetragon|tracee|gatekeeper|datadog|jenkins|gitlab|linkerd|longhorn|velero|rancher)(?:'s)? (?:helm )?charts?(?: version)?[\s:=(v`*-]{0,6}$/i;

/** A chart that was only gone back to: `went back to chart 6.1.0 for a test`. */
const WENT_BACK =
  /\b(?:went back|going back|back|roll(?:ed|ing)? ?back|downgrad\w*|revert\w*|zurück|volv\w+|volt\w+|rev\w{2,5}) (?:to|auf|zu|a|à|para|ao?) (?:the |dem |das |la |el |o )?(?:helm |falco )*chart[\s:`*v-]{0,5}$/i;

/** `no module for 5.4.214` in a title, and `5.4.214-120.368.amzn2` below. */
const isKernel = (value: string, reading: Reading): boolean =>
  reading.lines.some(({ line }) => line.text.includes(`${value}-`)) ||
  reading.lines.some(({ line }) => /\bkernel\b/i.test(line.text) && line.text.includes(value));

/** `Helm 3.2.1` of a report from before the first chart 2: the program. */
const isHelmItself = ({ line, at, value }: Found, { document }: Reading): boolean =>
  /\bhelm(?: version)?[\s:=(v`]{1,3}$/i.test(line.text.slice(Math.max(0, at - 16), at)) &&
  ((Number(value.split('.')[0]) >= 2 && (document.issue.createdAt ?? FIRST_CHART_2) < FIRST_CHART_2) ||
    // The last chart 3 is 3.8.7; Helm itself went on to 3.19.
    /^3\.(?:9|1\d)\./.test(value));
/** Month of Falco 0.32.1, the first in a chart 2. */
const FIRST_CHART_2 = '2022-07';

/** No chart of Falco has had a higher first number, with room for some years to come. */
const NEWEST_CHART = 20;
/** A version that somebody proposes or writes about. */
const IN_PAPERS =
  /\b(?:section|chapter|paragraph|page|changelog|release notes|proposed|suggested|BREAKING)\b[^.;]{0,40}\bcharts?[\s:v\x60]{1,3}\d/i;

/** The Helm chart's version. A chart version is never a Falco version; a "Falco version" of 1 or more is a chart version. */
export function readChartVersion(reading: Reading): Fact[] {
  if (!reading.aboutFalco || (reading.kind === 'work-item' && !describesSystem(reading))) return [];
  const lines = reading.lines.filter(({ line }) => line.kind !== 'config');
  const found = [...scan(reading.lines, LABEL), ...PATTERNS.flatMap((pattern) => scan(lines, pattern))];
  const answers = scan(
    reading.lines.filter(({ field, line }) => field === 'chart-version' && line.kind === 'answer'),
    /(?<![\w.])v?(\d{1,2}\.\d+(?:\.\d+)?)/g,
  );
  const asFalco = scan(
    reading.lines.filter(({ field, line }) => field === 'falco-version' && line.kind === 'answer'),
    /^v?([1-9]\.\d+\.\d+)\b/g,
  );
  const titles = /\/charts$/.test(reading.document.issue.repository ?? '')
    ? scan(
        reading.lines.filter(({ line }) => line.source === 'title'),
        /(?<![\w.])v?([1-9]\.\d+\.\d+)(?![\w.])/g,
      ).filter(({ value }) => !isKernel(value, reading))
    : [];
  const upgraded = upgradedTo(lines);
  if (answers.length === 0 && upgraded) return [factAt('chart.version', upgraded.value, upgraded)];
  const noted = scan(reading.lines, NOTED, ['config', 'log', 'command']);
  const said = [...answers, ...found, ...besideName(reading), ...noted, ...titles, ...asFalco];
  const all = said.filter((one) => {
    const clause = clauseAround(one.line.text, one.at);
    const lead = one.line.text.slice(Math.max(0, one.at - 40), one.at);
    if (
      /(?:newer|older|later|higher) than|(?:before|until|up to|below) (?:the )?(?:helm )?(?:chart )?(?:version )?v?$/i.test(
        lead,
      )
    )
      return false;
    if (/\b(?:was|were|is) (?:fine|ok|good)|\bworked|\bworks\b/.test(clause) && !/not|no longer/.test(clause))
      return false;
    if (OTHER_CHART.test(lead) || (WENT_BACK.test(lead) && said.some((other) => other.value !== one.value)))
      return false;
    if (isHelmItself(one, reading) || Number(one.value.split('.')[0]) > NEWEST_CHART) return false;
    if (IN_PAPERS.test(sentenceAround(one.line.text, one.at)) || isWished(one)) return false;
    return !/(?:exporter|sidekick|metacollector|event-generator|datadog|cilium)[^.;,]*$/i.test(lead);
  });
  const values = [...new Set(all.map((one) => one.value))];
  const kept = all.filter((one) => !values.some((value) => value !== one.value && value.startsWith(`${one.value}.`)));
  const first = kept[0];
  if (!first) return [];
  const rest = first.line.text.slice(first.at + first.length, first.at + first.length + 160);
  const same = SAME_AFTER.exec(rest.slice(0, 120))?.[1] ?? TESTED_TOO.exec(rest)?.[1];
  const second = same === undefined ? [] : [factAt('chart.version', same, first)];
  return distinct([factAt('chart.version', first.value, first), ...second]);
}
