import type { Fact } from './fact.ts';
import { falcoOfCompose } from './compose-file.ts';
import { answersCluster } from './install-answer.ts';
import type { Method } from './install-words.ts';
import { factAt, factOfEntry, scan, type Reading } from './reading.ts';

/** An argument list of a pod: `- /usr/bin/falco`. */
export function inArguments(reading: Reading): Fact | undefined {
  const found = scan(reading.lines, /^\s{0,40}- ["']?(\/usr\/bin\/falco)["']?\s*$/g)[0];
  return found && factAt('install.method', 'manifest', found);
}

/** A manifest: `containers: [{ image: falcosecurity/falco:0.40.0 }]`. */
export const inPodSpec = (reading: Reading): Fact | undefined =>
  factOf(
    'manifest',
    reading,
    (path, value) =>
      /(?:^|\.)(?:initContainers|containers)\.image$/.test(path) && /falco(?!-?(?:sidekick|exporter|ctl))/.test(value),
  );

/** A compose file. */
export function inComposeFile(reading: Reading): Fact | undefined {
  const entry = falcoOfCompose(reading);
  return entry && factOfEntry('install.method', 'container', entry);
}

/** A task definition of ECS: `"containerDefinitions": [{ "image": "…/falco:0.39.0" }]`. */
export function inTaskDefinition(reading: Reading): Fact | undefined {
  if (scan(reading.lines, /"containerDefinitions"\s?:/g).length === 0) return undefined;
  const found = scan(
    reading.lines,
    /"image"\s?:\s?"\S{0,120}?(\bfalco(?!-?(?:sidekick|exporter|ctl))[\w.-]{0,40})(?::|")/g,
  )[0];
  return found && factAt('install.method', 'container', found);
}

/** Values of the chart: `driver: { kind: modern_ebpf }`. */
export const byHelmValues = (reading: Reading): Fact | undefined =>
  reading.aboutFalco ? factOf('helm', reading, (path) => CHART_VALUES.test(path)) : undefined;

const CHART_VALUES =
  /^(?:customRules|collectors|driver\.loader|driver\.kind|falcoctl\.|falcosidekick\.|controller\.kind)/;

/** A command line of a pod: `/usr/bin/falco -k https://$(KUBERNETES_SERVICE_HOST)`, unless the answer to the template says otherwise. */
export function withClusterArguments(reading: Reading): Fact | undefined {
  const found = scan(reading.lines, /\/usr\/bin\/falco\b.*\$\(KUBERNETES_SERVICE_HOST\)/g)[0];
  if (!found || answersCluster(reading)) return undefined;
  return factAt('install.method', 'manifest', found);
}

/** The first pasted entry that shows the method; `undefined` when none does. */
function factOf(
  method: Method,
  { document }: Reading,
  shows: (path: string, value: string) => boolean,
): Fact | undefined {
  const entry = document.config.find((one) => shows(one.path.join('.'), String(one.value)));
  return entry && factOfEntry('install.method', method, entry);
}
