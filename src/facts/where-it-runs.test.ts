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
  ])('%j', (body, expected) => {
    expect(read(body, 'platform')).toBe(expected);
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
