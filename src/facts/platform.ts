import { affected, isWished } from './affected.ts';
import type { Fact } from './fact.ts';
import {
  clauseAround,
  describesSystem,
  distinct,
  factAt,
  ownsOne,
  scan,
  sentenceAround,
  type Found,
  type Reading,
} from './reading.ts';
import { OWNER } from './owner.ts';
import { besides, crowdedLines, isPair } from './platform-pairs.ts';
import { nodeVersions, upgradedTo, versionsOf } from './platform-version.ts';
import {
  CLOUD_FIELDS,
  KUBERNETES,
  KUBERNETES_VERSION,
  NAME_OF_KUBERNETES,
  PLATFORMS,
  SECOND,
  SERVER_VERSION,
  TRACES,
  VENDOR_VERSION,
  VM,
} from './platform-words.ts';

/** Where Falco runs, as specific as told, and that platform's version. `kubernetes` when nothing narrower is told. */
export function readPlatform(reading: Reading): Fact[] {
  const lines = reading.lines.filter(({ line }) => line.kind !== 'config');
  const facts: Fact[] = [];
  const named = reading.kind === 'work-item' && !ownsOne(reading) ? [] : PLATFORMS;
  const everywhere = named.flatMap(({ platform, pattern }) =>
    scan(lines, pattern, ['prose', 'heading', 'answer']).map((found) => ({ platform, found: start(found) })),
  );
  const here = everywhere.filter(({ found }) => isHere(found));
  // `It worked on our EKS workers. Now …`: where no other place is told, it is theirs all the same.
  const hits = (here.length > 0 ? here : everywhere.filter(({ found }) => isOurs(found))).filter(
    ({ found }) =>
      reading.kind !== 'feature' ||
      ((/\b(?:[Oo]ur|[Mm]y|[Ww]e|I)\b/.test(found.line.text) || OWNER.test(found.line.text)) &&
        !WISHED.test(sentenceAround(found.line.text, found.at))),
  );
  const crowded = crowdedLines(hits);
  const paired = affected(hits, ({ found }) => found).filter(({ found }) => !isPair(found));
  const okd = hits.find(({ platform, found }) => platform === 'okd' || /\bokd-\d/.test(found.groups[0] ?? ''));
  const own = okd ? [{ platform: 'okd', found: okd.found }] : paired.filter(({ found }) => !crowded.has(found.line));
  const traces = TRACES.flatMap(({ platform, pattern }) =>
    scan(reading.lines, pattern).map((found) => ({ platform, found })),
  );
  const field = own.filter(({ found }) => found.field !== undefined && CLOUD_FIELDS.has(found.field));
  const best = field[0] ?? own.filter(({ found }) => found.line.source !== 'title')[0] ?? own[0] ?? traces[0];
  if (best) {
    facts.push(factAt('platform', best.platform, best.found));
    const under =
      best.platform === 'fargate'
        ? hits.find(
            ({ platform, found }) =>
              /^E[KC]S /i.test(found.groups[0] ?? '') || (platform === 'eks' && tellsOfProfile(found)),
          )
        : undefined;
    if (under) facts.push(factAt('platform', under.found.groups[0]!.slice(0, 3).toLowerCase(), under.found));
    const same = okd
      ? hits.map(({ platform, found }) => ({ platform: platform === 'openshift' ? 'okd' : platform, found }))
      : own;
    facts.push(...versionsOf(under ? 'eks' : best.platform, under ? hits : same, lines, reading.lines));
    for (const other of okd ? [] : besides(best, own)) {
      facts.push(factAt('platform', other.platform, other.found));
      const version = other.found.groups.slice(1).find((group) => group !== undefined);
      if (version !== undefined) facts.push(factAt('platform.version', version, other.found));
    }
    return distinct(facts);
  }
  const version = scan(lines, KUBERNETES_VERSION, ['prose', 'heading', 'answer', 'log', 'command']);
  const answer = scan(
    // Also the output that stands commented out below its command: `# 1.24.1`.
    lines.filter(
      ({ field: f, line }) =>
        f === 'kubernetes-version' && (line.kind === 'answer' || /^(?:# ?)?v?1\.\d{2}(?:\.\d{1,3})?\b/.test(line.text)),
    ),
    /v?(\d\.\d{1,2}[\w.+-]*)/g,
  );
  const node = [...nodeVersions(lines), ...scan(lines, SERVER_VERSION)];
  const methods = scan(
    lines.filter(({ field: f }) => f === 'installation-method' || f === 'cloud' || f === 'falco-version'),
    /(?<![\w.-])(?:kubernetes|k8s)(?![\w-]|\.\w)/gi,
  );
  const images = scan(reading.lines, /\bkube-apiserver:v(\d\.\d{1,2}\.\d{1,3})\b/g);
  const vendor = scan(lines, VENDOR_VERSION, ['prose', 'heading', 'answer']).slice(-1);
  const moved = upgradedTo(lines);
  const told = moved.length > 0 ? moved : [...answer, ...version, ...node, ...images, ...vendor];
  // The exceptions of a rule name what every cluster has.
  const showing = reading.kind === 'work-item' ? lines : reading.lines;
  const shown = KUBERNETES.flatMap((pattern) => scan(showing, pattern)).filter(
    (found) =>
      !isComment(found) &&
      !(/falco/i.test(found.value) && /\b(?:fine|ok|healthy)\b/i.test(sentenceAround(found.line.text, found.at))) &&
      (!reading.foreign || NAMED.test(found.value)) &&
      !DENIED.test(
        `${found.line.text.slice(Math.max(0, found.at - 24), found.at)}${/^\w{2,6} /.exec(found.value)?.[0] ?? ''}`,
      ) &&
      (describesSystem(reading) ||
        (reading.kind === 'work-item'
          ? !/daemonset|^[^a-z]*(?:kubernetes|k8s)[^a-z]*$/i.test(found.value)
          : /cluster|nodes?\b|kubectl|\b(?:[Oo]ur|[Ww]e|[Mm]y|I)\b/.test(found.line.text))),
  );
  if (shown.length === 0 && reading.kind === 'problem' && !reading.foreign)
    shown.push(...scan(lines, NAME_OF_KUBERNETES, ['prose', 'answer']).filter((found) => !isOutside(found)));
  const vm = reading.kind === 'work-item' ? [] : scan(lines, VM, ['prose', 'heading', 'answer']);
  const first = told[0] ?? methods[0] ?? shown[0];
  if (first) {
    facts.push(factAt('platform', 'kubernetes', first));
    if (told[0]) facts.push(factAt('platform.version', told[0].value, told[0]));
    const second =
      told[0] && moved.length === 0 && told[0].line.kind !== 'log'
        ? SECOND.exec(told[0].line.text.slice(told[0].at + told[0].length, told[0].at + 60))
        : null;
    if (second && told[0]) facts.push(factAt('platform.version', second[1]!, told[0]));
  } else if (vm[0]) facts.push(factAt('platform', 'vm', vm[0]));
  return distinct(facts);
}

/** `Our EKS cluster has two Fargate profiles besides the node group` */
const tellsOfProfile = ({ line, at }: Found): boolean =>
  /^EKS\b[^.;\n]{0,40}\bFargate profiles?\b/i.test(line.text.slice(at));

/** `# Useful when running Falco in Kubernetes.` above a key of the configuration, as it was shipped. */
const isComment = ({ line: { kind, text } }: Found): boolean =>
  (kind === 'config' || kind === 'log') && /^\s*#(?!\s?(?:[\w.]+ )?(?:kubectl|oc)\b)/.test(text);

/** `no kubernetes`, `not on k8s`, `kein Kubernetes`. */
const DENIED =
  /(?:\b(?:no|not|not only|without|nor|neither|weder|never|nothing|outside of?|kein\w*|ohne|sin|ni|sans|pas de|pas|sem|nem|bez|без)\s(?:any |an? )?(?:on |in |under |of |auf |en |sur |em )?|(?:没有|没用|不用|不是|不在)\s?)$/i;
/** `not on Kubernetes`, `kein Kubernetes weit und breit`, or in a sentence of the papers. */
const isOutside = ({ line, at }: Found): boolean =>
  DENIED.test(line.text.slice(Math.max(0, at - 24), at)) ||
  isWished({ line, at }) ||
  /^\W{0,4}(?:Tags|Keywords|Labels)\b/i.test(line.text) ||
  /\b(?:docs?|documentation|readme|rules?|webhook|certified|conference|kubecon|articles?|blog)\b/i.test(
    sentenceAround(line.text, at),
  );

/** Other products come as DaemonSets and pods too; there only the name tells. */
const NAMED = /kubernetes|k8s|rancher|talos|kubectl/i;

/** What somebody would like to have is not there yet. */
const WISHED = /\b(?:want|would like|wish|plan|hope|wanna|need) to (?:use|run|try|install|deploy|have)\b/i;

const start = (found: Found): Found => ({ ...found, at: Math.max(0, found.line.text.indexOf(found.groups[0] ?? '')) });

const isOurs = ({ line, at }: Found): boolean =>
  /\b(?:our|my|unser\w*|mein\w*|notre|nos|nuestr\w+|noss\w+) $/i.test(line.text.slice(0, at));

/** "works on AKS", "also seen on EKS by others" are not the reporter's cluster. */
function isHere(found: Found): boolean {
  const clause = clauseAround(found.line.text, found.at);
  const wide = clauseAround(found.line.text, found.at, true);
  if (/\b(?:works?|worked|fine|ok) (?:on|in|with)\b/i.test(clause) && !/\bnot?\b/i.test(clause)) return false;
  if (
    /\b(?:(?:is|are|was|were|runs?) (?:fine|ok|okay)|(?<!\b(?:batch|for|of|at|our|the) )works?|worked|no problems?)\b/i.test(
      wide,
    ) &&
    !/\b(?:not?|n't|no longer|since|but)\b/i.test(wide)
  )
    return false;
  if (
    /^[`*]{0,2}\s(?:is|are) (?:not|n't) (?:involved|used|affected|in use)\b/i.test(
      found.line.text.slice(found.at + (found.groups[0] ?? '').length, found.at + (found.groups[0] ?? '').length + 30),
    )
  )
    return false;
  const lead = found.line.text.slice(Math.max(0, found.at - 40), found.at);
  return !/(?:\b(?:others?|somebody|someone|people|some) (?:else )?(?:have|has|had|see|saw|report\w*)\b[^.;,]{0,16} on|\b(?:same|this) (?:\w+ )?(?:as|like) (?:the|those|these|in the)|unlike|other than|not on|similar to|like|marketplace of|outside of) $/i.test(
    lead,
  );
}
