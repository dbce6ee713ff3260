import type { Fact } from './fact.ts';
import { compareVersions } from './compare-versions.ts';
import { clauseAround, distinct, factAt, scan, sentenceAround, type Found, type Reading } from './reading.ts';

/** Places where a program says its version, the surest first. A version is never taken from a chart or another component. */
const PRINTED: readonly RegExp[] = [
  /\b[Ff]alco[- ]version:? v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+|dev)?)/g,
  /\bfalco version[=:]\s?v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)/g,
  /"falco[._]version"\s*:\s*"v?(\d+\.\d+\.\d+(?:[-+][\w.+-]+)?)"/g,
  /\bfalcosecurity\/falco(?:-no-driver|-driver-loader|-driver-loader-legacy|-distroless|-debian)?:v?(0\.\d+\.\d+(?:-rc\d+)?)/g,
  /\bfalco-probe(?:-bpf)?-(0\.\d+\.\d+)-x86_64/g,
  /\/var\/lib\/dkms\/falco\/(0\.\d+\.\d+)\//g,
  /(?<![\w/])falco-(0\.\d{2}\.\d+)(?![\w.]|-\d+\+)/g,
];

/** In a sentence: `0.36.2`, `v0.36`, `0.33.0-22+c353bb4`. Two parts only behind the product's name or another version word. */
const SAID_VERSION = /(?<![\w./@+-])(?:v_?)?(0\.[1-4]\d(?:\.\d{1,2}(?:[-+][\w.+-]*\w)?|\.x)?)(?![\w%]|\.\d|,\d)/g;
const OTHER_COMPONENT =
  /(?:plugins?|libs?|falcoctl|driverkit|sidekick(?:-ui)?|exporter|chart|k8smeta|metacollector|container|cloudtrail|json|k8saudit|rules?|sysdig|drivers?|probe|engine|api|schema|agent|event-generator|operator|charts?|containerd|runc|tfdrift|prometheus)\s?(?:version|release|plugin|@)?[\s`:=v]{0,4}$/i;
const UNIT = /^\s?(?:cores?|cpus?|vcpus?|%|gb|gib|mb|ms|seconds?|sec\b|s\b|核|kerne?|hours?)/i;

const GOOD =
  /\b(?:works?|worked|working|fine|ok(?:ay)?|perfect(?:ly)?|good|stable|healthy|right|correct|no (?:such )?(?:problems?|issues?|crash|drops)|did not happen|does not happen|unlike|formerly|downgrad\w*|roll(?:ed|ing)? ?back|revert\w*|went back|läuft|lief|in ordnung|funktioniert\w*|problemlos|funcion\w*|marchait|fonctionn\w*)\b|正常|没问题|没有问题|問題な|動いて|動作し/i;
/** Words right before a version that make it the one of earlier times. */
const GOOD_LEAD =
  /(?:\b(?:before|previous(?:ly)?|older|old(?: version| release)?|formerly|as (?:in|with)|until|up to(?: and including)?|back to|vorher|bisher|antes|avant|anterior|voriger?|unlike|with)|之前|以前)[\s:,(`*-]{0,3}(?:falco |version |release |era |war |was |it was |on )?[`*(v]{0,3}$/i;
const NOT_GOOD =
  /\b(?:not (?:work|fine|ok|good|start)\w*|no longer|never worked|n't work\w*|doesn't|does not|did not work|nicht|kein|pas|não|no funciona|stopped|fails?|failing|broken|crash\w*|since|seit|desde|depuis|still|even|also|tried)\b|不正常|不能|无法/i;
const FROM_TO =
  /(?:\bfrom|\bvon|\bvom|\bdesde|\bde|\bdepuis|\bda|从|由|自)\s{0,3}[`*]{0,2}(?:the )?(?:falco\s)?(?:version\s)?(?:helm\s)?[`*]{0,2}v?(0\.\d{2}(?:\.\d+)?)[`*]{0,2}\s?(?:[^.;\n]|\.\d){0,40}?(?:\bto\b|\bauf\b|\bnach\b|\bzu\b|\bà\b|\ba\b|\bvers\b|\bpara\b|\bhasta\b|至|到|から|->|→|=>|⇒|–>|升级为)\s{0,3}[`*]{0,2}(?:[^\d.;\n]{0,30}?)v?(0\.\d{2}(?:\.\d+)?)/gi;
const ARROW = /v?(0\.\d{2}(?:\.\d+)?)[`*]{0,2}\s?(?:->|→|=>|⇒|から)\s?[`*]{0,2}v?(0\.\d{2}(?:\.\d+)?)/g;
/** `not newer than`, `0.28.0 and higher`: a range, not the version of the report. */
const RANGE =
  /(?:newer|older|later|higher|greater|lower|earlier|less|prior)(?: releases?| versions?)?(?: than| to)?[\s`:=v]{0,4}$|(?:>=|<=|≥|≤|>|<)\s?[v`]?$/i;
const RANGE_AFTER =
  /^[`*]{0,2}\s?(?:\+|and (?:newer|higher|later|above|older|up)|or (?:newer|higher|later|above)|以上)/i;

interface Mention extends Found {
  readonly good: boolean;
  readonly range: boolean;
  readonly title: boolean;
  readonly also: boolean;
  readonly named: boolean;
}

/**
 * The version the problem is reported on (`falco.version`) and the one that worked before (`falco.version.lastGood`).
 * Printed versions and the template's answer win over versions in sentences; those count when nothing was printed, or when
 * the reporter says that another version behaves the same. Absent means that the report states none.
 */
export function readFalcoVersion(reading: Reading): Fact[] {
  if (!reading.aboutFalco) return [];
  const work = reading.kind === 'work-item';
  const good = new Map<string, Found>();
  const upgraded = new Map<string, Found>();
  for (const pattern of [FROM_TO, ARROW]) {
    for (const found of scan(reading.lines, pattern, ['prose', 'heading', 'answer', 'wish'])) {
      const [, from, to] = found.groups;
      if (from === undefined || to === undefined || from === to) continue;
      if (/nodes|pods|cores|ms\b/.test(found.groups[0] ?? '')) continue;
      const back = /downgrad|roll/i.test(sentenceAround(found.line.text, found.at));
      if (back === compareVersions(from, to) < 0 && back) continue;
      const lower = compareVersions(from, to) < 0 ? from : to;
      const upper = lower === from ? to : from;
      good.set(lower, { ...found, value: lower, at: found.line.text.indexOf(lower), length: lower.length });
      upgraded.set(upper, { ...found, value: upper, at: found.line.text.indexOf(upper), length: upper.length });
    }
  }
  const printed = PRINTED.flatMap((pattern) =>
    scan(reading.lines, pattern, undefined, true).filter(
      (found) => Number(found.value.split('.')[0]) === 0 && !isOtherImage(found) && found.line.source !== 'title',
    ),
  ).filter(
    (found) =>
      found.line.kind !== 'prose' || !GOOD.test(clauseAround(found.line.text, found.at).replace(/\w+:\/\/\S+/g, ' ')),
  );
  const answers = scan(
    reading.lines.filter(
      ({ field, line }) => field === 'falco-version' && (line.kind === 'answer' || line.kind === 'log'),
    ),
    /(?<![\w.]|plugin |plugin-)v?(0\.\d+(?:\.\d+(?:[-+][\w.+-]*\w|dev)?)?)(?![\w.]*\s?(?:plugin|libs))/g,
    ['answer'],
  ).filter((found) => !isComponent(found));
  const mentions = work ? [] : readMentions(reading);
  for (const mention of mentions) if (mention.good && !good.has(mention.value)) good.set(mention.value, mention);
  const sure = [...printed, ...answers.filter((found, i) => i === 0 || !GOOD.test(before(found)))].filter(
    (found) => !(good.has(found.value) && found.line.kind !== 'log' && printed.length + answers.length > 1),
  );
  const chosen =
    sure.length > 0
      ? [
          ...sure,
          ...mentions.filter((m) => m.also && !m.good && !m.range && !upgraded.has(m.value) && m.line.kind !== 'wish'),
        ]
      : choose(mentions, upgraded);
  const versions = withoutPrefixes(chosen.filter((found) => !(good.has(found.value) && isGoodOnly(found, printed))));
  const facts = versions.map((found) => factAt('falco.version', found.value, found));
  const names = new Set(versions.map((found) => found.value));
  const last = [...good.values()].filter(
    (found) =>
      !names.has(found.value) && versions.length > 0 && !versions.some((v) => v.value.startsWith(`${found.value}.`)),
  );
  const best = last.sort((a, b) => compareVersions(b.value, a.value))[0];
  if (best) facts.push(factAt('falco.version.lastGood', best.value, best));
  return distinct(facts);
}

const before = (found: Found): string => found.line.text.slice(Math.max(0, found.at - 60), found.at);
const isComponent = (found: Found): boolean => OTHER_COMPONENT.test(before(found));
const isOtherImage = (found: Found): boolean =>
  /falco-(?:exporter|sidekick|ctl)|falcosidekick|falcoctl/.test(before(found).slice(-24));
const isGoodOnly = (found: Found, printed: readonly Found[]): boolean =>
  !printed.some((other) => other.value === found.value && other.line.kind !== 'prose');

function readMentions(reading: Reading): Mention[] {
  const lines = reading.lines.filter(({ line }) => line.kind !== 'log' && line.kind !== 'config');
  return scan(lines, SAID_VERSION, ['prose', 'heading', 'answer', 'wish', 'command']).flatMap((found) => {
    const { text } = found.line;
    const lead = before(found);
    const rest = text.slice(found.at + found.length);
    if (isComponent(found) || UNIT.test(rest) || /https?:\/\/\S*$/.test(lead)) return [];
    if (
      found.field !== undefined &&
      found.field !== 'falco-version' &&
      ['kernel', 'os', 'system-info', 'chart-version'].includes(found.field)
    )
      return [];
    const named = /falco(?:'s)?[\s`:*-]{0,3}(?:version|release|image|tag)?[\s`:*=(-]{0,4}v?$/i.test(lead);
    const parts = found.value.split('.').length;
    const worded =
      /(?:falco|version|release|since|from|to|with|in|on|seit|auf|von|mit|à|升级到|到|v)[\s`:*=-]{0,3}v?$/i.test(lead);
    if (parts < 3 && !named && !worded) return [];
    if (found.value.startsWith('0.1') && !named && parts < 3) return [];
    const clause = clauseAround(text, found.at);
    const own = clause.slice(Math.max(0, clause.indexOf(found.value) - 90), clause.indexOf(found.value) + 90);
    const wide = clauseAround(text, found.at, true);
    const isGood =
      (GOOD.test(own) && !NOT_GOOD.test(own)) ||
      (GOOD_LEAD.test(lead) && !/(?<!un)with[\s`]*v?$/i.test(lead)) ||
      (/^[\s\S]{0,60}\bold(?:er)? (?:cluster|version|release)\b/i.test(wide.slice(0, wide.indexOf(found.value))) &&
        !/\bnew/i.test(wide));
    return [
      {
        ...found,
        value: found.value.replace(/\.x$/, ''),
        good: isGood,
        range: RANGE.test(lead) || RANGE_AFTER.test(rest),
        title: found.line.source === 'title',
        also: /\b(?:same|also|too|tried|still|identical|as well|likewise|both|gleich\w*|auch|também|también|aussi)\b|同样|也/.test(
          own,
        ),
        named,
      },
    ];
  });
}

/** Nothing was printed: the version of an upgrade, else the one that is named, else the title's, else the first. */
function choose(mentions: readonly Mention[], upgraded: ReadonlyMap<string, Found>): readonly Found[] {
  const open = mentions.filter((mention) => !mention.good && !mention.range && mention.line.kind !== 'wish');
  const body = open.filter((mention) => !mention.title);
  const ups = [...upgraded.values()];
  if (ups.length > 0) return [ups.sort((a, b) => compareVersions(b.value, a.value))[0]!, ...body.filter((m) => m.also)];
  const named = body.filter((mention) => mention.named);
  if (named.length > 0) return [named[0]!, ...body.filter((m) => m.also)];
  const values = new Set(body.map((mention) => mention.value));
  if (values.size > 1 && body.length > 1 && mentions.some((m) => COMPARED.test(m.line.text)))
    return [...body].sort((a, b) => compareVersions(b.value, a.value)).slice(0, 1);
  if (body.length > 0) return [body[0]!, ...body.filter((m) => m.also)];
  return open.slice(0, 1);
}

/** Two versions set side by side. */
const COMPARED = /\b(?:than|compared|comparison|vs\.?|versus|times (?:the|as|more)|as much as|als|que)\b|相比/i;

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
