import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

/** Short reports in the ways people write them, with all that they state. */
const REPORTS: readonly (readonly [title: string, body: string, facts: Readonly<Record<string, string>>])[] = [
  [
    'Falco läuft nicht mehr an',
    'Moin, RKE2 1.28.9 auf SLES 15.5 (5.14.21-150500.55.59-default), Falco 0.38.1 per Helm (Chart 4.6.2), Treiber kmod.\nLimit von 768Mi. Davor 0.37.1, das lief problemlos.',
    {
      'falco.version': '0.38.1',
      'falco.version.lastGood': '0.37.1',
      'chart.version': '4.6.2',
      'kernel.release': '5.14.21-150500.55.59-default',
      'os.id': 'sles',
      'os.version': '15.5',
      platform: 'rke2',
      'platform.version': '1.28.9',
      driver: 'kmod',
      'install.method': 'helm',
      'memory.limit': '768Mi',
    },
  ],
  [
    'falco eats memory',
    'ubuntu 24.04 / deb / docker / modern ebpf\n0.41.1\nkernel 6.8.0-60-generic, x86_64. With 0.40.0 no problems.',
    {
      'falco.version': '0.41.1',
      'falco.version.lastGood': '0.40.0',
      'kernel.release': '6.8.0-60-generic',
      'os.id': 'ubuntu',
      'os.version': '24.04',
      driver: 'modern_ebpf',
      'install.method': 'package',
      'container.runtime': 'docker',
      arch: 'x86_64',
    },
  ],
  [
    'Perte d’événements avec Falco',
    'Bonjour, cluster EKS 1.30, nœuds Bottlerocket (noyau 6.1.97), containerd. Nous sommes passés du chart 4.8.0 au 4.12.0 (Falco 0.39.1), sonde eBPF moderne, installé avec helm.',
    {
      'falco.version': '0.39.1',
      'chart.version': '4.12.0',
      'kernel.release': '6.1.97',
      'os.id': 'bottlerocket',
      platform: 'eks',
      'platform.version': '1.30',
      driver: 'modern_ebpf',
      'install.method': 'helm',
      'container.runtime': 'containerd',
    },
  ],
  [
    'Falco se reinicia',
    'Tenemos OpenShift 4.14 con CRI-O. Falco 0.37.1, manifiestos propios, módulo de kernel. El límite de memoria es 1Gi y la CPU 500m.',
    {
      'falco.version': '0.37.1',
      platform: 'openshift',
      'platform.version': '4.14',
      driver: 'kmod',
      'install.method': 'manifest',
      'container.runtime': 'cri-o',
      'memory.limit': '1Gi',
    },
  ],
  [
    'Falco 升级后 CPU 高',
    'k8s 1.27，Rocky Linux 9.3，内核 5.14.0-362.8.1.el9_3.x86_64，containerd。用 helm 从 0.37.1 升级到 0.38.0 之后 CPU 翻倍，驱动是 modern_ebpf。',
    {
      'falco.version': '0.38.0',
      'falco.version.lastGood': '0.37.1',
      'kernel.release': '5.14.0-362.8.1.el9_3.x86_64',
      'os.id': 'rocky',
      'os.version': '9.3',
      platform: 'kubernetes',
      'platform.version': '1.27',
      driver: 'modern_ebpf',
      'install.method': 'helm',
      'container.runtime': 'containerd',
    },
  ],
  [
    'Drops since the weekend',
    'What runs here: Falco 0.35.1 (rpm), kernel module, CentOS 7.9, kernel 3.10.0-1160.95.1.el7.x86_64, podman.\n\nOutput:\n\n> Falco internal: syscall event drop. 7311 system calls dropped in last second.\n> Falco internal: syscall event drop. 8120 system calls dropped in last second.',
    {
      'falco.version': '0.35.1',
      'kernel.release': '3.10.0-1160.95.1.el7.x86_64',
      'os.id': 'centos',
      driver: 'kmod',
      'install.method': 'package',
      'container.runtime': 'podman',
      'drops.max': '8120',
    },
  ],
  [
    'probe does not load',
    'Jetson AGX, 5.15.148-tegra, aarch64, k3s v1.30.4+k3s1, Falco 0.39.2 with helm (chart 4.14.0), driver.kind=ebpf.',
    {
      'falco.version': '0.39.2',
      'chart.version': '4.14.0',
      'kernel.release': '5.15.148-tegra',
      platform: 'k3s',
      'platform.version': '1.30.4+k3s1',
      driver: 'ebpf',
      'install.method': 'helm',
      arch: 'aarch64',
    },
  ],
  [
    'Falco task dies on ECS',
    'Amazon ECS, Amazon Linux 2023 (6.1.112-122.189.amzn2023.x86_64), image falcosecurity/falco:0.40.0-debian, task memory limit 512MiB, started with --modern-bpf before, now engine.kind=modern_ebpf',
    {
      'falco.version': '0.40.0',
      'kernel.release': '6.1.112-122.189.amzn2023.x86_64',
      'os.id': 'amzn',
      'os.version': '2023',
      platform: 'ecs',
      driver: 'modern_ebpf',
      'install.method': 'container',
      'memory.limit': '512MiB',
    },
  ],
  [
    'Falco のメモリが増え続ける',
    'GKE 1.29.7-gke.1104000（Container-Optimized OS、カーネル 6.1.90+）です。Helm chart 4.7.1、Falco 0.38.1、モダン eBPF。メモリ上限 1Gi に達します。',
    {
      'falco.version': '0.38.1',
      'chart.version': '4.7.1',
      'kernel.release': '6.1.90+',
      'os.id': 'cos',
      platform: 'gke',
      'platform.version': '1.29.7-gke.1104000',
      'install.method': 'helm',
      'memory.limit': '1Gi',
    },
  ],
  [
    'after yum update falco will not start',
    'Updated: falco (0.39.0, 0.40.0)\n\nRHEL 8.10, 4.18.0-553.22.1.el8_10.x86_64, yum. falco-kmod.service. Nothing else was changed.',
    {
      'falco.version': '0.40.0',
      'falco.version.lastGood': '0.39.0',
      'kernel.release': '4.18.0-553.22.1.el8_10.x86_64',
      'os.id': 'rhel',
      'os.version': '8.10',
      driver: 'kmod',
      'install.method': 'package',
    },
  ],
  [
    'Falco perde eventos no nó com Envoy',
    'AKS 1.31, Ubuntu 22.04, Falco 0.42.0 (chart 7.0.0, helm). valores:\n\ndriver:\n  kind: modern_ebpf\n  modernEbpf:\n    bufSizePreset: 6\n\nO limite de 2Gi nunca é atingido.',
    {
      'falco.version': '0.42.0',
      'chart.version': '7.0.0',
      'os.id': 'ubuntu',
      'os.version': '22.04',
      platform: 'aks',
      'platform.version': '1.31',
      driver: 'modern_ebpf',
      'install.method': 'helm',
      'buffer.preset': '6',
    },
  ],
  [
    'high api server load',
    'falco 0.32.2, own yaml files, kubeadm 1.23, eBPF probe\nargs:\n  - /usr/bin/falco\n  - --cri\n  - /run/containerd/containerd.sock\n  - -K\n  - /var/run/secrets/kubernetes.io/serviceaccount/token\n  - -k\n  - https://$(KUBERNETES_SERVICE_HOST)',
    {
      'falco.version': '0.32.2',
      platform: 'kubeadm',
      'platform.version': '1.23',
      driver: 'ebpf',
      'install.method': 'manifest',
      'k8s.client': 'true',
      'container.runtime': 'containerd',
    },
  ],
];

describe('whole reports', () => {
  test.each(REPORTS)('%s', (title, body, expected) => {
    const facts = falcoFacts(body, { title });
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, valuesOf(facts, name)]))).toEqual(expected);
  });
});
