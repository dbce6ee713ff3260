import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const banner = (version: string): string =>
  `\`\`\`\nTue Mar 11 16:41:49 2025: Falco version: ${version} (x86_64)\n\`\`\``;

describe('versions in roles', () => {
  test.each([
    [
      'a section of the one that does well',
      'Many drops since 0.41.0',
      `With 0.41.0 the log is full. 0.40.1 did not do that.\n\n**Falco 0.40.1 behaviour**\n${banner('0.40.1')}`,
      '0.41.0',
      '0.40.1',
    ],
    [
      'a section for each',
      'Falco 0.41.0 takes twice the memory',
      `**0.40.1**\n${banner('0.40.1')}\n**0.41.0**\n${banner('0.41.0')}`,
      '0.41.0',
      '0.40.1',
    ],
    [
      'the log of the good one',
      'Falco leaks',
      `We are on 0.41.0.\nFalco 0.40.1 works fine:\n${banner('0.40.1')}`,
      '0.41.0',
      '0.40.1',
    ],
    ['a measure', 'Falco 0.42.1 in numbers', 'Compared with 0.41 it takes half of the CPU.', '0.42.1', ''],
    ['a measure, German', 'Falco 0.42.1: CPU', 'Gegenüber 0.41 halbiert sich die Last.', '0.42.1', ''],
    [
      'images',
      'Falco has no shell',
      'Changed `falcosecurity/falco:0.39.1` to `falcosecurity/falco:0.40.0`, from `falcosecurity/falco:0.39.1` to `falcosecurity/falco:0.40.0` only.',
      '0.40.0',
      '0.39.1',
    ],
    [
      'images of a registry',
      'Falco crashes',
      'Moved from docker.io/falcosecurity/falco:0.36.1 to docker.io/falcosecurity/falco:0.36.2',
      '0.36.2',
      '0.36.1',
    ],
    [
      'good on some machines',
      'Falco crashes',
      'Falco 0.38.1 runs on our amd64 nodes, on arm64 it dies at once.',
      '0.38.1',
      '',
    ],
    [
      'good on some machines, German',
      'Falco stürzt ab',
      'Auf kleinen Knoten läuft Falco 0.39.1 problemlos, auf den großen nicht.',
      '0.39.1',
      '',
    ],
    [
      'good before an update to nobody knows what',
      'Falco crashes',
      'Falco 0.38.1 works well on these nodes. We took the update, it dies.',
      '',
      '0.38.1',
    ],
    [
      'a date of a feature',
      'Falco ignores the key',
      'falco 0.37.1. The docs say that it is there since 0.38.',
      '0.37.1',
      '',
    ],
    ['a number of Falco in the place of the chart', 'Falco 404', 'helm chart version "0.36.2" of Falco', '0.36.2', ''],
    ['the chart of a neighbour', 'Falco 404', 'falco-exporter chart 0.9.6 and falcosidekick chart 0.30.1', '', ''],
    [
      'a build of a probe',
      'Falco 404',
      '* Trying to download https://example.org/falco-probe-0.1.1830dev-x86_64-4.14.0-1-aws-8ac09a2370cbecd58e97561eb5bfdd03.ko',
      '0.1.1830dev',
      '',
    ],
  ])('%s', (_name, title, body, version, last) => {
    const facts = falcoFacts(body, { title });
    expect([valuesOf(facts, 'falco.version'), valuesOf(facts, 'falco.version.lastGood')]).toEqual([version, last]);
    expect(contradictionsOf(facts)).toEqual([]);
  });

  test.each([
    [
      'the whole output of --version',
      '- Falco version:\n\nFalco version: 0.40.0\nLibs version:  0.20.0\nPlugin API:    3.10.0\nEngine:        0.50.0\nDriver:\n  API version:    8.0.0\n  Schema version: 2.0.0\n  Default driver: 8.0.0+driver',
      '0.40.0',
    ],
    [
      'its JSON',
      '- Falco version: {"engine_version":"43","engine_version_semver":"0.43.0","falco_version":"0.39.2","libs_version":"0.18.2","plugin_versions":{"container":"0.3.5"}}',
      '0.39.2',
    ],
    [
      'fenced',
      '- Falco version:\n```\nFalco version: 0.41.1\nLibs version:  0.21.0\nEngine:        0.51.0\n```',
      '0.41.1',
    ],
  ])('versions of other parts: %s', (_name, body, version) => {
    const facts = falcoFacts(`**Environment**\n\n${body}\n`);
    expect(valuesOf(facts, 'falco.version')).toBe(version);
    expect(contradictionsOf(facts)).toEqual([]);
  });
});

describe('reports of drops on one line', () => {
  const told = (drops: number): string =>
    `Thu Sep  5 22:23:01 2019: Falco internal: syscall event drop. ${String(drops)} system calls dropped in last second.`;
  test('glued lines are several reports', () => {
    const facts = falcoFacts(`\`\`\`\n${told(3)}${told(3)}${told(17)}${told(5)}\n\`\`\``);
    expect([valuesOf(facts, 'drops.max'), valuesOf(facts, 'drops.lines')]).toEqual(['17', '4']);
  });
  test('the line and the alert of one second are one', () => {
    const alert =
      '22:23:01.4: Critical Falco internal: syscall event drop. 40 system calls dropped in last second.(ebpf_enabled=0 n_drops=40 n_drops_buffer=40 n_drops_bug=0 n_drops_pf=0 n_evts=800)';
    const facts = falcoFacts(`\`\`\`\n${told(40)}${alert}\n\`\`\``);
    expect(['drops.max', 'drops.lines', 'drops.rate'].map((name) => valuesOf(facts, name))).toEqual([
      '40',
      '1',
      '0.05',
    ]);
  });
});
