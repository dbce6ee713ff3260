import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts } from '../../test/support/falco-facts.ts';

describe('contradictions', () => {
  test.each([
    ['RHEL 8.8 with the kernel of 8.6', '- OS: RHEL 8.8\n- Kernel: 4.18.0-372.9.1.el8.x86_64', ['os.version']],
    [
      'two kernels, no fitting release',
      '- OS: RHEL 8.8\n- Kernel: 4.18.0-372 and 5.14.0-284.el9',
      ['os.version', 'kernel.release'],
    ],
    ['an image of Debian on Ubuntu', '- OS: Debian 12\n- Kernel: 5.15.0-1052-azure', ['os.id']],
    ['RHCOS with a kernel of 7', '- OS: RHCOS\n- Kernel: 3.10.0-1127.el7.x86_64', ['os.id']],
    ['OpenShift 4.12 with RHEL 9', 'OpenShift 4.12, kernel 5.14.0-284.30.1.el9_2.x86_64', ['platform.version']],
    ['Amazon Linux 2 with 2023', '- OS: Amazon Linux 2\n- Kernel: 6.1.91-99.172.amzn2023.x86_64', ['os.version']],
    [
      'a version told and another printed',
      '- Falco version: 0.33.0\n\n```\nFalco version: 0.32.0\n```',
      ['falco.version'],
    ],
    [
      'a driver wanted and another opened',
      "driver.kind=ebpf is set\nOpening 'syscall' source with Kernel module",
      ['driver'],
    ],
    ['RHEL 9.2 and its kernel', '- OS: RHEL 9.2\n- Kernel: 5.14.0-284.11.1.el9_2.x86_64', []],
    ['a third-party kernel', '- OS: CentOS 7\n- Kernel: 5.3.8-1.el7.elrepo.x86_64', []],
    ['OpenShift 4.13', 'OpenShift 4.13, kernel 5.14.0-284.36.1.el9_2.x86_64', []],
    ['Ubuntu and its HWE kernel', '- OS: Ubuntu 20.04\n- Kernel: 5.15.0-1051-aws', []],
    ['Ubuntu 20.04 with the kernel of 24.04', '- OS: Ubuntu 20.04\n- Kernel: 6.8.0-45-generic', ['os.version']],
    ['Ubuntu 24.04 and its last HWE kernel', '- OS: Ubuntu 24.04\n- Kernel: 7.0.0-28-generic', []],
    ['the newest Ubuntu and a kernel yet to come', '- OS: Ubuntu 26.04\n- Kernel: 7.4.0-12-generic', []],
    [
      'a release told and another in the os-release',
      '- OS: Ubuntu 20.04\n```\nNAME="Ubuntu"\nVERSION_ID="22.04"\nID=ubuntu\n```\n- Kernel: 5.15.0-161-generic',
      ['os.version'],
    ],
    [
      'the os-release of a container',
      '- OS: Ubuntu 20.04\n- Kernel: 5.15.0-161-generic\n```\n$ kubectl exec -n falco falco-x -- cat /etc/os-release\nVERSION_ID="22.04"\nID=ubuntu\n```',
      [],
    ],
    [
      'a release that was upgraded',
      '- OS: Ubuntu 20.04, upgraded to the one below\n```\nVERSION_ID="22.04"\nID=ubuntu\n```\n- Kernel: 5.15.0-161-generic',
      [],
    ],
    ['a mainline build that is older', '- OS: Ubuntu 18.04\n- Kernel: 4.14.137-0414137-generic', []],
    [
      'a release told far above its os-release',
      `- OS: Ubuntu 20.04\n${'\nIt drops.\n'.repeat(12)}\n\`\`\`\nVERSION_ID="22.04"\nID=ubuntu\n\`\`\`\n- Kernel: 5.15.0-161-generic`,
      ['os.version'],
    ],
    [
      'a release that was upgraded, told far above',
      `- OS: Ubuntu 20.04, upgraded meanwhile\n${'\nIt drops.\n'.repeat(12)}\n\`\`\`\nVERSION_ID="22.04"\nID=ubuntu\n\`\`\`\n- Kernel: 5.15.0-161-generic`,
      [],
    ],
    [
      'one driver after the other, both named before',
      "Neither modern_ebpf nor kmod works.\n\n```\nOpening 'syscall' source with modern BPF probe.\n```\n\nThen I also tried `-o engine.kind=kmod`",
      [],
    ],
    [
      'eBPF told, the module prepared',
      'GKE (ebpf enabled).\n\nThen I installed it again (`--set ebpf.enabled=true`).\n\n```\n* Running falco-driver-loader with: driver=module, compile=yes, download=yes\n```',
      ['driver'],
    ],
    ['a mainline build on Ubuntu', '- OS: Ubuntu 22.04\n- Kernel: 6.12.5-061205-generic', []],
    ['Bottlerocket', '- OS: Bottlerocket OS 1.50.0\n- Kernel: 6.12.53', []],
    ['WSL2 on bare metal', '- Cloud provider: bare metal\n- Kernel: 5.15.167.4-microsoft-standard-WSL2', ['os.id']],
    ['WSL2', '- OS: Ubuntu 22.04 on WSL2\n- Kernel: 5.15.167.4-microsoft-standard-WSL2', []],
    ["a build of one's own", '- OS: CentOS 7\n- Kernel: 4.18.0-240.10.1.ves3.el7.x86_64', []],
    [
      'one driver after the other',
      "Opening 'syscall' source with modern BPF probe.\n\n2. then I also tried `-o engine.kind=kmod`",
      [],
    ],
    [
      'a driver of before',
      "Before we had driver.kind=kmod, that was ok.\n\nOpening 'syscall' source with modern BPF probe.",
      [],
    ],
    [
      'an OS that was left',
      'We replaced Amazon Linux 2 by Amazon Linux 2023.\n\nkernel 6.1.141-165.249.amzn2023.x86_64',
      [],
    ],
    ['RHEL beside RHCOS', 'Masters RHCOS (5.14.0-284.36.1.el9_2.x86_64), workers RHEL 9.2 machines', []],
    ['an upgrade', 'Falco upgraded from 0.40.0 to 0.41.3', []],
    ['two versions in one answer', '- Falco version: 0.17.1 - 0.18.0', []],
    [
      'the name of a package and what the program prints',
      '- Falco version:\nfalco-0.20.0+d77080a-1.x86_64\n\n```\nFalco version: 0.20.0\n```',
      [],
    ],
    [
      'a build from the master beside a release',
      'Seen with\n\n- Falco 0.36.0\n\n```\nTue Oct  3 14:32:28 2023: Falco version: 0.37.0-55+29d2406 (x86_64)\n```',
      [],
    ],
    ['Debian 11 with the kernel of 13', '- OS: Debian 11\n- Kernel: 6.12.43+deb13-amd64', ['os.version']],
    ['Debian 13 with its kernel', '- OS: Debian 13.1\n- Kernel: 6.12.43+deb13-amd64', []],
    ['Debian 11 with a backport', '- OS: Debian 11\n- Kernel: 6.1.0-0.deb11.21-amd64', []],
    ['SLES 15 SP3 with the kernel of SP5', '- OS: SLES 15 SP3\n- Kernel: 5.14.21-150500.55.39-default', ['os.version']],
    ['SLES 15 SP5', '- OS: SLES 15 SP5\n- Kernel: 5.14.21-150500.55.39-default', []],
    [
      'openSUSE Leap 15.4 with the kernel of 15.6',
      '- OS: openSUSE Leap 15.4\n- Kernel: 6.4.0-150600.23.17-default',
      ['os.version'],
    ],
    ['Azure Linux 2.0 with the kernel of 3', '- OS: Azure Linux 2.0\n- Kernel: 6.6.57.1-7.azl3', ['os.version']],
    ['the virtual machine of Docker Desktop', '- OS: Debian 12\n- Kernel: 6.6.31-linuxkit', ['os.id']],
    [
      'an upgrade of the system',
      'antes: Debian 10 (4.19.0-23-amd64), bien.\nAhora: Debian 11 (5.10.0-23-amd64), Falco falla',
      [],
    ],
    [
      'another version in the line of the loader',
      'we are on Falco 0.35.1, docker\n\n```\n* Running falco-driver-loader for: falco version=0.34.1, driver version=4.0.0+driver, arch=x86_64, kernel release=5.10.0-22-amd64, kernel version=1\n```',
      ['falco.version'],
    ],
    [
      'two releases that are both at work',
      '- Falco version: 0.34.1 and 0.35.1\n\n```\nWed Jul 26 07:55:01 2023: Falco version: 0.35.1 (x86_64)\n```',
      [],
    ],
    [
      'another version in the metrics',
      'Auf den Hosts läuft Falco 0.38.1\n\n```json\n{"output":"Falco metrics snapshot","output_fields":{"falco.version":"0.36.2","scap.n_drops":5}}\n```',
      ['falco.version'],
    ],
    [
      'another kernel in the log of the start',
      'one VM, docker\n\n- OS: Ubuntu 24.04\n- Kernel: 6.8.0-79-generic\n\n```\n2025-10-29T18:20:34+0000: System info: Linux version 6.14.0-33-generic (buildd@lcy02-amd64-026) #33~24.04.1-Ubuntu SMP\n```',
      ['kernel.release'],
    ],
    ['Debian 11 with the kernel of 12', '- OS: Debian 11\n- Kernel: 6.1.0-18-amd64', ['os.version']],
    ['Debian testing', '- OS: Debian 12\n- Kernel: 6.5.0-1-amd64', []],
    ['Talos 1.13 with the kernel of 1.11', '- OS: Talos v1.13.7\n- Kernel: 6.12.57-talos', ['os.version']],
    ['Talos 1.11 with the kernel of 1.13', '- OS: Talos v1.11.5\n- Kernel: 6.18.39-talos', ['os.version']],
    ['Talos 1.11', '- OS: Talos v1.11.5\n- Kernel: 6.12.57-talos', []],
    ['a Talos that is not in the table', '- OS: Talos v1.8.1\n- Kernel: 6.18.3-talos', []],
    ['Fedora 39 with the kernel of 38', '- OS: Fedora 39\n- Kernel: 6.5.6-300.fc38.x86_64', ['os.version']],
    [
      'Oracle Linux 9 with the kernel of 8',
      '- OS: Oracle Linux 9.2\n- Kernel: 5.4.17-2136.304.4.1.el8uek.x86_64',
      ['os.version'],
    ],
    ['Oracle Linux 8', '- OS: Oracle Linux 8.8\n- Kernel: 5.15.0-101.103.2.1.el8uek.x86_64', []],
    ['RHCOS by its build', '- OS: RHCOS 412.86.202310170023-0\n- Kernel: 4.18.0-372.71.1.el8_6.x86_64', []],
    [
      'Bottlerocket for an old Kubernetes with a new kernel',
      '- Cloud: EKS 1.24\n- OS: Bottlerocket OS 1.19.5 (aws-k8s-1.24)\n- Kernel: 6.1.84',
      ['platform.version'],
    ],
    ['Bottlerocket for 1.31', '- Cloud: EKS 1.31\n- OS: Bottlerocket OS 1.37.0\n- Kernel: 6.1.132', []],
    ['Bottlerocket for 1.25', '- Cloud: EKS 1.25\n- OS: Bottlerocket OS 1.19.5\n- Kernel: 5.15.148', []],
    [
      'EKS 1.24 on Amazon Linux',
      '- Cloud: EKS 1.24\n- OS: Amazon Linux 2\n- Kernel: 5.10.199-190.747.amzn2.x86_64',
      [],
    ],
    [
      'two kinds of machines in a list',
      'Both kinds fail:\n\n- Debian Jessie (AWS image)\n- Ubuntu 16.04\n\n```\n* Trying to find precompiled falco-probe for 4.13.0-1008-gcp\n```',
      [],
    ],
    ['Amazon Linux 1', 'VERSION_ID="2018.03"\nID="amzn"\n\n4.14.225-121.362.amzn1.x86_64', []],
    [
      'Amazon Linux 1 with the kernel of 2',
      '- OS: Amazon Linux 2018.03\n- Kernel: 5.10.109-104.500.amzn2.x86_64',
      ['os.version'],
    ],
    [
      'drivers that failed one after the other',
      "Falco in our cluster, with the ebpf switch on:\n\n`Runtime error: can't open BPF probe '/root/.falco/falco-bpf.o': Errno 2. Exiting.`\n\nThen not:\n\n```\nUnable to load the driver.\nRuntime error: error opening device /host/dev/falco0. Make sure that the falco module is loaded.. Exiting.\n```",
      [],
    ],
    [
      'a driver that was left in the same sentence',
      "Nobody wants modules from outside any more, so kmod -> eBPF, otherwise the same machine and the same falco (0.37.1).\n\n```\nTue Mar  5 10:22:54 2024: Falco version: 0.37.1 (x86_64)\nTue Mar  5 10:22:54 2024: Opening 'syscall' source with BPF probe. BPF probe path: /root/.falco/falco-bpf.o\n```",
      [],
    ],
    [
      'drivers that might do',
      'Falco on nodes with Oracle Linux. A kernel 5.4 ought to be okay for kmod as well as eBPF.\n\neBPF:\n\n```\n2024-10-23 12:45:04 INFO  Running falcoctl driver install\n                      ├ driver type: ebpf\n```',
      [],
    ],
    [
      'a driver that was chosen, and another opened',
      "Falco 0.37.1 (Helm). En el instalador elegí modern eBPF, no el módulo del kernel.\n\nOpening 'syscall' source with Kernel module",
      ['driver'],
    ],
  ])('%s', (_name, body, expected) => {
    expect(contradictionsOf(falcoFacts(body))).toEqual(expected);
  });
});

test('what another program shows beside Falco contradicts nothing', () => {
  const body =
    'The collector fails, driver.kind=ebpf is set.\n\n```\ncollector: driver=module, falco module is loaded\n```';
  const at = (repository: string): string[] =>
    contradictionsOf(falcoFacts(body, { title: 'Collector fails', repository }));
  expect([at('falcosecurity/falco'), at('sysflow-telemetry/sysflow')]).toEqual([['driver'], []]);
});
