import { isWished } from './affected.ts';
import type { Fact } from './fact.ts';
import { isOfOther } from './other-program.ts';
import { readToldLimits } from './told-limits.ts';
import {
  describesSystem,
  distinct,
  factAt,
  factOfEntry,
  scan,
  sentenceAround,
  type Found,
  type Reading,
} from './reading.ts';

const CPU = /^\d{1,5}(?:\.\d{1,3})?m?$/;
const MEMORY = /^\d{1,6}(?:\.\d{1,2})?\s?(?:[KMGT]i?B?)$/i;

/** `cpu.limit` and `memory.limit` of Falco's container, as written (`1000m`, `512Mi`). Requests are no limits. */
export function readLimits(reading: Reading): Fact[] {
  if (!describesSystem(reading)) return [];
  const facts: Fact[] = [];
  for (const entry of reading.document.config) {
    const path = entry.path.join('.');
    if (
      !/(?:^|\.)limits\.(?:cpus?|memory)$|^services\.[\w-]*falco[\w-]*\.(?:cpus|mem_limit)$/.test(path) ||
      entry.value === null
    )
      continue;
    if (/sidekick|redis|webui|falcoctl|exporter|metacollector|collector|initContainers|loader|postgres/i.test(path))
      continue;
    const value = String(entry.value);
    const name = /cpus?$/.test(path) ? 'cpu.limit' : 'memory.limit';
    if ((name === 'cpu.limit' ? CPU : MEMORY).test(value)) facts.push(factOfEntry(name, value, entry));
  }
  facts.push(...describedLimits(reading));
  const printed = facts.length;
  if (!facts.some((fact) => fact.name === 'cpu.limit')) facts.push(...saidCpu(reading));
  if (!facts.some((fact) => fact.name === 'memory.limit')) facts.push(...saidMemory(reading));
  for (const one of toldFacts(reading)) if (!facts.some((fact) => fact.name === one.name)) facts.push(one);
  // Of several values that were printed or configured the first is taken.
  // Those of another program are not Falco's: `2 falco pods OOMKilled (limit 2Gi)` in a report about something else is.
  const own = facts.filter(({ evidence }) => reading.ofFalco || OF_FALCO.test(evidence.excerpt));
  return distinct(own).filter(
    (fact, i, all) => i >= printed || all.findIndex((other) => other.name === fact.name) === i,
  );
}

const OF_FALCO = /\bfalco\b(?!-?(?:sidekick|exporter|ui|ctl))/i;

const toldFacts = (reading: Reading): Fact[] => {
  const told = readToldLimits(reading);
  return (['cpu.limit', 'memory.limit'] as const).flatMap((name) => {
    const one = told.find((limit) => limit.name === name);
    return one ? [factAt(name, one.found.value, one.found)] : [];
  });
};

/**
 * `kubectl describe pod`: the two lines below `Limits:` of the container `falco`.
 *
 *     Limits:
 *       cpu:     1
 *       memory:  1Gi
 */
function describedLimits(reading: Reading): Fact[] {
  const facts: Fact[] = [];
  let container = '';
  let until = -1;
  for (const { line } of reading.lines) {
    if (line.kind === 'config') continue;
    const { text } = line;
    const name = /^\s{0,6}([a-z][a-z0-9-]{1,40}):\s*$/.exec(text);
    if (name) container = name[1]!;
    if (/^\s*Limits:\s*$/.test(text)) {
      until = line.number + 3;
      continue;
    }
    if (line.number > until || /^\s*Requests:/.test(text)) {
      until = -1;
      continue;
    }
    if (container !== '' && !['falco', 'limits', 'resources', 'containers'].includes(container.toLowerCase())) continue;
    const limit = /^\s*(cpu|memory):\s+(\S{1,12})\s*$/.exec(text);
    if (!limit) continue;
    const value = limit[2]!;
    const at = text.indexOf(value);
    if ((limit[1] === 'cpu' ? CPU : MEMORY).test(value))
      facts.push(factAt(`${limit[1]!}.limit`, value, { value, line, at, length: value.length, groups: [] }));
  }
  return facts;
}

/** What stands before an amount; `no CPU limit (limits: {memory: 2Gi})` begins anew with the parenthesis. */
const leadOf = ({ line, at }: Found): string =>
  line.text.slice(Math.max(0, at - 60), at).replace(/^.*\([\x60"']?(?=limits?:)/, '');

const said = (reading: Reading, pattern: RegExp): Found[] =>
  scan(
    reading.lines,
    pattern,
    pattern.source.includes('--') ? ['prose', 'heading', 'answer', 'command'] : ['prose', 'heading', 'answer'],
  ).filter(
    (found) =>
      !isWished(found) &&
      !(reading.ofFalco && isOfOther(found)) &&
      !/\b(?:no|without|not|never|remov\w+|lifted|took|dropped|unset|entfernt\w*|recommend\w*|suggest\w*|would|testweise|raised? (?:it )?to|chart has a|with (?:a limit of )?2 cores)\b[^.,;]{0,30}$/i.test(
        leadOf(found),
      ) &&
      !/\b(?:file|upload|body|log|queue|rate|size)[ -]{1,2}$/i.test(
        found.line.text.slice(0, found.line.text.lastIndexOf(found.groups[0] ?? '', found.at)).slice(-12),
      ) &&
      !/\b(?:no|without|kein|keine|ohne|sin|sans|sem|bez)\b|без|没有|requests?\b/i.test(found.groups[0] ?? '') &&
      !/requests?\b(?:(?! and | und | but )[^,;]){0,14}$/i.test(
        found.line.text.slice(Math.max(0, found.at - 24), found.at),
      ),
  );

function saidCpu(reading: Reading): Fact[] {
  const patterns = [
    /\b(?:CPU|cpu)[- ]?[Ll]imits?(?: of the (?:container|pod))?(?: is| of|:| =| set to| at)?[\s`(=:]{1,4}(\d{1,5}m|\d{1,2}(?:\.\d)?)(?![\w%.]|\d)/g,
    // `where the 300m come from: there is a LimitRange`
    /\bthe (\d{2,5}m) comes? from\b[^.;\n]{0,40}\bLimitRange\b/g,
    /\blimits?\.cpu[\s:=`"]{1,4}(\d{1,5}m|\d{1,2}(?:\.\d)?)(?![\w%])/g,
    /лимит\p{L}{0,2}[ (:]{1,3}cpu[:=]? ?(\d{1,5}m|\d{1,2}(?:\.\d)?)(?![\w%])/giu,
    /\blimits?[ (:]{1,3}(?:are )?cpu[:=]? ?(\d{1,5}m|\d{1,2}(?:\.\d)?)(?![\w%])/gi,
    /\b(?:limits?|limited|bounded|capped|restricted|begrenzt|limitad[oa]s?|limité[es]{0,2})\b[^.;\n]{0,24}\bCPU:? (?:of |to |auf |a |à )?(\d{1,5}m|\d{1,2}(?:\.\d)?(?= ?(?:cores?|CPUs?)))\b/gi,
    // `limits 1 CPU / 1Gi`, `limits: 500m/512Mi`
    /\blimits?:?\s(?:are |of )?(\d{1,5}m|\d{1,2}(?:\.\d)?)(?: ?(?:CPUs?|cores?|vCPUs?))?\s?(?:\/|,|&|\+|and)\s?\d{1,5}\s?(?:Mi|Gi|MiB|GiB|MB|GB)\b/gi,
    // `1/1Gi limits`, `--cpus=1.5` of docker
    /(?<![\d.])(\d{1,5}m|\d{1,2}(?:\.\d)?)\s?\/\s?\d{1,5}\s?(?:Mi|Gi|MiB|GiB|MB|GB) limits?\b/g,
    // `--limits=cpu=1500m,memory=1Gi` of `kubectl set resources`, `limits: {cpu: "8", …}`, `"limits":{"cpu":"300m"`, `limits -> cpu "0.5"`
    /--limits=["']?(?:memory=\w{1,8},)?cpu=(\d{1,5}m|\d{1,2}(?:\.\d)?)(?![\w%])/g,
    /\blimits["']?\s?(?::|->|=>|=)\s?\{?\s?(?:["']?memory["']?: ?["']?\w{1,8}["']?, ?)?["']?cpu["']?:?\s?["']?(\d{1,5}m|\d{1,2}(?:\.\d)?)(?![\w%])/g,
    /\b(?:bridée?|bloquée?|cantonnée?)s? à (\d{1,5}m|\d{1,2}(?:[.,]\d)?)(?= (?:de )?CPU| c(?:œ|oe)ur)/g,
    /(?<!\S)--cpus[= ]"?(\d{1,2}(?:\.\d{1,2})?)(?![\w%])/g,
    /\blimited to (\d{1,5}m|\d{1,2}(?:\.\d)?) ?(?:cores?|CPUs?)?\b/g,
  ];
  for (const pattern of patterns) {
    const told = said(reading, pattern)[0];
    const found = told && (raisedTo(told, NOW_CPU) ?? told);
    if (found) return [factAt('cpu.limit', found.value, found)];
  }
  return [];
}

/** A limit that changed in the course of time: only one of them is there now. */
const HISTORY =
  /\b(?:first|then|now|before|after|was|were|later|again|rais\w+|increas\w+|lower\w+|doubl\w+|bump\w+|set it|from|changed|previously|until|even|erst|dann|jetzt|vorher|erhöht|antes|ahora|luego|avant|puis|maintenant)\b/i;
/** `512Mi, later 1Gi`: it dies with both. */
const LATER =
  /^[`*)]{0,3},? (?:and |then )?(?:later|afterwards|meanwhile|später|luego|después|depois|puis|plus tard)(?: (?:on|even|with|of|mit|con|com|avec|raised to)){0,2} (\d{1,5}(?:\.\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB))\b/i;
const SECOND =
  /^ \(?(?:on|in|for|at|auf|bei|en|sur|em|nos?)\s[^,;.()\d]{2,40}\)?,?\s?(?:(?:and|und|et|y|e|&)\s|\/\s?)?(\d{1,5}(?:\.\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB)) \(?(?:on|in|for|at|auf|bei|en|sur|em|nos?)\s/i;

/** The limits of other pods that the same sentence tells: `1Gi in production and 512Mi in staging`. */
function elsewhere(first: Found, rest: readonly Found[]): Found[] {
  const { text } = first.line;
  const later = LATER.exec(text.slice(first.at + first.length, first.at + first.length + 80))?.[1];
  if (later !== undefined) return [{ ...first, value: later, at: text.indexOf(later, first.at), length: later.length }];
  if (HISTORY.test(sentenceAround(text, first.at))) return [];
  const same = rest.filter((found) => found.line === first.line && found.value !== first.value);
  const second = SECOND.exec(text.slice(first.at + first.length, first.at + first.length + 100))?.[1];
  return second === undefined || second === first.value
    ? same
    : [...same, { ...first, value: second, at: text.indexOf(second, first.at), length: second.length }];
}

const nowAt = (amount: string): RegExp =>
  new RegExp(
    String.raw`^[^.;]*?\b(?:now|today|currently|jetzt|inzwischen|ahora|agora|maintenant|to one of|auf)\s(?:it (?:stands|is) )?(?:at |bei |auf |en |à )?[\x60*]{0,2}(${amount})\b`,
    'i',
  );
const NOW_MEMORY = nowAt(String.raw`\d{1,5}(?:\.\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB)`);
const NOW_CPU = nowAt(String.raw`\d{2,5}m`);

/** The last of `it was 1Gi, then 2Gi, now 3Gi`, `from a limit of 1Gi to one of 3Gi`. */
function raisedTo(found: Found, now: RegExp): Found | undefined {
  const { text } = found.line;
  const value = now.exec(text.slice(found.at, found.at + 120))?.[1];
  return value === undefined ? undefined : { ...found, value, at: text.indexOf(value, found.at), length: value.length };
}

function saidMemory(reading: Reading): Fact[] {
  const patterns = [
    // `1/1Gi limits`, `--memory=512m` of docker, `MemoryMax=600M` of systemd
    /(?<![\d.])(?:\d{1,5}m|\d{1,2}(?:\.\d)?)\s?\/\s?(\d{1,5}\s?(?:MiB|GiB|Mi|Gi|MB|GB)) limits?\b/g,
    /(?<!\S)[`"']?(?:--memory|-m)[= ]"?(\d{1,5}(?:\.\d)?[mgMG]b?)(?!\w)/g,
    /--limits=["']?(?:cpu=\w{1,8},)?memory=(\d{1,5}(?:Mi|Gi|M|G))(?!\w)/g,
    /\blimits["']?\s?(?::|->|=>|=)\s?\{?\s?(?:["']?cpu["']?:?\s?["']?[\d.]{1,4}m?["']?, ?)?["']?memory["']?:?\s?["']?(\d{1,5}(?:\.\d)?(?:Mi|Gi|M|G))\b/g,
    /\b(\d{1,5}(?:Mi|Gi|MiB|GiB)) (?:de )?(?:l[íi]mite|limit)(?: y| e| et| and)\b/g,
    // Of a compose file: `mem_limit: 2g`
    /\bmem_limit[\s:=`"']{1,4}(\d{1,5}(?:\.\d)?[mgMG]b?)(?!\w)/g,
    /\bMemoryMax=(\d{1,5}[KMGT])(?!\w)/g,
    // `raised the limit from 512Mi to 1Gi`
    /\b[Ll][ií]mite?s?\b[^.;,\d\n]{0,24}\b(?:from|von|de|du|od)\s[`*]{0,2}\d{1,5}(?:\.\d)?\s?(?:Mi|Gi|GiB|MiB|GB|MB)[`*]{0,2}\s(?:to|auf|a|à|para|do)\s[`*]{0,2}(\d{1,5}(?:\.\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB))\b/g,
    /\b[Mm]emory[- ]?[Ll]imits?(?: is| of|:| set to| at)?[\s`(=:]{1,4}(\d{1,5}(?:\.\d)?\s?(?:Mi|Gi|MB|GB|MiB|GiB|G|M))\b/g,
    /\blimits?\.memory`?(?: is| was| of| set to)?[\s:=`"]{1,4}(\d{1,5}(?:\.\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB|G|M))\b/g,
    /\b(\d{1,5}(?:\.\d)?(?:Mi|Gi|GiB|MiB|GB|MB)) (?:memory )?limit\b/g,
    /\blimits?\b[^.;\n]{0,30}\bmemory[:=]? ?(\d{1,5}(?:\.\d)?(?:Mi|Gi|G|M))\b/gi,
    /\b[Ll][íi]mite?s?(?: (?:of|is|at|von|de|mémoire|memory|auf|set to|ist|for the container|es|est|é|era|était|de (?:la )?memoria|de (?:la )?mémoire|de memória))*[\s:=(`]{1,3}(\d{1,5}(?:[.,]\d)?\s?(?:Mi|Gi|GiB|MiB|GB|MB))\b/g,
    /\blimits?:?\s(?:are |of )?(?:\d{1,5}m|\d{1,2}(?:\.\d)?)(?: ?(?:CPUs?|cores?|vCPUs?))?\s?(?:\/|,|&|\+|and)\s?(\d{1,5}\s?(?:Mi|Gi|MiB|GiB|MB|GB))\b/gi,
    // `bounded: CPU 250m, memory 400MB`, `1Gi (the limit)`, `resources.limits.memory=2Gi`, `capped at 1536 MiB`
    /\b(?:limits?|limited|bounded|capped|restricted|begrenzt|limitad[oa]s?|limité[es]{0,2})\b[^.;\n]{0,40}\b(?:memory|RAM|Speicher|memoria|memória|mémoire):? (?:of |to |at |auf |a |à )?(\d{1,5}(?:\.\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB))\b/gi,
    /(?<![\d.])(\d{1,5}(?:[.,]\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB)),?\s?\(?(?:(?:which|that|this) is )?(?:(?:our|the|its|el|o|la|le|das|unser) )?(?:memory |pod |container )?(?:limit|límite|limite|Limit)\b/g,
    /\b(?:memory|RAM|Speicher|pod|container|falco)\b[^.;\n\d]{0,30}\b(?:limited|capped|bounded|begrenzt|limitad[oa]|limité[e]?)\s(?:to|at|by|auf|a|à|em|en)\s[`*]{0,2}(\d{1,5}(?:[.,]\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB))\b/gi,
    /\bauf (\d{1,5}(?:[.,]\d)?\s?(?:MiB|GiB|Mi|Gi|MB|GB)) (?:RAM |Speicher )?(?:begrenzt|limitiert|beschränkt|gedeckelt)/g,
    /\b(?:137|OOM\w*|killed)\b[^.;,\n]{0,16}(?:\bat |\()(\d{1,5}(?:Mi|Gi|MiB|GiB))\b/g,
    /(?:内存限制|メモリ制限|メモリの?上限|内存上限|메모리 ?(?:제한|한도)|лимит\p{L}{0,2}(?: по| на)?(?: памяти| ОЗУ)?|ограничени\p{L}{1,2} памяти|\blimit(?:em|u|y)? pamięci|\bbellek (?:limiti|sınırı)|\blimite di memoria)[^\d\n,;.]{0,8}(\d{1,5}(?:\.\d)?\s?(?:Mi|Gi|GiB|MiB|GB|MB))\b/giu,
  ];
  for (const pattern of patterns) {
    const [told, ...rest] = said(reading, pattern);
    const first = told && (raisedTo(told, NOW_MEMORY) ?? told);
    if (first) return [first, ...elsewhere(first, rest)].map((found) => factAt('memory.limit', found.value, found));
  }
  return [];
}
