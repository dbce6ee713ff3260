import type { Fact } from './fact.ts';
import { compareVersions } from './compare-versions.ts';
import { clauseAround, factAt, factOfEntry, scan, sentenceAround, type Found, type Reading } from './reading.ts';

/** The flag itself: after `falco …` on a command line, in a list of arguments, or alone in a pasted YAML list. */
const FLAGS: readonly RegExp[] = [
  /(?:\/usr\/bin\/falco|CLI args:|\bfalco -)[^\n]{0,600}?\s(-[kK])\s+(?:https?:|\$|"?\/var\/run|http|<|\S+\/token)/g,
  /["'](-[kK])["']\s?,\s?["'](?:https?:|\$|\/var\/run)/g,
  /^\s{0,40}(?:- )?["']?(-[kK])["']?\s*$/g,
  /(?:^|[\s`"'])(-[kK])\s+(?:https?:\/\/\$?\(?[\w.]|\/var\/run\/secrets)/g,
  /\bFALCO_K8S_API(?:_CERT)?\b/g,
  // `started with -k and -K`, `the flags -k/-K are set`, and an experiment: `removing -k helps`
  /\b(?:with|flags?|options?|arguments?|args|started|pass(?:ed|ing)?|set|uses?|using|mit|con|com|avec)\s[`"']{0,2}(-[kK])[`"']{0,2}(?:\s?(?:and|und|y|e|et|,|&|\/)\s?[`"']{0,2}-[kK]\b)/g,
  /\b(?:[Rr]emoving|[Dd]ropping|[Tt]aking out|[Ll]eaving out)\s(?:the )?[`"']{0,2}(-[kK])\b[^.;\n]{0,40}\b(?:help|fix|solv|cure|quiet|better|gone)/g,
];
const OFF =
  /\b(?:without|removed?|took|taken?|disabled?|turned|switch(?:ed)?|dropped|not|no|off|out|ohne|entfernt|sin)\b[^.]{0,60}?(?<![\w-])-[kK]\b|(?<![\w-])-[kK]`?[^.]{0,40}\b(?:removed|taken out|off|disabled|gone|dropped|not used)\b|\b(?:Kubernetes|k8s) (?:support|metadata|client|collector)[^.]{0,12}\b(?:off|disabled|not enabled|switched off)\b|\bcollectors\.kubernetes(?:\.enabled)?\b[^.;]{0,16}\b(?:off|disabled|false)\b|all of (?:those|these|the) flags (?:taken out|removed)/gi;

/** `After … off, it is quiet`: what happened when it was off for a while. */
const EXPERIMENT =
  /^\W{0,3}(?:after|without|when|if|once|as soon as|with|nach|ohne|wenn|sobald|mit|tras|sin|cuando|si|après|sans|avec|quand)\b.*\b(?:quiet|better|gone|fell|falls?|dropped|went|goes|normal|away|help(?:s|ed)?|lower|less|half|ruhig|weg|besser|fällt|baja|bajó|desaparece|baisse|mieux)\b/i;

/** `As a test we did one pool with it off`, `After removing -k:` above the figures. */
const TRIAL =
  /\b(?:as|for) (?:a )?(?:test|trial|experiment)\b|\b(?:zum|im) (?:Test|Versuch)\b|\b(?:como|de) (?:prueba|teste)\b|\bà titre d'essai\b|\bpour (?:essayer|tester)\b|测试(?:了|时|中)|試しに|^\W{0,4}(?:after|without|nach|ohne|tras|sin|après|sans|sem|após)\b[^.]{0,60}:\W{0,3}$/i;

/**
 * Whether the in-process Kubernetes client (up to 0.36) is on: `-k`/`-K`, or `collectors.kubernetes.enabled` with charts
 * before 4.0. What is said to be off now beats a command line shown from before.
 */
export function readK8sClient(reading: Reading, chart: string | undefined, falco: string | undefined): Fact[] {
  if (reading.kind === 'work-item' || reading.kind === 'feature') return [];
  const prose = ['prose', 'heading', 'answer'] as const;
  const off = scan(reading.lines, OFF, prose)[0];
  const on = FLAGS.flatMap((pattern) => scan(reading.lines, pattern, undefined, true)).filter(isOn)[0];
  const collector = reading.document.config
    .filter((entry) => /(?:^|\.)collectors\.kubernetes\.enabled$/.test(entry.path.join('.')))
    .at(-1);
  const oldChart =
    chart !== undefined
      ? compareVersions(chart, '4.0.0') < 0
      : falco !== undefined && compareVersions(falco, '0.37.0') < 0;
  // An experiment that helped: the state of the report is the default, which is on with these charts.
  const told = off && off.line.kind !== 'heading' ? sentenceAround(off.line.text, off.at) : '';
  const isTrial = TRIAL.test(told);
  if (off && (isTrial || EXPERIMENT.test(told)) && !on && oldChart && chart !== undefined)
    return [factAt('k8s.client', true, off)];
  if (isTrial && !on) return [];
  if (collector?.value === false && !on) return [factOfEntry('k8s.client', false, collector)];
  // "Without -K and -k the drops are gone" tells of an experiment: the flags that are shown are on.
  const tried =
    off !== undefined &&
    (/^(?:without|ohne|sin|sans|sem)\b/i.test(off.groups[0] ?? '') ||
      /^\W{0,3}(?:leav(?:e|ing) out|tak(?:e|ing) out|remov(?:e|ing)|dropp?(?:ing)?) /i.test(told));
  if (on && tried) return [factAt('k8s.client', true, on)];
  if (off && (!on || off.line.kind !== 'prose' || off.line.number > on.line.number || !reading.aboutFalco))
    return [factAt('k8s.client', false, off)];
  if (on) return [factAt('k8s.client', true, on)];
  if (collector?.value === true && oldChart) return [factOfEntry('k8s.client', true, collector)];
  return off ? [factAt('k8s.client', false, off)] : [];
}

const isOn = (found: Found): boolean =>
  found.line.kind !== 'prose' ||
  !/\b(?:without|removed|not|no longer)\b/i.test(clauseAround(found.line.text, found.at));
