import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

test('two charts, of which the first does well', () => {
  const body =
    'With chart 3.3.0 (falco 0.35.1) all fine. With chart 4.2.3 (falco 0.37.1) the init container fails on our workers.';
  const facts = falcoFacts(body);
  expect(valuesOf(facts, 'falco.version')).toBe('0.37.1');
  expect(valuesOf(facts, 'falco.version.lastGood')).toBe('0.35.1');
  expect(valuesOf(facts, 'chart.version')).toBe('4.2.3');
});

describe('versions in pairs', () => {
  test.each([
    ['Is there a known regression between 0.37.1 and 0.39.0?', '0.39.0', '0.37.1'],
    ['What changed between Falco 0.40.0 and 0.41.2? Memory doubled.', '0.41.2', '0.40.0'],
    ['No difference between 0.40.0 and 0.41.2, both drop.', '0.40.0|0.41.2', ''],
    ['The module builds with falco-driver-loader:0.34.1, with 0.35.0 it does not.', '0.35.0', '0.34.1'],
    ['Z obrazem 0.34.1 moduł się buduje, z 0.35.0 już nie.', '0.35.0', '0.34.1'],
    ['Mit 0.34.1 baut das Modul, mit 0.35.0 nicht mehr.', '0.35.0', '0.34.1'],
    ['Memory is flat since 0.44.0, thank you. 0.43.0 grew.', '0.44.0', ''],
  ])('%s', (text, version, good) => {
    const facts = falcoFacts(text);
    expect(valuesOf(facts, 'falco.version')).toBe(version);
    expect(valuesOf(facts, 'falco.version.lastGood')).toBe(good);
  });

  test.each([
    ['from Falco 0.36.2 (chart `3.8.7`) to 0.37.1 (chart `4.2.0`), drops', '4.2.0'],
    ['from Falco 0.36.2 (chart 3.8.7) back, drops', '3.8.7'],
    ['Falco drops\n\n```yaml\n# chart 4.8.1 / falco 0.38.1\ndriver:\n  kind: ebpf\n```', '4.8.1'],
  ])('%s', (text, chart) => {
    expect(valuesOf(falcoFacts(text), 'chart.version')).toBe(chart);
  });

  test.each([
    ['falco 0.9.0 on Debian 9 segfaults', '0.9.0'],
    ['Falco segfaults, the libs are 0.9.0', ''],
    ['Falco: the event-generator 0.7.1 has no effect', ''],
    ['```\nSetting up falco (0.8.1) ...\n```\nFalco does not start', '0.8.1'],
    ['Falco drops\n\n```yaml\n# chart 4.8.1 / falco 0.38.1\ndriver:\n  kind: ebpf\n```', '0.38.1'],
    ['Falco drops\n\n```yaml\n# since falco 0.36.0 ignored\ndriver:\n  kind: ebpf\n```', ''],
  ])('%s', (text, version) => {
    expect(valuesOf(falcoFacts(text), 'falco.version')).toBe(version);
  });

  test('a version in a report of another product is not that of Falco', () => {
    const facts = falcoFacts('0.21.0 grows without end, while Falco on the same node does not.', {
      title: 'Agent memory',
      repository: 'vendor/agent',
    });
    expect(valuesOf(facts, 'falco.version')).toBe('');
  });
});

describe('drivers that were left', () => {
  test.each([
    [
      'We went from the eBPF probe to the module.\n\n```\n* Running falco-driver-loader with: driver=module\n```',
      'kmod',
    ],
    ['Falco 0.38.1: moved from kmod to modern_ebpf, since then drops', 'modern_ebpf'],
    ['Falco 0.39.2 needs headers to build the eBPF probe or the module', ''],
    ['```\nfalco-probe:\nRunning module version sanity check.\n```\nFalco does not start', 'kmod'],
    ['Falco 0.38.1 with the eBPF probe drops', 'ebpf'],
  ])('%s', (text, driver) => {
    const facts = falcoFacts(text);
    expect(valuesOf(facts, 'driver')).toBe(driver);
    expect(contradictionsOf(facts)).toEqual([]);
  });
});

describe('systems beside a platform', () => {
  test.each([
    ['Falco 0.43.0 on EKS/Bottlerocket leaks', 'bottlerocket', ''],
    ['Falco 0.43.0, image vendor/debian, leaks', '', ''],
    ['Falco drops\n\n```\nOperating System Image | Amazon Linux 2023\n```', 'amzn', '2023'],
    ['Falco drops\n\n**OS**\nCentOS Linux release 7.9.2009 (Core)\nID="centos"\nVERSION_ID="7"', 'centos', '7'],
  ])('%s', (text, id, version) => {
    const facts = falcoFacts(text);
    expect(valuesOf(facts, 'os.id')).toBe(id);
    expect(valuesOf(facts, 'os.version')).toBe(version);
  });
  test('a kernel series is no release', () => {
    expect(valuesOf(falcoFacts('Falco drops\n\n**Kernel**\n5.15.x'), 'kernel.release')).toBe('');
  });
});
