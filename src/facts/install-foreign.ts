import type { Method } from './install-words.ts';
import { isBesideOther } from './other-program.ts';
import { clauseAround, sentenceAround, sentenceAt, type Found, type Reading } from './reading.ts';

/** A place where a way of installing is named. */
interface Mention {
  readonly reading: Reading;
  readonly found: Found;
  readonly method: Method;
}

/** Whether a named way is not that of the reporter's Falco: denied, left, only read of, or that of another program. */
export const isForeign = (mention: Mention): boolean => FOREIGN.some((of) => of(mention));

const FOREIGN: readonly ((mention: Mention) => boolean)[] = [
  isDenied,
  isDeniedInJapaneseOrChinese,
  isLeft,
  isExampleFile,
  isDocumented,
  isUnusedChart,
  isOfWorkloads,
  isBuiltDriver,
  isUnitOfImage,
  isUpkeep,
  runsAnother,
  isAsked,
  isBorrowed,
  isSecond,
  isOfOtherProgram,
];

/** `not installed with helm`, `ohne Helm` */
function isDenied({ found }: Mention): boolean {
  const clause = clauseAround(found.line.text, found.at);
  return /\b(?:not|without|instead of|rather than|do not|don't|no|nor|kein(?:e|en)?|ohne|sin|sans|sem)\s(?:[\w`]+ ){0,2}[`*"']{0,2}$/i.test(
    clause.slice(0, Math.max(0, clause.indexOf(found.value))),
  );
}

/** `helm ではなく`, `不用 helm` */
function isDeniedInJapaneseOrChinese({ found: { line, at, length } }: Mention): boolean {
  return (
    /^[`"' ]{0,2}(?:ではなく|じゃなく|を使わ|は使)/.test(line.text.slice(at + length)) ||
    /(?:不用|没用|没有用|不是|不通过)\s?`?$/.test(line.text.slice(Math.max(0, at - 8), at))
  );
}

/** `we moved from helm to plain manifests` */
function isLeft({ found: { line, at, groups } }: Mention): boolean {
  const before = line.text.slice(Math.max(0, at - 50), at);
  const from = /^(?:from|von) /i.exec(groups[0] ?? '')?.[0] ?? '';
  return /\b(?:mov|migrat|switch|chang|wechsel|umgestell|migra)\w* (?:\w+ ){0,3}?(?:from|von|vom|desde|de|depuis) (?:\w+ ){0,2}$/i.test(
    `${before}${from}`,
  );
}

/** `the examples daemonset yaml`; who applies the example has it. */
function isExampleFile({ found: { line, at, value }, method }: Mention): boolean {
  return (
    method === 'manifest' &&
    !/^appl/i.test(value) &&
    /\bexamples?[- ]$/i.test(line.text.slice(Math.max(0, at - 9), at)) &&
    !/\b(?:us(?:e|ed|ing)|deploy\w*|install\w*|took|taken|ran|run(?:ning)?|with|from|per|by)\s(?:it |falco )?(?:the |your |an? )?examples?[- ]$/i.test(
      line.text.slice(Math.max(0, at - 40), at),
    )
  );
}

/** `the documentation recommends helm` */
function isDocumented({ found }: Mention): boolean {
  return DOCUMENTED.test(sentenceAround(found.line.text, found.at));
}

const DOCUMENTED =
  /\b(?:if I (?:read|understand)|according to the|from what (?:google|I (?:read|found))|as the (?:docs|documentation|README)(?! (?:says?|shows?|describes?)\b)|(?<!\bas )the (?:docs|documentation|README) (?:says?|tells?|mentions?|recommends?|describes?))\b/i;

/** `There is a helm chart, which we do not use.` */
function isUnusedChart({ found, method }: Mention): boolean {
  return method === 'helm' && /\b(?:we|I) (?:do not|don't) use\b/i.test(found.line.text);
}

/** `our applications are deployed by helm` */
function isOfWorkloads({ found }: Mention): boolean {
  const clause = clauseAround(found.line.text, found.at);
  return (
    /\b(?:apps|applications|workloads|services|everything else|anything else|the rest|other (?:things|software|components|tools)|Anwendungen)\b/i.test(
      clause,
    ) && !/falco/i.test(clause)
  );
}

/** `the kernel module was compiled by me`: a module or a probe that was built is not Falco. */
function isBuiltDriver({ found, method }: Mention): boolean {
  if (method !== 'source') return false;
  const clause = clauseAround(found.line.text, found.at);
  return (
    /\b(?:modules?|probes?|drivers?|\.ko|kmod|headers|kernel)\b/i.test(clause) &&
    !/falco (?:itself|from)|-DBUILD/i.test(clause)
  );
}

/** `falco-modern-bpf.service` on an image of Yocto: images of such builders bring the unit files along. */
function isUnitOfImage({ reading, found, method }: Mention): boolean {
  return (
    method === 'package' &&
    /^falco-/.test(found.value) &&
    reading.lines.some(({ line }) => IMAGE_BUILDERS.test(line.text.slice(0, 1_000)))
  );
}

const IMAGE_BUILDERS = /\b(?:yocto|buildroot|openwrt|nixos|gentoo|poky-linux)\b/i;

/** `apt-get update && apt-get install curl` */
function isUpkeep({ found, method }: Mention): boolean {
  return method === 'package' && /apt-get update|dnf install`? is/.test(found.line.text);
}

/** `docker run busybox`: a test, a workload. The command goes on where its lines end with a backslash. */
function runsAnother({ reading, found }: Mention): boolean {
  if (!/^(?:docker|podman) run$/.test(found.value)) return false;
  const at = reading.lines.findIndex(({ line }) => line === found.line);
  let command = found.line.text.slice(found.at, found.at + 1_000);
  for (let i = at + 1; i <= at + 20; i++) {
    const next = reading.lines[i]?.line;
    if (!next || next.source !== found.line.source || !(/\\\s*$/.test(command) || /^\s*-/.test(next.text))) break;
    command += ` ${next.text.slice(0, 400)}`;
  }
  if (/falco|sysdig|FALCO/.test(command)) return false;
  return found.line.kind !== 'prose' || (/^\w+ run\s+-/.test(command) && !OPTIONS_ONLY.test(command));
}

/** `podman run --privileged with the usual mounts`: how Falco runs, without its image. */
const OPTIONS_ONLY = /^\w+ run(?: --?[\w-]{1,40}){1,6}[`"']{0,2}(?: (?:with|and|as|mit|con|com|avec)\b|[,.;)]|\s?で|$)/;

/** `I copied HOST_ROOT from the helm chart`, `the Terraform module of the other team` */
function isBorrowed({ found: { line, at, length } }: Mention): boolean {
  return (
    /\b(?:copied|took|taken|borrowed|stolen|stole|lifted)\b[^.;]{0,40}$/i.test(
      line.text.slice(Math.max(0, at - 60), at),
    ) ||
    /^[^.;,]{0,20}\bof (?:the other|another) (?:team|cluster|project|department)\b/i.test(
      line.text.slice(at + length, at + length + 60),
    )
  );
}

/** `a second, older falco on that box in a container` */
function isSecond({ found: { line, at, length } }: Mention): boolean {
  const { sentence, place } = sentenceAt(line.text, at);
  return /\b(?:second|another|older),?(?: \w+)? falco\b[^.;]{0,60}$/i.test(sentence.slice(0, place + length));
}

/** `How do I install Falco with helm on OpenShift?` */
function isAsked({ found: { line, at } }: Mention): boolean {
  const { sentence, mark } = sentenceAt(line.text, at);
  return (
    /[?？]/.test(mark) &&
    /^\W{0,3}(?:how|can (?:I|we|one)|is it possible|should|which|what|wie|kann|cómo|se puede|como (?:eu|faço)|comment|peut-on)\b|怎么|如何|どう/i.test(
      sentence,
    )
  );
}

/** `Prometheus was installed with helm` */
function isOfOtherProgram({ reading, found }: Mention): boolean {
  return reading.ofFalco && /^(?:prose|heading)$/.test(found.line.kind) && isBesideOther(found);
}
