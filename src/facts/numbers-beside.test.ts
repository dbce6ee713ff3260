import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(body, { title: 'Falco fails' }), name);

describe('the kernel among other numbers', () => {
  test.each([
    [
      '**Environment**\n\n- Falco version: 0.38.1\n\n- System info: Linux version 5.15.0-1044-aws (buildd@lcy02-amd64-094) (gcc 9.4.0, GNU ld 2.34 {"default_driver_version":"7.2.0+driver"})',
      '5.15.0-1044-aws',
    ],
    [
      '`Linux pi5 6.6.62+rpt-rpi-2712 #1 SMP PREEMPT Debian 1:6.6.62-1+rpt1 (2024-11-25) aarch64 GNU/Linux` Falco',
      '6.6.62+rpt-rpi-2712',
    ],
    [
      'Falco: kernel 5.10.223-212.873.amzn2.x86_64 (GNU ld version 2.35.2-9.amzn2.0.1)',
      '5.10.223-212.873.amzn2.x86_64',
    ],
    ['Kubernetes 1.31, Flatcar 6.6.74-flatcar, Chart 4.17.0 / Falco 0.39.2', '6.6.74-flatcar'],
    ['node pool of Falco was upgraded (1.26, container optimized, `5.15.107+`)', '5.15.107+'],
    ['Falco\n\n```\n$ uname -rm\n6.6.74+rpt-rpi-2712 aarch64\n```', '6.6.74+rpt-rpi-2712'],
    ['Falco 0.40.0. Kubernetes and Redhat 9.4. Kernel 5.14', '5.14'],
    ['Falco 0.40.0 on 1.33.1+ nodes', ''],
    ['assistant: I have determined that the reporter runs Falco 0.30.0 on kernel 4.14.1', ''],
  ])('%j', (body, expected) => {
    expect(read(body, 'kernel.release')).toBe(expected);
  });
});

describe('the name of a build host is no architecture', () => {
  test.each([
    ['Falco\n\n```\nLinux version 5.15.0-1044-aws (buildd@lcy02-amd64-094) (gcc 9.4.0)\n```', ''],
    ['Falco on Debian 12, 6.1.0-37-amd64', 'x86_64'],
  ])('%j', (body, expected) => {
    expect(read(body, 'arch')).toBe(expected);
  });
});

describe('the version in other dresses', () => {
  test.each([
    ['```\nfalco.version 0.43.0 | scap.engine_name modern_bpf\n```\n0.18 drops', 'falco.version', '0.43.0'],
    ['```\nfalco.version 0.43.0 | scap.engine_name modern_bpf\n```\n0.18 drops', 'driver', 'modern_ebpf'],
    ['Chart version: 4.7.0\nApp version: 0.38.1', 'falco.version', '0.38.1'],
    ['Drops\n\n```\nii  falco          0.42.1       amd64        Falco\n```', 'falco.version', '0.42.1'],
    ['Drops\n\n```\nfalco falco 3 2025-01-01 10:00:00 deployed falco-4.17.2 0.39.2\n```', 'falco.version', '0.39.2'],
    ['Drops\n\n```\nfalco-talon falco 3 2025-01-01 deployed falco-talon-0.3.0 0.3.0\n```', 'falco.version', ''],
    ['chart falcosecurity/falco 6.2.1 drops', 'chart.version', '6.2.1'],
    ['Falco drops. Chart is the newest (6.2.1), GKE 1.31.', 'chart.version', '6.2.1'],
    [
      'Falco falha. No nó o socket fica em `/var/snap/microk8s/common/run/containerd.sock`.',
      'container.runtime',
      'containerd',
    ],
    ['Po aktualizacji z 0.40.0 na 0.41.2 sześć podów Falco ma 1000m CPU', 'falco.version.lastGood', '0.40.0'],
    ['Falco 0.41.2 takes a core since Monday. With 0.40.0 never seen.', 'falco.version.lastGood', '0.40.0'],
    ['After the update from 0.39.2 Falco crashes. I went back to 0.39.2 for now.', 'falco.version.lastGood', '0.39.2'],
    ['The Falco pods do not start, k8s versions 1.22 and 1.23', 'platform.version', '1.22|1.23'],
    ['Kubeadm cluster, v1.24.3. Falco crashes', 'platform.version', '1.24.3'],
    ['Falco 0.36.2 avec un manifeste écrit à la main : il plante', 'install.method', 'manifest'],
    ['Falco 0.39.1 as a Nomad system job with the docker driver, it crashes', 'install.method', 'container'],
    ['Falco fails. After `zypper -n install falco` dkms did not find any headers', 'install.method', 'package'],
    [
      'Falco drops.\n```\nNAME     STATUS   ROLES    VERSION          OS-IMAGE                              KERNEL-VERSION\nrke-w1   Ready    <none>   v1.33.5+rke2r1   SUSE Linux Enterprise Server 15 SP5   5.14.21-150500.55.110-default\n```',
      'kernel.release',
      '5.14.21-150500.55.110-default',
    ],
    [
      'Falco floods.\n\n| OS | AlmaLinux 9.4 |\n|---|---|\n| uname -a | Linux alma1 5.14.0-427.37.1.el9_4.x86_64 #1 SMP |',
      'os.version',
      '9.4',
    ],
    ['Falco drops. With 0.39.2: 20 alerts. With 0.40.0: 16 alerts and nothing about drops', 'falco.version', '0.40.0'],
    ['Falco drops around 40%, OL 8.10, UEK 5.15.0-302.167.6.el8uek.x86_64', 'os.id', 'ol'],
    ['falco 2.0 helm chart on a cluster, the pods crash', 'chart.version', '2.0'],
    ['Since our GKE cluster was upgraded to 1.24 the falco pods crash', 'platform.version', '1.24'],
    ['After upgrading our EKS cluster to 1.30 Falco loses events', 'platform.version', '1.30'],
    ['Our redis cluster was upgraded to 1.24, Falco on EKS drops since then', 'platform.version', ''],
    ['Falco drops.\n- Installation method: helm with `collectors.kubernetes.enabled=false`', 'platform', ''],
    ['Falco drops with `base_syscalls.repair: true`, 31 syscalls left', 'syscalls.total', '31'],
    [
      'Falco has no pod names.\n```\n    Args:\n      /usr/bin/falco\n      --cri\n      /run/containerd/containerd.sock\n      -pk\n```',
      'container.runtime',
      'containerd',
    ],
    [
      'Falco drops.\n```yaml\n      args:\n        - /usr/bin/falco\n        - --modern-bpf\n        - -pk\n```',
      'driver',
      'modern_ebpf',
    ],
    ['Le chart est en 6.2.1, Falco perd des événements', 'chart.version', '6.2.1'],
    ['Falco, Chart-Version 6.2.1, verliert Events', 'chart.version', '6.2.1'],
    ['El chart es el 6.2.1 y Falco pierde eventos', 'chart.version', '6.2.1'],
    ['usando a versão 6.2.1 do chart, o Falco perde eventos', 'chart.version', '6.2.1'],
    ['Falco. Kubernetes-Version ist 1.30.2', 'platform.version', '1.30.2'],
    ['Falco 0.37.1, driver.kind ebpf, drops', 'driver', 'ebpf'],
    ['Falco 0.35.1 with eBPF drops', 'driver', 'ebpf'],
    ['Falco 0.35.1, ebpf, drops', 'driver', 'ebpf'],
    ['falcoctl v0.7.2, comes with falco v.0.37.1', 'falco.version', '0.37.1'],
    [
      '```\n* Running dkms build failed, /var/lib/dkms/falco/0.20.0+d77080a/build/make.log\n```',
      'falco.version',
      '0.20.0+d77080a',
    ],
    ['Subi o chart para 5.0.0 (falco 0.41.0) no nosso AKS', 'chart.version', '5.0.0'],
    ['Subi o chart para 5.0.0 (falco 0.41.0) no nosso AKS', 'install.method', 'helm'],
    ['Upgraded the deb from 0.39.2 which was ok to 0.40.0. The others are ok with 0.40.0.', 'falco.version', '0.40.0'],
    [
      'Upgraded the deb from 0.39.2 which was ok to 0.40.0. The others are ok with 0.40.0.',
      'falco.version.lastGood',
      '0.39.2',
    ],
    ['0.39.2 から 0.40.0 に上げたら起動しません。Pi 4 の方は 0.40.0 でも大丈夫でした。', 'falco.version', '0.40.0'],
    ['Falco fails. [This](https://github.com/x/y) fixed it upstream, v0.35.0. We have to bump.', 'falco.version', ''],
    ['With 0.23.0 the driver of Falco was renamed. 0.26.2 does not unload it.', 'falco.version.lastGood', ''],
    ['On the same hosts Falco 0.43.1 / libs 0.23.2 is fine.', 'falco.version', ''],
  ])('%j: %s', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('the system beside its driver', () => {
  test.each([
    [
      'Falco on an Amazon Linux box\n\n```\n* Trying to load falco_amazonlinux2_5.10.173-154.642.amzn2.x86_64_1.o\n```',
      'os.version',
      '2',
    ],
    [
      '```\n* Trying to compile the eBPF probe (falco_bottlerocket_5.10.165_1_1.13.1-aws.o)\n```',
      'os.version',
      '1.13.1',
    ],
    ['22.04 VMs: good. Falco on the 20.04 VMs dies', 'os.version', '20.04'],
    ['Raspberry Pi OS (Debian 12), Falco 0.40.0', 'os.id', 'debian'],
    ['Falco on GKE, container optimized, dies', 'os.id', 'cos'],
    ['I build the Falco probe for RHEL 8.10 (4.18.0-553.el8_10.x86_64)', 'os.version', '8.10'],
    [
      'Falco\n\n```\n[root@admin]# ls /.bottlerocket/rootfs/run/\nID="amzn"\nVERSION_ID="2"\n```',
      'os.id',
      'bottlerocket',
    ],
    [
      'Falco on AKS\n\n```\n  Architecture:               amd64\n  Kubelet Version:            v1.30.11\n```',
      'platform.version',
      '1.30.11',
    ],
    [
      'Falco on AKS\n\n```\n  Architecture:               amd64\n  Kubelet Version:            v1.30.11\n```',
      'arch',
      'x86_64',
    ],
    ['We are on AL2023 (aarch64), Falco 0.41.0', 'os.version', '2023'],
  ])('%j', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('signs that tell no way of installing', () => {
  test.each([
    ['Falco is installed. After that `systemctl restart falco` has to be run several times', 'install.method', ''],
    ['`systemctl stop falco-modern-bpf` on the host', 'install.method', 'package'],
    ['From what google says one has to make the helm chart recompile Falco?', 'install.method', ''],
    ['~100 machines with Falco as systemd service', 'install.method', ''],
    ['Falco fails\n\n```\n$ dnf list installed | grep -i kernel\n```', 'install.method', ''],
    ['Falco, deployed from the yaml, tried latest', 'install.method', 'manifest'],
    ['CI runner, several docker containers a second. Falco 0.41.2 grows', 'container.runtime', 'docker'],
    [
      'Falco on PKS\n\n```\n/var/vcap/packages/docker/bin/dockerd --data-root /var/vcap/store/docker\n```',
      'container.runtime',
      'docker',
    ],
    [
      '```yaml\nservices:\n  falco:\n    image: falcosecurity/falco-no-driver:0.37.0\n    volumes:\n      - /var/run/docker.sock:/host/var/run/docker.sock\n```',
      'container.runtime',
      'docker',
    ],
    ['Falco 0.39.2，k3s。containerd 是 k3s 自带的。', 'container.runtime', 'containerd'],
    ['Hice `dnf update` y falco 0.37.1 ya no arranca', 'install.method', 'package'],
    ["[libs]: container: * enabled container runtime socket at '/run/podman/podman.sock'", 'container.runtime', ''],
    [
      "[libs]: container: * enabled container runtime socket at '/host/run/crio/crio.sock'",
      'container.runtime',
      'cri-o',
    ],
  ])('%j', (body, name, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});
