import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string): string => {
  const facts = falcoFacts(`Falco drops events\n\n${body}`);
  return `${valuesOf(facts, 'os.id')} ${valuesOf(facts, 'os.version')}`.trim();
};

describe('the operating system, as reporters write it', () => {
  test.each([
    ['Nodes: VERSION="20.04.6 LTS (Focal Fossa)"', 'ubuntu 20.04'],
    ['Host VERSION="12 (bookworm)"', 'debian 12'],
    ['Host VERSION="8.10 (Ootpa)"', 'rhel 8.10'],
    ['```\nPRETTY_NAME="Ubuntu 22.04.4 LTS"\n```', 'ubuntu 22.04'],
    ['```\nPRETTY_NAME="Debian GNU/Linux 11 (bullseye)"\n```', 'debian 11'],
    [
      'NAME="Rocky Linux" VERSION="9.3 (Blue Onyx)" ID="rocky" ID_LIKE="rhel centos fedora" VERSION_ID="9.3"',
      'rocky 9.3',
    ],
    ['```\nNAME="Amazon Linux"\nVERSION="2023"\nID="amzn"\nVERSION_ID="2023"\n```', 'amzn 2023'],
    ['- OS: AWS Linux 2', 'amzn 2'],
    ['- OS: Amazon Linux 2023.5', 'amzn 2023'],
    ['AL2023 workers', 'amzn 2023'],
    ['- OS: Flatcar Container Linux by Kinvolk 3510.2.8 (Oklo)', 'flatcar 3510.2.8'],
    ['- OS: Container-Optimized OS from Google', 'cos'],
    ['Talos v1.7.6 nodes', 'talos 1.7.6'],
    ['Bottlerocket OS 1.20.3 (aws-k8s-1.29)', 'bottlerocket 1.20.3'],
    ['It is copied to /.bottlerocket/rootfs/lib/modules/', 'bottlerocket'],
    ["* Filename 'falco_rhcos_4.18.0-305.el8_4.x86_64_1.ko'", 'rhcos'],
    ['RHEL 8.6 nodes', 'rhel 8.6'],
    ['Red Hat 9.2 hosts', 'rhel 9.2'],
    ['CentOS Linux release 7.9.2009 (Core)', 'centos 7.9'],
    ['Alma Linux 9.4 servers', 'almalinux 9.4'],
    ['Oracle Linux 8.9 with its own kernel', 'ol 8.9'],
    ['EL9 servers (Rocky 9.5)', 'rocky 9.5'],
    ['some Oracle 4.1.12-124.24.3.el6uek.x86_64 machines', 'ol'],
    ['- OS: Flatcar Release 3510.2.8', 'flatcar 3510.2.8'],
    ['- OS: redhat', 'rhel'],
    ['- OS: Red Hat', 'rhel'],
    ['SLES 15 SP5', 'sles 15 SP5'],
    ['openSUSE Leap 15.5', 'opensuse 15.5'],
    ['Fedora 39 workstation', 'fedora 39'],
    ['ubuntu20.04 hosts', 'ubuntu 20.04'],
    ['Ubuntu-22.04 VMs', 'ubuntu 22.04'],
    ['Ubuntu Jammy (22.04)', 'ubuntu 22.04'],
    ['Debian bookworm', 'debian 12'],
    ['Debian GNU/Linux 12 (bookworm)', 'debian 12'],
    ['Auf Ubuntu 24.04 LTS', 'ubuntu 24.04'],
    ['操作系统：CentOS 7.6', 'centos 7.6'],
    ['Arch Linux, rolling', 'arch'],
    ['阿里云 Alibaba Cloud Linux 3', 'alinux 3'],
    ['openEuler 22.03 nodes', 'openEuler 22.03'],
    ['TencentOS Server 3.1', 'tencentos 3.1'],
    ['Linux Mint 21.3, #85~22.04.1-Ubuntu SMP', 'linuxmint 21.3'],
  ])('%j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });

  test.each([
    '- System info: Linux version 5.15.0-1052-azure (buildd@x) #60~20.04.1-Ubuntu SMP Mon Nov 6',
    'Linux n1 5.4.0-150-generic #167-Ubuntu SMP x86_64',
    '- Kernel: Linux n1 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 x86_64',
    'The image of Falco is made from Alpine, no longer Debian',
    'x86_64-linux-gnu-gcc-11 (Ubuntu 11.4.0-1ubuntu1~22.04) 11.4.0',
    '| distro | fine |\n|---|---|\n| Debian 12 | yes |\n| Ubuntu 22.04 | yes |\n| RHEL 9.2 | no |',
    'There are packages for Amazon Linux 2, COS, Debian and Ubuntu.',
    'the targets `amazonlinux2` and `debian`',
    'falcosecurity/falco:0.40.0-debian',
    'Das Image basiert auf Debian 12.',
    'La imagen está basada en Debian 12.',
    "L'image est basée sur Debian 12.",
    '镜像基于 Debian 12',
    'a container ID=abcdef is in the event',
    'The rule is about `docker run ubuntu:22.04`',
  ])('no system: %j', (body) => {
    expect(read(body)).toBe('');
  });
});

describe('systems and kernels', () => {
  const doubts = (body: string): string => contradictionsOf(falcoFacts(`Falco drops events. ${body}`)).join();
  test.each([
    ['Tried on Ubuntu 20.04 and on CentOS 8, the same. Kernel 5.4.0-150-generic', ''],
    ['OpenShift 4.4, kernel 4.18.0-147.8.1.el8_1.x86_64', ''],
    ['OpenShift 4.7, kernel 4.18.0-240.22.1.el8_3.x86_64', ''],
    ['Nodes are CentOS 8. Kernel 5.4.0-150-generic', 'os.id'],
    ['OpenShift 4.12, kernel 4.18.0-305.8.1.el8_4.x86_64', 'platform.version'],
    ['OpenShift 4.4, kernel 4.18.0-348.7.1.el8_5.x86_64', 'platform.version'],
  ])('%j', (body, expected) => {
    expect(doubts(body)).toBe(expected);
  });
});

describe('files and programs that print the release', () => {
  test.each([
    ['Oracle Linux Server release 7.9', 'ol', '7.9'],
    ['CentOS Linux release 7.9.2009 (Core)', 'centos', '7.9'],
    ['Red Hat Enterprise Linux Server release 7.9 (Maipo)', 'rhel', '7.9'],
    ['Rocky Linux release 9.3 (Blue Onyx)', 'rocky', '9.3'],
    ['Fedora release 40 (Forty)', 'fedora', '40'],
    ['Description:    Ubuntu 20.04.6 LTS', 'ubuntu', '20.04'],
  ])('%s', (line, id, version) => {
    const facts = falcoFacts(`Falco crashes.\n\n\`\`\`\n# cat /etc/redhat-release\n${line}\n\`\`\``);
    expect([valuesOf(facts, 'os.id'), valuesOf(facts, 'os.version')]).toEqual([id, version]);
  });
});
