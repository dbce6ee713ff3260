import type { Line } from '../issue/issue-document.ts';
import { sentenceAround, type Found } from './reading.ts';

/** Between two platforms that both show it: `EKS and AKS`, `OpenShift & EKS`, `in EKS and later also in Azure AKS`. */
const AND =
  /^[`*]{0,2}(?: [\w ]{0,16})?(?: \([^()]{0,80}\))?,?\s?(?:&|\+|\b(?:and|und|sowie|et|y|e|i|as well as)\b|和|及)\s?(?:(?:later|then|also|too|on|in|our|the|some|several|an?|auf|en|sur|em|auch|bei|Azure|AWS|Google) ){0,5}[`*]{0,2}$/i;
/** Words that set the two apart. */
const APART =
  /\b(?:not|n't|no|nor|works?|worked|fine|ok(?:ay)?|only|unlike|than|or|whether|from|instead|nicht|nur|kein\w*|funktioniert|support\w*|should)\b/i;

export interface Hit {
  readonly platform: string;
  readonly found: Found;
}

/** The platforms that are told in one breath with the first one. */
export function besides(best: Hit, own: readonly Hit[]): readonly Hit[] {
  const { line, at } = best.found;
  const whole = best.found.groups[0] ?? '';
  if (best.platform === 'fargate' || APART.test(sentenceAround(line.text, at))) return [];
  return own.filter(({ platform, found }) => {
    if (found.line !== line || platform === best.platform || platform === 'fargate') return false;
    const [from, to] = found.at > at ? [at + whole.length, found.at] : [found.at + (found.groups[0] ?? '').length, at];
    return from <= to && to - from < 130 && AND.test(line.text.slice(from, to));
  });
}

/** A line that counts up three platforms or more is about none of them. */
export function crowdedLines(hits: readonly Hit[]): ReadonlySet<Line> {
  const names = new Map<Line, Set<string>>();
  for (const { platform, found } of hits) names.set(found.line, (names.get(found.line) ?? new Set()).add(platform));
  return new Set([...names].filter(([, own]) => own.size > 2).map(([line]) => line));
}

/** `EKS/AKS`: clouds in general. */
const CLOUD = String.raw`(?:EKS|AKS|GKE|OpenShift|OKE)`;
const PAIR = new RegExp(String.raw`^${CLOUD}\s?/\s?${CLOUD}\b|\b${CLOUD}\s?/\s?$`);
export const isPair = (found: Found): boolean => {
  const { text } = found.line;
  return PAIR.test(text.slice(found.at, found.at + 30)) || PAIR.test(text.slice(Math.max(0, found.at - 14), found.at));
};
