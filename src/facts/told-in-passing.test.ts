import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

describe('facts told in passing', () => {
  test.each([
    ['Falco 0.41.3 from chart 6.2.4, limit is 1000m as in the chart. It spins.', 'cpu.limit', '1000m'],
    ['Falco is slow, the chart limit is 1000m.', 'cpu.limit', ''],
    ['Falco: auf unseren SLES-15-SP6-Servern läuft das Journal voll.', 'os.id', 'sles'],
    ['Falco: auf unseren SLES-15-SP6-Servern läuft das Journal voll.', 'os.version', '15 SP6'],
    ['Falco dies.\n\nkind, falco-operator v0.2.0, applied twice.', 'platform', 'kind'],
    ['Falco 0.39.2 (deb, модуль ядра) растёт', 'driver', 'kmod'],
    ['Falco 0.39.2 (deb, moduł jądra) gubi zdarzenia', 'driver', 'kmod'],
    ['Falco 0.39.2, 커널 모듈 사용, drops', 'driver', 'kmod'],
    ['With 0.40.0 every pod had 60m. After going to 0.41.1 Falco takes a core.', 'falco.version.lastGood', '0.40.0'],
    ['EKS, chart with falco 0.37.1, it drops.', 'install.method', 'helm'],
    ['Debian 12, Falco 0.40.0 package, it drops.', 'install.method', 'package'],
  ])('%s: %s', (text, name, value) => {
    expect(valuesOf(falcoFacts(text), name)).toBe(value);
  });
});
