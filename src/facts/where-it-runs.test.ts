import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(body, { title: 'Falco drops events' }), name);

describe('how it was installed', () => {
  test.each([
    ['I install 0.43.0 from the tarball into our own container image.', 'container'],
    ['We unpack falco-0.41.3-x86_64.tar.gz into our own Alpine-based image.', 'container'],
    ['Falco 0.39.1 container, `--privileged`, root:', 'container'],
    ['Falco 0.38.1 in a quadlet (podman 5.1)', 'container'],
    ["J'ai écrit mon propre manifeste (DaemonSet) au lieu d'utiliser le chart. Falco 0.38.1", 'manifest'],
    ['helm ではなく自作の DaemonSet を使っています。Falco 0.37.1', 'manifest'],
    ['Falco 0.37.1, our DaemonSet is hand-written, not the chart', 'manifest'],
    ['Falco 0.37.1 from the tarball on the host', 'package'],
    ['Falco 0.37.1, deployed through helm into the container platform', 'helm'],
    ['不用 helm，自己写的 DaemonSet，Falco 0.37.1', 'manifest'],
    ['VMs with 32 cores, Falco 0.39.2 as package with the modern probe', 'package'],
    ['dnf-installed Falco 0.38.2', 'package'],
    ['Falco (0.43.0, packaged binary, run as root)', 'package'],
    ['pacman updated falco-bin to 0.39.2', 'package'],
    ['Falco 0.39.2 als Paket auf dem Host', 'package'],
    ['Paquet deb de Falco 0.39.2', 'package'],
    ['```yaml\nservices:\n  falco:\n    image: falcosecurity/falco-no-driver:0.39.2\n```', 'container'],
    ["J'ai ajouté Falco comme conteneur « sidecar » dans la définition de tâche (image 0.39.0)", 'container'],
    ['Falco 0.39.0 as a sidecar of the task', 'container'],
    ['falco-0.40.0-s390x built by ourselves with cmake', 'source'],
    ['Falco 0.39.0: the falcosidekick container and the image of the sidecar injector', ''],
  ])('%j', (body, expected) => {
    expect(read(body, 'install.method')).toBe(expected);
  });
});

describe('the platform that is only implied', () => {
  test.each([
    ['Falco 0.39.2 by Helm (4.16.1). Each Falco pod is killed. Limit is 1Gi.', 'kubernetes'],
    ['All falco pods crash in our cluster after the node image update.', 'kubernetes'],
    ['```\n$ kubectl -n falco get po\nfalco-9x8vf  2/2  Running  0  3d\n```\nFalco 0.37.1', 'kubernetes'],
    ['OpenShift is not involved, plain LPAR. Falco 0.42.0', ''],
    ['Falco 0.42.0 from rpm. The pod of our neighbours is fine.', ''],
    ['Falco 0.42.0, operator v0.1.1, Kubernetes 1.33 (kind)', 'kind'],
    ['falco 0.38.2 in kind (v1.30.0)', 'kind'],
    ['Falco 0.40.0. Works on our other Talos cluster.', 'kubernetes'],
    ['Trying Falco 0.34.1 on an Ubuntu 20.04 VM:', 'vm'],
  ])('%j', (body, expected) => {
    expect(read(body, 'platform')).toBe(expected);
  });
});

describe('the version of the platform', () => {
  test.each([
    ['Two AKS clusters (1.26.6, same node size), Falco 0.35.1', '1.26.6'],
    ['falco 0.38.2 in kind (v1.30.0)', '1.30.0'],
    ['kubeadm 装的集群 v1.22.17，Falco 0.34.1', '1.22.17'],
  ])('%j', (body, expected) => {
    expect(read(body, 'platform.version')).toBe(expected);
  });
});

describe('what is denied', () => {
  test.each([
    ['container.runtime', 'Falco 0.35.1. No Kubernetes, no docker, no plugins.', ''],
    ['container.runtime', 'Falco 0.35.1. Kein Docker, kein Kubernetes.', ''],
    ['container.runtime', 'Falco 0.35.1。没有 docker，没有 k8s。', ''],
    ['container.runtime', 'Falco 0.35.1 sans docker, juste systemd', ''],
    ['platform', 'Falco 0.35.1. No Kubernetes, no docker, no plugins.', ''],
    ['platform', 'Falco 0.35.1, weder Kubernetes noch Docker', ''],
    ['container.runtime', 'We run the image falcosecurity/falco:0.39.1 with docker on Ubuntu 24.04 VMs', 'docker'],
  ])('%s: %j', (name, body, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('what is not the host', () => {
  test.each([
    ['os.id', 'Falco 0.40.0 with an image tag ending in -debian that a colleague had pinned.', ''],
    ['os.id', 'We unpack Falco 0.41.3 into our own Alpine-based image.', ''],
    ['os.version', 'Bottlerocket 1.20, Falco 0.42.0', '1.20'],
    ['kernel.release', 'Falco 0.42.0。ノードは Bottlerocket、カーネルは 6.1.94 です', '6.1.94'],
    ['kernel.release', '内核是 5.10.134-16.3.al8.x86_64，Falco 0.38.1', '5.10.134-16.3.al8.x86_64'],
    ['kernel.release', 'noyau : 6.1.97, Falco 0.38.1', '6.1.97'],
    ['kernel.release', 'Falco 0.41.3、COS、Helm チャート 6.0.2 です', ''],
    ['os.version', '```\nVERSION="15.6"\nID="opensuse-leap"\n```\nFalco 0.42.0', '15.6'],
    ['os.id', '```\nVERSION="15.6"\nID="opensuse-leap"\n```\nFalco 0.42.0', 'opensuse-leap'],
    ['os.id', 'Falco 0.39.2 on 6.12.4-arch1-1', 'arch'],
    [
      'container.runtime',
      '```yaml\nvolumeMounts:\n- mountPath: /host/run/containerd/\n  name: containerd\n```\nFalco 0.38.1',
      'containerd',
    ],
    [
      'container.runtime',
      '```yaml\nvolumeMounts:\n- mountPath: /host/run/containerd/\n- mountPath: /host/var/run/docker.sock\n```\nFalco 0.38.1',
      '',
    ],
  ])('%s: %j', (name, body, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});
