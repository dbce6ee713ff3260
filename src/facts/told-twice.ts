import type { Contradiction, Fact } from './fact.ts';
import { sentenceAround, type Found, type Reading } from './reading.ts';
import { before, type Mention } from './version-mention.ts';
import type { StatingLine } from './stating-line.ts';

const UPDATED =
  /\b(?:updat|upgrad|aktualis|actualiz|actualic|atualiz|migr|moved|switched|went)[\wéèêáíó]{0,8} (?:[\w-]{1,12} ){0,2}?(?:to|auf|a|à|para|vers|en) (?:falco |version |v)*[`*(]{0,3}$/i;
/** Another place, another time, news of the project, or nothing that was done: not the version that is at work here. */
const ELSEWHERE =
  /\b(?:would|will|shall|should|want|plan\w*|could|can|if|whether|may|might|need|same|also|too|other|another|elsewhere|staging|laptop|notes|changelog|docs|documentation|blog|milestone|fix\w*|solved|latest|newest|available|since when|before|until|tr(?:y|ied|ying)|test\w*|compar\w*|than|instead|does|did|downgrad\w*|roll\w*|back|würde\w*|wollen|möchte\w*|soll\w*|andere\w*|auch|otr[oa]s?|también|queremos|outr[oa]s?|também|autres?|aussi|voudrions)\b|(?:打算|计划|如果|想|其他|予定)/i;

/** What says the version of the program that runs: Falco's start, its loader, its metrics. */
const START = /\bFalco version:|\bfalco version=|"falco\.version"\s?:/;

/**
 * Versions that the reporter says to run while the log of the start, of which nothing says that it is an older one, shows
 * another: `SLES 15.5, falco 0.41.3 rpm` above `Falco version: 0.41.1`.
 */
export function belied(
  mentions: readonly Mention[],
  printed: readonly Found[],
  good: ReadonlyMap<string, unknown>,
): readonly Mention[] {
  const logs = printed.filter(({ line }) => line.kind === 'log' && START.test(line.text));
  const [log] = logs;
  if (!log || logs.some(({ value }) => value !== log.value) || good.has(log.value)) return [];
  if (mentions.some(({ value }) => value === log.value)) return [];
  return mentions.filter(
    (mention) =>
      mention.value.split('.').length === 3 &&
      mention.value !== log.value &&
      mention.line.source === log.line.source &&
      (mention.line.kind === 'prose' || mention.line.kind === 'answer') &&
      !(mention.good || mention.range || mention.also || mention.compared || mention.tried) &&
      (mention.named || UPDATED.test(before(mention)) || opensList(mention)) &&
      !ELSEWHERE.test(sentenceAround(mention.line.text, mention.at)) &&
      !isAsked(mention),
  );
}

/** `0.39.1, RKE2 1.30, chart 4.11.0`: the list of what is there begins with it. */
const opensList = ({ line, at, length }: Found): boolean =>
  /^\W*(?:\*\*What happened\*\*:?\s?)?[`*v]{0,3}$/i.test(line.text.slice(0, at)) &&
  /^[`*]{0,2},\s\w/.test(line.text.slice(at + length));

const isAsked = ({ line, at }: Found): boolean =>
  /^(?:[^.!?]|\.(?!\s|$)){0,300}[?？]/.test(line.text.slice(at, at + 320));

/** What the machine is, on a line of its own: `Host: Ubuntu 24.04, 6.8.0-45-generic`, `Kernel: 6.8.0-31-generic`. */
const LABELLED =
  /^[\s*_>•-]{0,8}(?:host|system|machine|server|box|vm|os|kernel(?: version| release)?|uname(?: -r)?)[\s*_]{0,4}:/i;
/** The report tells of several machines or of a kernel that was changed. */
const SEVERAL =
  /\b(?:two|three|four|several|some|different|various|other|others|both|all|each|mixed|zwei|mehrere|verschiedene|andere\w*|dos|varios|deux|plusieurs|dois|vários)\s(?:of (?:our|the) )?(?:kernels?|hosts?|nodes?|machines?|servers?|boxes|VMs?|systems?|kernels?|Rechner\w?|Maschinen|Server\w?|Knoten|Kernel\w?|nodos|máquinas|servidores|machines|serveurs)\b|\bkernel[- ](?:updat\w*|upgrad\w*|chang\w*)|\b(?:updat|upgrad|chang|reboot|boot)\w* (?:\w+ ){0,4}kernels?\b|\b(?:before|after|since) the (?:reboot|update|upgrade)\b|\b(?:old|new|previous|older|newer) kernels?\b/i;

/** Lines that tell the kernel of the one host. */
export const tellsMachine = ({ line, field }: StatingLine): boolean =>
  line.kind === 'log'
    ? /\bSystem info: Linux version |\bRunning falco-driver-loader for: /.test(line.text.slice(0, 160))
    : LABELLED.test(line.text.slice(0, 60)) || (field === 'kernel' && line.kind === 'answer');

/** Two releases of the same kind of kernel, each told as that of the one host. A cluster has many kernels, so none is told there. */
export function kernelConflict(
  reading: Reading,
  kernels: readonly Fact[],
  platforms: readonly Fact[],
): Contradiction[] {
  const [one, other] = kernels;
  if (!one || !other || kernels.length > 2 || platforms.some(({ value }) => value !== 'vm')) return [];
  if (one.evidence.source !== other.evidence.source || one.evidence.line === other.evidence.line) return [];
  if (kindOf(String(one.value)) === '' || kindOf(String(one.value)) !== kindOf(String(other.value))) return [];
  const told = (fact: Fact): boolean =>
    reading.lines.some(
      (at) => at.line.source === fact.evidence.source && at.line.number === fact.evidence.line && tellsMachine(at),
    );
  if (
    !told(one) ||
    !told(other) ||
    reading.lines.some(({ line }) => line.kind !== 'log' && SEVERAL.test(line.text.slice(0, 1_000)))
  )
    return [];
  return [
    {
      names: ['kernel.release'],
      says: `the kernel is said to be ${String(one.value)} here and ${String(other.value)} there`,
      evidence: [one.evidence, other.evidence],
    },
  ];
}

/** `generic`, `amd64`: what the distribution calls the kernel. */
const kindOf = (release: string): string => /-([a-z][a-z0-9]{2,15})$/.exec(release)?.[1] ?? '';

/** The line itself wonders about the two. */
const DIFFERS = /\b(?:but|although|instead of|not|should be|says|shows|aber|pero|mais|mas)\b|但/i;

/**
 * Two releases in one text, none of them told as the older or the other one that was tried. Two in one line are a list, and who
 * builds from the master has other ones beside it.
 */
export function versionConflict(reading: Reading, versions: readonly Fact[]): Contradiction[] {
  const releases = versions.filter((fact) => !/^\d+\.\d+\.\d+-\d+\+/.test(String(fact.value)));
  const release = (fact: Fact): string => String(fact.value).replace(/\+.*$/, '');
  const [first] = releases;
  const other = releases.find(
    (fact) => first && release(fact) !== release(first) && fact.evidence.source === first.evidence.source,
  );
  if (!first || !other || other.evidence.line === first.evidence.line) return [];
  // The reporter says that both are at work: `0.34.1 and 0.35.1`.
  const names = (text: string, fact: Fact): boolean => text.includes(String(fact.value));
  const both = reading.lines.some(
    ({ line }) => line.kind !== 'log' && names(line.text, first) && names(line.text, other) && !DIFFERS.test(line.text),
  );
  if (both || [first, other].some((fact) => isSetApart(reading, fact))) return [];
  return [
    {
      names: ['falco.version'],
      says: `the report names Falco ${String(first.value)} here and ${String(other.value)} there`,
      evidence: [first.evidence, other.evidence],
    },
  ];
}

/** One release of several on purpose: `Tried the newer 0.17.1 as well`, `cluster A (… 0.25.0)`. */
const APART =
  /\b(?:tried|tested|testing|trying|newer|older|versucht|getestet|probiert|probé|probado|testé|essayé|testei|tentei)\b|\b(?:cluster|host|node|pool|site|stage|group) ["'`]?[A-Z\d]\b/;
const isSetApart = (reading: Reading, { value }: Fact): boolean =>
  reading.lines.some(
    ({ line }) =>
      line.kind !== 'log' &&
      line.kind !== 'command' &&
      line.text.includes(String(value)) &&
      APART.test(line.text.slice(0, 1_000)),
  );
