import type { Method } from './install-words.ts';
import { factAt, scan, sentenceAround, type Reading } from './reading.ts';
import type { Fact } from './fact.ts';

const WORD = String.raw`(helm|charts?|rpm|deb|apt|yum|dnf|packages?|docker(?:[- ]compose|[- ]containers?)?|podman|manifests?|kustomize|operator)`;
const PLACE = String.raw`(?:\s(?:package |chart |install\w* |container )?(?:on|in|for|auf|bei|en|sur|em) [^,;.()]{2,40}|\s?\([^()]{2,40}\))`;
/** `helm on the clusters and deb on two hosts`, `Helm (EKS), RPM (bastions)`: each with its own place. */
const PAIR = new RegExp(
  String.raw`(?<![\w./-])${WORD}${PLACE}(?:,? (?:and|und|et|y|e)|,|;| &|\s?\/)\s(?:(?:as|via|with|by|from|als|mit|per|con|com|avec|the|an?) ){0,2}${WORD}${PLACE}`,
  'gi',
);
const APART =
  /\b(?:not|n't|works?|worked|fine|instead|switch\w*|moved?|migrat\w*|tried|or|either|before|from .* to|nicht|funktioniert)\b/i;

/** Two methods, each of them said to be that of a part of the machines; empty when one is all that is told, or where they are set apart. */
export function methodPairs(reading: Reading): Fact[] {
  const found = scan(reading.lines, PAIR, ['prose', 'answer']).find(
    ({ line, at }) => !APART.test(sentenceAround(line.text, at)),
  );
  if (!found) return [];
  const [, one, other] = found.groups;
  const methods = [methodOf(one!), methodOf(other!)];
  return methods[0] === methods[1] ? [] : methods.map((method) => factAt('install.method', method, found));
}

function methodOf(word: string): Method {
  if (/^(?:helm|chart)/i.test(word)) return 'helm';
  if (/^(?:docker|podman)/i.test(word)) return 'container';
  if (/^(?:manifest|kustomize)/i.test(word)) return 'manifest';
  return /^operator/i.test(word) ? 'operator' : 'package';
}
