import type { Fact } from './fact.ts';
import { ANSWERS } from './install-words.ts';
import type { StatingLine } from './stating-line.ts';
import { factAt, scan, type Reading } from './reading.ts';

/** The answer to the question of the template: `**Installation method:** Helm chart`. */
export function answered(reading: Reading): Fact | undefined {
  const answer = answerOf(reading);
  for (const [pattern, method] of ANSWERS) {
    const found = scan(answer, pattern)[0];
    if (found) return factAt('install.method', method, found);
  }
  return undefined;
}

/** `Kubernetes` is an answer that leaves the way open. */
export const answersCluster = (reading: Reading): boolean =>
  scan(answerOf(reading), /\b(?:kubernetes|k8s|openshift)\b/gi).length > 0;

/** What is written below `Installation method`; empty when the template is not there or was left as it is. */
const answerOf = ({ lines }: Reading): StatingLine[] =>
  lines.filter(({ field, line }) => field === 'installation-method' && line.kind !== 'template');
