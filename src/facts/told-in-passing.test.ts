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
    ['Falco drops on VMware guests with CPU hot add.', 'platform', 'vm'],
    ['Falco 0.35.0 grows. Nothing of Kubernetes there.', 'platform', ''],
    ['Falco drops. The log of my Kubernetes API server is full.', 'platform', 'kubernetes'],
    ['Falco drops.\n\n- Falco version: 0.22.1 (eBPF)', 'driver', 'ebpf'],
    ['Falco drops.\n\n- OS: Alma9\n\n```\nVERSION="9.1 (Lime Lynx)"\n```', 'os.version', '9.1'],
    ['Falco dies on CoreOS, kernel 4.14.42-coreos.', 'os.id', 'coreos'],
    ['Falco dies.\n\n"machine": "x86_64"\n\nor\n\n"machine": "aarch64"', 'arch', 'x86_64|aarch64'],
    ["Falco drops. I'm on a gke cluster, same picture as others have it on k3s.", 'platform', 'gke'],
    ['Falco: our cluster has new VM templates. `kubectl logs falco-8wq2k` is below.', 'platform', 'kubernetes'],
    ['Falco drops: falco__5.15.96-0-virt_1.ko is not there.', 'kernel.release', '5.15.96-0-virt'],
    ['EKS, chart with falco 0.37.1, it drops.', 'install.method', 'helm'],
    ['Debian 12, Falco 0.40.0 package, it drops.', 'install.method', 'package'],
  ])('%s: %s', (text, name, value) => {
    expect(valuesOf(falcoFacts(text), name)).toBe(value);
  });
});
