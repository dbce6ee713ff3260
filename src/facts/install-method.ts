import type { Fact } from './fact.ts';
import { methodPairs } from './install-pairs.ts';
import { operatorResource } from './operator-resource.ts';
import { ANSWERS, PACKAGE_LOGS, SIGNS, type Method } from './install-words.ts';
import {
  clauseAround,
  describesSystem,
  factAt,
  ownsOne,
  scan,
  sentenceAround,
  type Found,
  type Reading,
} from './reading.ts';

/** How Falco was installed. The template's answer wins; other signs are taken in the order of how sure they are. */
export function readInstallMethod(reading: Reading): Fact[] {
  if (!describesSystem(reading)) return [];
  const pair = methodPairs(reading);
  if (pair.length > 0) return pair;
  const field = reading.lines.filter(
    ({ field: name, line }) => name === 'installation-method' && line.kind !== 'template',
  );
  for (const [pattern, method] of ANSWERS) {
    const found = scan(field, pattern)[0];
    if (found) return [factAt('install.method', method, found)];
  }
  const cube = scan(field, /\b(?:kubernetes|k8s|openshift)\b/gi)[0];
  const [first] = reading.lines;
  if (first && reading.document.issue.repository === 'falcosecurity/falco-operator')
    return [factAt('install.method', 'operator', { value: '', line: first.line, at: 0, length: 20, groups: [] })];
  const resource = operatorResource(reading);
  if (resource) return [resource];
  const unpacked = scan(reading.lines, PACKAGE_LOGS)[0];
  if (unpacked) return [factAt('install.method', 'package', unpacked)];
  const wished = reading.kind === 'feature' ? ['motivation', 'feature', 'alternatives'] : [];
  const lines = reading.lines.filter(
    ({ field: f, line }) => (line.kind !== 'log' || !line.text.startsWith('{')) && !wished.includes(f ?? ''),
  );
  const words = lines.filter(({ line }) => line.kind !== 'log' && line.kind !== 'config');
  for (const [pattern, method] of SIGNS) {
    if (method === 'helm' && (reading.kind === 'feature' || (reading.kind === 'work-item' && !ownsOne(reading))))
      continue;
    const found = scan(method === 'package' || method === 'source' ? words : lines, pattern).filter(
      (one) => isOwn(reading, one, method) && !runsAnother(reading, one),
    )[0];
    if (found) return [factAt('install.method', method, found)];
  }
  const listed = scan(reading.lines, /^\s{0,40}- ["']?(\/usr\/bin\/falco)["']?\s*$/g)[0];
  if (listed) return [factAt('install.method', 'manifest', listed)];
  const manifest = reading.document.config.find(
    (entry) =>
      /(?:^|\.)(?:initContainers|containers)\.image$/.test(entry.path.join('.')) && /falco/.test(String(entry.value)),
  );
  if (manifest) return [{ name: 'install.method', value: 'manifest', evidence: manifest.evidence }];
  const service = reading.document.config.find(
    (entry) =>
      /^services\.[\w-]+\.image$/.test(entry.path.join('.')) && /\bfalco(?!-?sidekick)/.test(String(entry.value)),
  );
  if (service) return [{ name: 'install.method', value: 'container', evidence: service.evidence }];
  const byValues = reading.document.config.find((entry) =>
    /^(?:customRules|collectors|driver\.loader|driver\.kind|falcoctl\.|falcosidekick\.|controller\.kind)/.test(
      entry.path.join('.'),
    ),
  );
  if (byValues && reading.aboutFalco) return [{ name: 'install.method', value: 'helm', evidence: byValues.evidence }];
  const loader = scan(reading.lines, /\/usr\/bin\/falco\b.*\$\(KUBERNETES_SERVICE_HOST\)/g)[0];
  if (loader && cube === undefined) return [factAt('install.method', 'manifest', loader)];
  return [];
}

/** `docker run` of something else: a test, a workload. The command goes on where its lines end with a backslash. */
function runsAnother(reading: Reading, found: Found): boolean {
  if (!/^(?:docker|podman) run$/.test(found.value)) return false;
  const at = reading.lines.findIndex(({ line }) => line === found.line);
  let command = found.line.text.slice(found.at, found.at + 1_000);
  for (let i = at + 1; i <= at + 20; i++) {
    const next = reading.lines[i]?.line;
    if (!next || next.source !== found.line.source || !(/\\\s*$/.test(command) || /^\s*-/.test(next.text))) break;
    command += ` ${next.text.slice(0, 400)}`;
  }
  return !/falco|sysdig|FALCO/.test(command) && (found.line.kind !== 'prose' || /^\w+ run\s+-/.test(command));
}

/** What the documentation says is nobody's installation. */
const DOCUMENTED =
  /\b(?:if I (?:read|understand)|according to the|from what (?:google|I (?:read|found))|as the (?:docs|documentation|README)|the (?:docs|documentation|README) (?:says?|tells?|mentions?|recommends?|describes?))\b/i;

const IMAGE_BUILDERS = /\b(?:yocto|buildroot|openwrt|nixos|gentoo|poky-linux)\b/i;

function isOwn(reading: Reading, found: Found, method: Method): boolean {
  const clause = clauseAround(found.line.text, found.at);
  // `helm ではなく`, `不用 helm`
  if (
    /^[`"' ]{0,2}(?:ではなく|じゃなく|を使わ|は使)/.test(found.line.text.slice(found.at + found.length)) ||
    /(?:不用|没用|没有用|不是|不通过)\s?`?$/.test(found.line.text.slice(Math.max(0, found.at - 8), found.at))
  )
    return false;
  if (
    /\b(?:not|without|instead of|rather than|do not|don't|no|nor|kein(?:e|en)?|ohne|sin|sans|sem)\s(?:[\w`]+ ){0,2}[`*"']{0,2}$/i.test(
      clause.slice(0, Math.max(0, clause.indexOf(found.value))),
    )
  )
    return false;
  if (
    /\b(?:mov|migrat|switch|chang|wechsel|umgestell|migra)\w* (?:\w+ ){0,3}?(?:from|von|vom|desde|de|depuis) (?:\w+ ){0,2}$/i.test(
      `${found.line.text.slice(Math.max(0, found.at - 50), found.at)}${/^(?:from|von) /i.exec(found.groups[0] ?? '')?.[0] ?? ''}`,
    )
  )
    return false;
  // `deploy/example-daemonset.yaml`
  if (
    method === 'manifest' &&
    !/^appl/i.test(found.value) &&
    /\bexamples?[- ]$|^examples?[- ]/i.test(found.line.text.slice(Math.max(0, found.at - 9), found.at + 9))
  )
    return false;
  if (DOCUMENTED.test(sentenceAround(found.line.text, found.at))) return false;
  if (method === 'helm' && /\b(?:we|I) (?:do not|don't) use\b/i.test(found.line.text)) return false;
  if (
    /\b(?:apps|applications|workloads|services|everything else|anything else|Anwendungen)\b/i.test(clause) &&
    !/falco/i.test(clause)
  )
    return false;
  // A module or a probe that was built is not Falco.
  if (
    method === 'source' &&
    /\b(?:modules?|probes?|drivers?|\.ko|kmod|headers|kernel)\b/i.test(clause) &&
    !/falco (?:itself|from)|-DBUILD/i.test(clause)
  )
    return false;
  // Images of such builders bring the unit files along.
  if (
    method === 'package' &&
    /^falco-/.test(found.value) &&
    reading.lines.some(({ line }) => IMAGE_BUILDERS.test(line.text.slice(0, 1_000)))
  )
    return false;
  return !(method === 'package' && /apt-get update|dnf install`? is/.test(found.line.text));
}
