import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(`Falco drops events.\n\n${body}`), name);

describe('install.method, as reporters write it', () => {
  test.each([
    ['Falco is deployed as daemon set directly', 'manifest'],
    ['with the DaemonSet manifests of the repository', 'manifest'],
    ['desplegado con un DaemonSet propio', 'manifest'],
    ['ein eigenes DaemonSet', 'manifest'],
    ['apply the example manifests twice with other names', 'manifest'],
    ['the Falco DS manifests', 'manifest'],
    ['kubectl apply -f falco-daemonset.yaml', 'manifest'],
    ['we wrote our own yaml', 'manifest'],
    ['kustomize', 'manifest'],
    ['eigene Manifeste, plain manifests', 'manifest'],
    ['helm upgrade --install falco falcosecurity/falco', 'helm'],
    ['Kubernetes 1.23, 350 nodes, official chart', 'helm'],
    ['Our helm charts are 1.16 for falco', 'helm'],
    ['We run 0.40.0 of the helm chart', 'helm'],
    ['subimos o chart de 4.15 para 6.0.2', 'helm'],
    ['wir nehmen das offizielle Chart', 'helm'],
    ['con el chart oficial', 'helm'],
    ['avec le chart officiel', 'helm'],
    ['用的是官方 chart', 'helm'],
    ['official helm chart', 'helm'],
    ['installed by helmfile, chart 4.8.0', 'helm'],
    ['- Installation method: ArgoCD', 'helm'],
    ['- Installation method: Kubernetes (helm)', 'helm'],
    ['per Helm ausgerollt', 'helm'],
    ['con helm', 'helm'],
    ['用 helm 安装', 'helm'],
    ['helmfile, cluster on Hetzner', 'helm'],
    ['헬름으로 설치', 'helm'],
    ['```\nhelm.sh/chart=falco-4.2.0\n```', 'helm'],
    ['docker run --privileged falcosecurity/falco:0.40.0', 'container'],
    [
      '```\ndocker run --rm --privileged \\\n  -v /proc:/host/proc:ro \\\n  falcosecurity/falco:0.40.0\n```',
      'container',
    ],
    ['started by docker compose', 'container'],
    ['einfach Docker auf Debian 12', 'container'],
    ['como contenedor docker en 10 servidores', 'container'],
    ['Podman 5.2 on Fedora, Falco 0.41.1 image', 'container'],
    ['On five docker hosts falco runs as a container', 'container'],
    ['docker container on Ubuntu hosts', 'container'],
    ['RHEL 8.4, podman, privileged. The loader finds a module.', 'container'],
    ['edge appliance, docker, `--privileged`, root', 'container'],
    ['Falco 0.41.0 (docker, Debian 12)', 'container'],
    ['Falco läuft als Container', 'container'],
    ['Falco corre como contenedor', 'container'],
    ['Falco tourne dans un conteneur Docker', 'container'],
    ['Falco roda em um container docker', 'container'],
    ['Falco 是用容器跑的', 'container'],
    ['コンテナとして Falco を動かしています', 'container'],
    ['podman run --privileged docker.io/falcosecurity/falco', 'container'],
    ['as ECS task', 'container'],
    ['apt-get install -y falco', 'package'],
    ['dnf install falco', 'package'],
    ['instalado con dnf.', 'package'],
    ['per apt. Sonst nichts.', 'package'],
    ['from the RPM', 'package'],
    ['Falco as a systemd unit', 'package'],
    ['tar.gz unpacked to /', 'package'],
    ['als systemd-Dienst (deb-Paket)', 'package'],
    ['install the binary package', 'package'],
    ['per zypper von 0.36.2 auf 0.37.1 gegangen', 'package'],
    ['instalado desde el repositorio apt', 'package'],
    ['- Installation method: deb', 'package'],
    ['systemctl status falco-modern-bpf.service', 'package'],
    ['I am using the example yaml of this repo, the pod dies', 'manifest'],
    ['- Installation method: Kubernetes - EKS, the yaml files of the repository', 'manifest'],
    ['after yum upgrade it broke', 'package'],
    ['I compiled Falco from source', 'source'],
    ['I built Falco 0.40.0 myself', 'source'],
    ['- Installation method: from source, own package with the tools of the distribution', 'source'],
    ['own package of falco 0.33.1 (source build with the modern probe)', 'source'],
    ['self-built Falco', 'source'],
    ['falco-operator', 'operator'],
    ['Falco 0.41.3 via operator', 'operator'],
    ['Falco 0.39.0 (certified operator)', 'operator'],
    ['the fix is in v0.4.1 of the operator', 'operator'],
    ['with terraform', 'terraform'],
  ])('%j', (body, expected) => {
    expect(read(body, 'install.method')).toBe(expected);
  });

  test.each([
    'Start a container: docker run -it --rm busybox sleep 1',
    '```\ndocker run --rm ubuntu:22.04 echo hello\n```',
    'The kernel module was compiled by me',
    'The probe is self-built.',
    'the fields are hard-coded in the daemonset template of the chart of another agent',
    'not installed with helm',
    'Es läuft ohne Helm.',
    '不用 helm',
    'helm ではなく',
    'We migrated from helm charts.',
    'see the examples daemonset yaml',
    'The documentation recommends helm for this.',
    'There is a Helm chart, which we do not use.',
    'Our applications are deployed by helm.',
    'It is a Yocto image, falco-modern-bpf.service never starts.',
    'after apt-get update and apt upgrade',
    '```\ndocker run --rm \\\n  busybox echo hello\n```',
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
    ['einfach Docker auf Debian 12', 'docker'],
    ['コンテナは Docker 26 で動かしています', 'docker'],
    ['como contenedor docker en 10 servidores', 'docker'],
    ['`docker stats falco` goes up and up', 'docker'],
    ['The alerts are in `docker logs`', 'docker'],
    ['docker container on Ubuntu hosts', 'docker'],
    ['- Kernel:\ndocker - 20.10.12\nkernel - 5.15.43', 'docker'],
    ['RHEL 8.4, podman, privileged', 'podman'],
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
