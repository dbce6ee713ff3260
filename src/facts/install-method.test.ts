import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(`Falco drops events.\n\n${body}`), name);

describe('install.method, as reporters write it', () => {
  test.each([
    ['Falco is deployed as daemon set directly', 'manifest'],
    ['with the DaemonSet manifests of the repository', 'manifest'],
    ['the Falco DS manifests', 'manifest'],
    ['kubectl apply -f falco-daemonset.yaml', 'manifest'],
    ['we wrote our own yaml', 'manifest'],
    ['kustomize', 'manifest'],
    ['eigene Manifeste, plain manifests', 'manifest'],
    ['helm upgrade --install falco falcosecurity/falco', 'helm'],
    ['official helm chart', 'helm'],
    ['installed by helmfile, chart 4.8.0', 'helm'],
    ['- Installation method: ArgoCD', 'helm'],
    ['- Installation method: Kubernetes (helm)', 'helm'],
    ['per Helm ausgerollt', 'helm'],
    ['con helm', 'helm'],
    ['用 helm 安装', 'helm'],
    ['```\nhelm.sh/chart=falco-4.2.0\n```', 'helm'],
    ['docker run --privileged falcosecurity/falco:0.40.0', 'container'],
    [
      '```\ndocker run --rm --privileged \\\n  -v /proc:/host/proc:ro \\\n  falcosecurity/falco:0.40.0\n```',
      'container',
    ],
    ['started by docker compose', 'container'],
    ['podman run --privileged docker.io/falcosecurity/falco', 'container'],
    ['as ECS task', 'container'],
    ['apt-get install -y falco', 'package'],
    ['dnf install falco', 'package'],
    ['instalado con dnf.', 'package'],
    ['per apt. Sonst nichts.', 'package'],
    ['from the RPM', 'package'],
    ['- Installation method: deb', 'package'],
    ['systemctl status falco-modern-bpf.service', 'package'],
    ['after yum upgrade it broke', 'package'],
    ['I compiled Falco from source', 'source'],
    ['self-built Falco', 'source'],
    ['falco-operator', 'operator'],
    ['with terraform', 'terraform'],
  ])('%j', (body, expected) => {
    expect(read(body, 'install.method')).toBe(expected);
  });

  test.each([
    'Start a container: docker run -it --rm busybox sleep 1',
    '```\ndocker run --rm ubuntu:22.04 echo hello\n```',
    'The kernel module was compiled by me',
    'The probe is self-built.',
    'not installed with helm',
  ])('none: %j', (body) => {
    expect(read(body, 'install.method')).toBe('');
  });
});

describe('container.runtime, as reporters write it', () => {
  test.each([
    ['containerd 1.7', 'containerd'],
    ['- Container runtime: containerd://1.7.2', 'containerd'],
    ['nodes with CRI-O', 'cri-o'],
    ['crio 1.27 nodes', 'cri-o'],
    ['we run podman on RHEL', 'podman'],
    ['```\npodman run --privileged falcosecurity/falco\n```', 'podman'],
    ['Docker as the container runtime', 'docker'],
    ['with cri-dockerd', 'docker'],
    ['Falco runs as a docker container', 'docker'],
    ['```\n$ docker run --rm busybox true\n```', 'docker'],
    [
      '```\n$ ls /var/snap/microk8s/common/run/containerd.sock\n/var/snap/microk8s/common/run/containerd.sock\n```',
      'containerd',
    ],
    ['```\nsrw-rw---- 1 root root 0 May  2 10:00 /run/crio/crio.sock\n```', 'cri-o'],
    ['--cri /run/k3s/containerd/containerd.sock', 'containerd'],
    ['The socket is at /run/crio/crio.sock', 'cri-o'],
    ['容器运行时: containerd 1.6', 'containerd'],
    ['Container-Runtime ist containerd', 'containerd'],
    [
      '```\nnode-1 Ready <none> 9d v1.27.3 10.0.0.1 <none> Ubuntu 22.04.3 LTS 5.15.0-91-generic docker://24.0.7\n```',
      'docker',
    ],
  ])('%j', (body, expected) => {
    expect(read(body, 'container.runtime')).toBe(expected);
  });

  test.each([
    'driverkit docker -c config.yaml',
    '```\nINFO driver building, it will take a few seconds processor=docker\n```',
    'Docker CE, and on it a Kind cluster',
    "```\nls: cannot access '/run/containerd/containerd.sock': No such file or directory\n```",
    'FROM docker.io/library/alpine',
  ])('none: %j', (body) => {
    expect(read(body, 'container.runtime')).toBe('');
  });
});
