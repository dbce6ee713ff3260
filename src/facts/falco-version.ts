import type { ConfigEntry } from '../issue/issue-document.ts';
import type { Fact } from './fact.ts';
import { chooseVersion, failingValues, setSideBySide } from './choose-version.ts';
import { compareVersions } from './compare-versions.ts';
import { stateAt } from './affected.ts';
import {
  clauseAround,
  describesSystem,
  distinct,
  factAt,
  factOfEntry,
  scan,
  sentenceAround,
  type Found,
  type Reading,
} from './reading.ts';
import { leftBehind } from './older-version.ts';
import { operatorVersion } from './operator-resource.ts';
import { printedBefore } from './printed-before.ts';
import { belied } from './told-twice.ts';
import { readVersionPairs } from './version-pairs.ts';
import { before, GOOD, isComponent, LEFT, plainVersion, readMentions, type Mention } from './version-mention.ts';

/** Places where a program says its version, the surest first. A version is never taken from a chart or another component. */
const PRINTED: readonly RegExp[] = [
  /\b[Ff]alco[- ]version:? v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+|dev)?)/g,
  /\bfalco version[=:]\s?v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)/g,
  /"falco[._]version"\s*:\s*"v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)"/g,
  /(?:\b|_)falco_version_info\{[^}\n]{0,80}?\bversion="v?(0\.\d+\.\d+)"/g,
  /\bfalcosecurity\/falco(?:-no-driver|-driver-loader|-driver-loader-legacy|-distroless|-debian)?:v?(0\.\d+\.\d+(?:-rc\d+)?)/g,
  /\bfalco-probe(?:-bpf)?-(0\.\d+\.\d+(?:dev)?)-x86_64/g,
  /\b(?:Unpacking|Setting up) falco \((0\.\d+\.\d+)(?:-\d+)?\) ?\.\.|\bfalco-(0\.\d+\.\d+) DKMS files/g,
  // What the reporter wrote above pasted values: `# chart 4.8.3 / falco 0.38.2`.
  /^\s{0,20}#+\s?(?:values (?:for|of) )?(?:(?:helm |falco )?chart[\s:v-]{1,3}[1-9]\d?\.\d{1,3}\.\d{1,3}\s?[,;/|(-]{1,2}\s?)?falco[\s:v]{1,3}(0\.\d{2}\.\d{1,2})\)?\s*$/gi,
  /\/var\/lib\/dkms\/falco\/(0\.\d+\.\d+(?:\+[0-9a-f]{7})?)\//g,
  /^ii\s+falco\s+(0\.\d{2}\.\d{1,2})(?=[\s-])|\bdeployed\s+falco-[1-9]\d?\.\d{1,3}\.\d{1,3}\s+v?(0\.\d{2}\.\d{1,2})\b/g,
  /(?<![\w.])falco\.version\s{1,4}(0\.\d{2}\.\d{1,2})(?=\s?(?:\||$))|^\W{0,6}[Aa]pp ?[Vv]ersion\W{1,4}(0\.\d{2}\.\d{1,2})\b/g,
  // Pinned in the package manager, and the archive that was fetched.
  /(?<![\w./-])falco=(0\.\d{2}\.\d{1,2})(?![\w.])|\/falco-(0\.\d{2}\.\d{1,2})-(?:x86_64|aarch64)\.tar\.gz/g,
  /(?<![\w/])falco[-_](0\.\d{2}\.\d+)(?!\.\w|-\d+\+|[A-Za-z\d])(?=_(?:amd64|arm64|x86_64|aarch64)|[^_]|$)/g,
];

/**
 * The version the problem is reported on (`falco.version`) and the one that worked before (`falco.version.lastGood`).
 * Printed versions and the template's answer win over versions in sentences; those count when nothing was printed, or when
 * the reporter says that another version behaves the same. Absent means that the report states none. `sure`: the printed and
 * the answered ones.
 */
export function readFalcoVersion(reading: Reading): { readonly facts: Fact[]; readonly sure: readonly string[] } {
  if (!reading.aboutFalco || (reading.kind === 'work-item' && !describesSystem(reading)))
    return { facts: [], sure: [] };
  const { title } = reading.document.issue;
  const { good, upgraded, installed } = readVersionPairs(reading);
  const printed = PRINTED.flatMap((pattern) =>
    scan(reading.lines, pattern, undefined, true).filter(
      (found) => Number(found.value.split('.')[0]) === 0 && !isOtherImage(found) && found.line.source !== 'title',
    ),
  ).filter(
    (found) =>
      found.line.kind !== 'prose' || !GOOD.test(clauseAround(found.line.text, found.at).replace(/\w+:\/\/\S+/g, ' ')),
  );
  const mentions = withoutTried(readMentions(reading), printed);
  const resource = operatorVersion(reading);
  if (resource && printed.length === 0)
    return {
      facts: [factOfEntry('falco.version', plainVersion(String(resource.value).replace(/^v/, '')), resource)],
      sure: [],
    };
  // `between 0.25 and 0.30` of the title is the `0.25.0` of the text.
  for (const [value, found] of [...good]) {
    const longer = new Set(
      [...printed, ...mentions].map((one) => one.value).filter((one) => one.startsWith(`${value}.`)),
    );
    const [only] = longer;
    if (value.split('.').length === 2 && only !== undefined && longer.size === 1 && !good.has(only))
      good.set(only, found);
  }
  const older = new Set([...printedBefore(reading, printed, mentions), ...outdated(printed, mentions)]);
  const running = printed.filter((found) => !older.has(found));
  const known = [...running, ...mentions].some((found) => [...older].every((old) => old.value !== found.value));
  if (known) for (const found of older) good.set(found.value, found);
  const field = reading.lines.filter(({ field: name }) => name === 'falco-version');
  const answers = [
    ...scan(
      field,
      /(?<![\w.]|plugin |plugin-)v?(0\.\d+(?:\.\d+(?:[-+][\w.+-]*\w|dev)?)?)(?![\w.]*\s?(?:plugin|libs))/g,
      ['answer'],
    ),
    // In a block of its own.
    ...scan(field, /^v?(0\.\d{1,2}\.\d{1,2})$/g, ['log', 'command', 'config']),
  ].filter((found) => !isComponent(found));
  const tag = printed.length + mentions.length + answers.length === 0 ? taggedVersion(reading) : undefined;
  if (tag) return { facts: [factOfEntry('falco.version', plainVersion(String(tag.value)), tag)], sure: [] };
  // `Falco 0.40.0 aborts at once`, which does well on another machine.
  const ill = failingValues(mentions);
  for (const mention of mentions)
    if (mention.good && ![good, installed, upgraded, ill].some((values) => values.has(mention.value)))
      good.set(mention.value, mention);
  const shown = known ? running : printed;
  const doubted = belied(mentions, running, good);
  const sure = [...shown, ...doubted, ...answers.filter((found, i) => i === 0 || !GOOD.test(before(found)))].filter(
    (found) => !(good.has(found.value) && found.line.kind !== 'log' && shown.length + answers.length > 1),
  );
  const chosen =
    sure.length > 0
      ? [
          ...sure,
          ...mentions.filter((m) => m.also && !m.good && !m.range && !upgraded.has(m.value) && m.line.kind !== 'wish'),
        ]
      : chooseVersion(mentions, { upgraded, ill, title });
  const bad = chosen.filter((found) => !(good.has(found.value) && isGoodOnly(found, shown)));
  const versions = withoutPrefixes(bad.length > 0 ? bad : goodElsewhere(mentions));
  const facts = versions.map((found) => factAt('falco.version', plainVersion(fuller(found.value, mentions)), found));
  const names = new Set(versions.map((found) => found.value));
  if (sure.length === 0 && good.size === 0 && !reading.lines.some(({ line }) => CURED.test(line.text.slice(0, 400)))) {
    const other = setSideBySide(
      mentions.filter(
        (m) => !m.title && !m.range && !/\bslower\b.{0,40}\bfrom\b|\bbetter\b/.test(sentenceAround(m.line.text, m.at)),
      ),
      title,
    ).find((m) => !names.has(m.value));
    if (other) good.set(other.value, other);
  }
  const last = [...good.values()].filter(
    (found) =>
      !names.has(found.value) &&
      ((versions.length === 0 && reading.kind === 'problem' && reading.ofFalco) ||
        versions.some((version) => compareVersions(found.value, version.value) < 0)) &&
      !versions.some((v) => v.value.startsWith(`${found.value}.`)),
  );
  if (last.length === 0) last.push(...leftBehind(reading, mentions, versions));
  const best = last.sort((a, b) => compareVersions(b.value, a.value))[0];
  if (best) facts.push(factAt('falco.version.lastGood', fuller(best.value, mentions), best));
  return { facts: distinct(facts), sure: sure.map((found) => found.value) };
}

/** `image: { tag: 0.28.1 }` in values of the chart: where nothing else tells, the image says it. */
const taggedVersion = ({ document, foreign }: Reading): ConfigEntry | undefined =>
  foreign
    ? undefined
    : document.config.find(
        ({ path, value }) =>
          /^(?:falco\.)?image\.tag$/.test(path.join('.')) && /^v?0\.\d{2}\.\d{1,2}(?:-|$)/.test(String(value)),
      );

/** What was only tried for comparison is no version of the report where another one is there. */
function withoutTried(mentions: readonly Mention[], printed: readonly Found[]): readonly Mention[] {
  const rest = mentions.filter((mention) => !mention.tried);
  const other = [...rest.filter((mention) => !mention.range && !mention.good), ...printed];
  const own = new Set(other.map(({ value }) => value));
  return own.size === 0 ? mentions : mentions.filter(({ tried, value }) => !tried || own.has(value));
}

/** `flat since 0.44.0`: what came before was worse. */
const CURED =
  /\b(?:flat|fixed|solved|resolved|stable|cured|back to normal|leak (?:is |was )?gone|behoben|gelöst|resuelto|resolvido|résolu)\b[^.;\n]{0,24}\b(?:since|with|in|after|on|by|seit|mit|in|desde|depuis|avec|con|com|ab)\s(?:falco |version )?v?0\.\d/i;

const GOES =
  /\b(?:works?|runs?|running|is (?:fine|ok(?:ay)?|good|stable)|läuft|funktioniert|funciona|fonctionne|tourne)\b|正常/i;
const PLACE =
  /\b(?:on|in|auf|en|em|nos?|sur)\s(?!the same |denselben |los mismos |les mêmes )(?:[\w-]{1,20} ){0,3}[\w-]{0,20}(?:OKD|OpenShift|EKS|GKE|AKS|k3s|rke2?|k8s|kubernetes|docker|podman|nodes?|knoten|hosts?|machines?|clusters?|servers?|nodos?|nós|nœuds|amd64|x86(?:_64)?|arm64|vms?)\b|节点/i;
const CHANGED = /\b(?:upgrad|updat|downgrad|aktualis|actualiz|atualiz|mise à jour)|升级|更新/i;

/**
 * The only version, which does badly or does well on some machines and not on others: `sysdig sees them, Falco 0.40.1 does not`,
 * `0.40.1 runs on the small nodes, on the large ones …`.
 */
function goodElsewhere(mentions: readonly Mention[]): readonly Mention[] {
  if (new Set(mentions.map((mention) => mention.value)).size !== 1) return [];
  return mentions.filter((mention) => {
    const { line, at } = mention;
    const sentence = sentenceAround(line.text, at);
    if (LEFT.test(before(mention))) return false;
    if (stateAt(mention) === 'ill') return true;
    return GOES.test(sentence) && PLACE.test(sentence) && !CHANGED.test(line.text);
  });
}

/** The log of the version that did well, beside the name of a newer one that does not: `0.40.1 did not do that`. */
function outdated(printed: readonly Found[], mentions: readonly Mention[]): readonly Found[] {
  const newer = (than: Found, of: (mention: Mention) => boolean): boolean =>
    mentions.some((m) => !m.good && !m.range && !m.compared && of(m) && compareVersions(m.value, than.value) > 0);
  return printed.filter(
    (found) => mentions.some((m) => m.good && m.value === found.value) && newer(found, (m) => m.line.kind !== 'wish'),
  );
}

const isOtherImage = (found: Found): boolean =>
  /falco-(?:exporter|sidekick|ctl)|falcosidekick|falcoctl/.test(before(found).slice(-24));
const isGoodOnly = (found: Found, printed: readonly Found[]): boolean =>
  !printed.some((other) => other.value === found.value && other.line.kind !== 'prose');

/** `0.29` in the title is the `0.29.1` of the text, when only one such version is there. */
function fuller(value: string, mentions: readonly Mention[]): string {
  if (value.split('.').length > 2) return value;
  const longer = new Set(mentions.map((mention) => mention.value).filter((other) => other.startsWith(`${value}.`)));
  return longer.size === 1 ? [...longer][0]! : value;
}

/** `0.36` next to `0.36.2` says less of the same. */
function withoutPrefixes(found: readonly Found[]): Found[] {
  const values = found.map((one) => one.value);
  const seen = new Set<string>();
  return found.filter((one) => {
    if (seen.has(one.value)) return false;
    if (
      values.some(
        (value) => value !== one.value && (value.startsWith(`${one.value}.`) || value.startsWith(`${one.value}-`)),
      )
    )
      return false;
    seen.add(one.value);
    return true;
  });
}
