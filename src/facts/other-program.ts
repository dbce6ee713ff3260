import { clauseAround, sentenceAt, type Found } from './reading.ts';

/** Falco and those that reporters name beside it. */
const PROGRAM =
  /\bfalco(?:[- ]?(?:sidekick|exporter|ctl|talon)[\w-]*)?(?![\w-])|\b(?:sidekick|redis|web ?ui|exporter|metacollector|k8s-metacollector|prometheus|grafana|loki|fluent[ -]?bit|fluentd|vector|cilium|istio|envoy|injector|datadog|elasticsearch|kafka|postgres|nginx|argo ?cd|tetragon|wazuh|(?:other|our) (?:apps?|applications?|pods|workloads?|services?)|(?:the|our) (?:app|application|workload|java service|database|web server))\b/gi;

/** The last program that the sentence names before the place is another one: `falcosidekick has a limit of 128Mi`. */
export function isOfOther({ line, at }: Pick<Found, 'line' | 'at'>): boolean {
  const { sentence, place } = sentenceAt(line.text, at);
  const last = [...sentence.slice(0, place).matchAll(PROGRAM)].at(-1);
  return last !== undefined && !/^falco$/i.test(last[0]);
}

/** The clause names another program and not Falco: `Prometheus was installed with helm`. */
export function isBesideOther({ line, at }: Pick<Found, 'line' | 'at'>): boolean {
  const names = clauseAround(line.text, at).match(PROGRAM) ?? [];
  return names.length > 0 && !names.some((name) => /^falco$/i.test(name));
}
