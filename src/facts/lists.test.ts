import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(body, { title: 'Falco loses events' }), name);

describe('words in passing', () => {
  test.each([
    ['install.method', '0.37.0 / helm / kmod, drops on all nodes', 'helm'],
    ['install.method', 'We use GKE, Helm and modern eBPF.', 'helm'],
    ['install.method', 'Helm で Falco 0.39.1 を入れています', 'helm'],
    ['install.method', '我们用 helm 部署 falco 0.38.1', 'helm'],
    ['install.method', 'falco `--set driver.kind=kmod`', 'helm'],
    ['install.method', 'Falco 0.40.0 (rpm, kmod)', 'package'],
    ['install.method', 'Falco 0.38.2 als deb auf Debian 12', 'package'],
    ['install.method', 'Falco 0.36.2, paquet rpm, Rocky 9', 'package'],
    ['install.method', 'After dnf upgrade Falco does not start', 'package'],
    ['install.method', 'we do not use helm, Falco is a deb', 'package'],
    ['install.method', 'Falco 0.39 runs from our own manifests', 'manifest'],
    ['install.method', 'plain yamls, Falco 0.39', 'manifest'],
    ['install.method', 'AWS ECS task with falcosecurity/falco:0.39.0', 'container'],
    ['install.method', 'Ubuntu, falco-0.35.0-x86_64.rpm, Falco drops', 'package'],
    [
      'install.method',
      'We have Falco on the instances of our ECS cluster, all events of containers are incomplete',
      '',
    ],
    ['install.method', 'Falco is an ECS task, image falcosecurity/falco:0.39.0', 'container'],
    ['install.method', '- Installation method: in kubernetes v1.12.7 with docker', ''],
    ['install.method', 'image falcosecurity/falco-exporter:0.8.2 beside Falco', ''],
    ['install.method', 'see /usr/share/helm/readme.deb and libfoo.rpm', ''],
    ['install.method', 'there is no helm chart for it', ''],
    ['install.method', 'rpm -q kernel-devel says nothing', ''],
    ['container.runtime', 'Falco gira come container docker', 'docker'],
    ['container.runtime', 'Falco 0.43.0 as a container (docker driver of nomad)', 'docker'],
    ['install.method', 'Falco 0.43.0 as a container (docker driver of nomad)', 'container'],
    ['container.runtime', 'Debian 12, docker, Falco 0.40', 'docker'],
    ['container.runtime', 'servidores con Ubuntu 22.04 y Docker.', 'docker'],
    ['container.runtime', 'Falco auf Hosts mit Docker 24.0.7, sonst nichts', 'docker'],
    ['container.runtime', 'the socket is at /run/k3s/containerd/containerd.sock', 'containerd'],
    ['container.runtime', 'args: ["--cri", "/run/crio/crio.sock", "-pk"]', 'cri-o'],
    ['container.runtime', 'Our docker exec health checks drop events', ''],
    ['container.runtime', 'image docker.io/falcosecurity/falco', ''],
    ['kernel.release', 'Yocto board, 6.6.74-yocto-standard, Falco 0.40', '6.6.74-yocto-standard'],
    ['kernel.release', 'Raspberry Pi (6.6.62+rpt-rpi-2712)', '6.6.62+rpt-rpi-2712'],
    ['kernel.release', 'Jetson Orin with 5.15.136-tegra on the nodes', '5.15.136-tegra'],
    ['kernel.release', 'unser Kernel ist selbst gebaut: 6.12.4-acme1', '6.12.4-acme1'],
    ['kernel.release', 'target: redhat\nkernelrelease: 5.14.0-427.40.1.el9_4.x86_64', '5.14.0-427.40.1.el9_4.x86_64'],
    ['kernel.release', '```\n2.53.2-0.2.2\n```\nFalco drops', ''],
    ['kernel.release', 'Debian Jessie (AWS image, kernel 4.4.26-k8s)', '4.4.26-k8s'],
    [
      'kernel.release',
      '```\n[ 5121.33] CPU: 11 UID: 106 PID: 20118 Comm: postgres Tainted: G           OE      6.12.41+deb13-rt-amd64 #1\n```',
      '6.12.41+deb13-rt-amd64',
    ],
    ['kernel.release', 'node with k3s 1.29.3-rc1 and chart 4.2.0-beta.1', ''],
    ['kernel.release', 'driver 7.2.1+driver on the node', ''],
    ['driver', 'Falco 0.39 avec le module noyau', 'kmod'],
    ['driver', 'Falco 0.39 mit dem Kernelmodul', 'kmod'],
    ['driver', 'Falco 0.39 with the modern probe', 'modern_ebpf'],
    ['driver', 'Falco 0.39 con la sonda moderna', 'modern_ebpf'],
    ['driver', 'Falco 0.33 avec la sonde eBPF', 'ebpf'],
    ['driver', 'k8s 1.18, `ebpf.enabled=true`, falco', 'ebpf'],
    ['driver', 'カーネルモジュールを使っています', 'kmod'],
    ['driver', 'INFO  Running falcoctl driver install\n  ├ driver type: ebpf\n  └ target: ubuntu', 'ebpf'],
    ['driver', 'the bot answered kmod-not-loaded', ''],
    ['memory.limit', 'k8s, falco 0.33.1, limit 1024Mi', '1024Mi'],
    ['memory.limit', 'bis zum Limit von 512Mi, dann stirbt Falco', '512Mi'],
    ['memory.limit', 'it reaches its limit of 1Gi after a day', '1Gi'],
    ['memory.limit', 'la memoria llega al límite de 768Mi', '768Mi'],
    ['memory.limit', '内存限制 2Gi', '2Gi'],
    ['memory.limit', 'the limit is not reached, it uses 1Gi', ''],
    ['platform', 'k8s, falco 0.33.1', 'kubernetes'],
    ['platform', 'Falco 0.43.0 (helm, K8s)', 'kubernetes'],
    ['platform', 'ECS on EC2, Falco 0.30.0', 'ecs'],
    ['platform', 'Falco on EKS Fargate', 'fargate|eks'],
    ['platform', 'Tags: falco, kubernetes, docker', ''],
    ['platform.version', 'k8s 1.22 up to 1.24', '1.22|1.24'],
    ['platform.version', 'EKS 1.28 and 1.29', '1.28|1.29'],
    [
      'k8s.client',
      'container args:\n  - /usr/bin/falco\n  - -K\n  - /var/run/secrets/token\n  - -k\n  - https://x',
      'true',
    ],
  ])('%s of %j', (name, body, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('work of the project', () => {
  test.each([
    ['driver', 'Steps:\n- [ ] `engine.kind: ebpf` prints a notice\n- [x] kmod stays', ''],
    ['install.method', '- [ ] charts: helm values\n- [ ] rpm and deb', ''],
    ['platform', '- [ ] DaemonSet example\n- [ ] k8s, docs', ''],
    ['falco.version', '- [ ] push falcosecurity/falco:0.43.1-debian\n- [ ] tag', ''],
    ['os.id', '- [ ] push falcosecurity/falco:0.43.1-debian\n- [ ] tag', ''],
    ['driver', '- [ ] a\n- [ ] b\n\n**Environment**\n\n- Falco version: 0.39.0\n- Driver: kmod', 'kmod'],
  ])('%s of %j', (name, body, expected) => {
    expect(valuesOf(falcoFacts(body, { title: '[tracking] Falco 0.44' }), name)).toBe(expected);
  });
});
