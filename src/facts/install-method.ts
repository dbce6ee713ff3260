import type { Fact } from './fact.ts';
import { answered } from './install-answer.ts';
import { methodPairs } from './install-pairs.ts';
import {
  byHelmValues,
  inArguments,
  inComposeFile,
  inPodSpec,
  inTaskDefinition,
  withClusterArguments,
} from './install-pasted.ts';
import { readChartVersion } from './chart-version.ts';
import { toldMethod } from './install-told.ts';
import { PACKAGE_LOGS, SYSDIG_LOGS } from './install-words.ts';
import { operatorResource } from './operator-resource.ts';
import { describesSystem, factAt, scan, type Reading } from './reading.ts';

/** Places that tell how Falco was installed, the surest first; the first that tells wins. */
const READERS: readonly ((reading: Reading) => Fact | undefined)[] = [
  answered,
  inRepositoryOfOperator,
  operatorResource,
  unpacked,
  compiled,
  toldMethod,
  inArguments,
  inPodSpec,
  inComposeFile,
  inTaskDefinition,
  byHelmValues,
  withClusterArguments,
];

/** `install.method`: how Falco was installed. One fact, or two where parts of the machines have one each; none when nothing tells. */
export function readInstallMethod(reading: Reading): Fact[] {
  if (!describesSystem(reading)) return byChartOfWish(reading);
  const several = methodPairs(reading);
  if (several.length > 0) return several;
  for (const read of READERS) {
    const fact = read(reading);
    if (fact) return [fact];
  }
  return byChartOfWish(reading);
}

/** Who wishes for something names the chart that they have: `the DaemonSet of chart 4.2.6 gets no pod there`. */
function byChartOfWish(reading: Reading): Fact[] {
  if (reading.kind !== 'feature') return [];
  return readChartVersion(reading)
    .slice(0, 1)
    .map((chart) => ({ ...chart, name: 'install.method', value: 'helm' }));
}

/** Filed where only the operator is spoken of: `falcosecurity/falco-operator`. */
function inRepositoryOfOperator(reading: Reading): Fact | undefined {
  const [first] = reading.lines;
  if (!first || reading.document.issue.repository !== 'falcosecurity/falco-operator') return undefined;
  return factAt('install.method', 'operator', { value: '', line: first.line, at: 0, length: 20, groups: [] });
}

/** Options of the build that only the tree of Falco knows. */
function compiled(reading: Reading): Fact | undefined {
  const found = scan(reading.lines, /\bcmake\b[^\n]{0,200}-D(?:BUILD_BPF|BUILD_FALCO\w*|FALCO_ETC_DIR)=/g)[0];
  return found && factAt('install.method', 'source', found);
}

/** Printed by a package manager: `Setting up falco (0.40.0)`. */
function unpacked(reading: Reading): Fact | undefined {
  const logs = reading.document.issue.repository === 'draios/sysdig' ? SYSDIG_LOGS : PACKAGE_LOGS;
  const found = scan(reading.lines, logs)[0];
  return found && factAt('install.method', 'package', found);
}
