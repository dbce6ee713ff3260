import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const NAMES = [
  'falco.version',
  'chart.version',
  'os.id',
  'os.version',
  'platform',
  'platform.version',
  'kernel.release',
  'container.runtime',
  'driver',
  'install.method',
  'memory.limit',
  'cpu.limit',
];
const read = (body: string): string => {
  const facts = falcoFacts(body);
  return NAMES.flatMap((name) => (valuesOf(facts, name) === '' ? [] : [`${name}=${valuesOf(facts, name)}`])).join(' ');
};

describe('a list with slashes names one thing after the other', () => {
  test.each([
    [
      'Falco 0.42.1 on AL2023/EKS 1.31/6.1.94/containerd drops',
      'falco.version=0.42.1 os.id=amzn os.version=2023 platform=eks platform.version=1.31 kernel.release=6.1.94 container.runtime=containerd',
    ],
    [
      'Falco 0.36.1. Environment: AL2/EKS 1.27/5.10.219-208.866.amzn2.x86_64/docker',
      'falco.version=0.36.1 os.id=amzn os.version=2 platform=eks platform.version=1.27 kernel.release=5.10.219-208.866.amzn2.x86_64 container.runtime=docker',
    ],
    [
      'Falco 0.39.2: Ubuntu 22.04/kubeadm 1.29/cri-o/modern_ebpf/helm',
      'falco.version=0.39.2 os.id=ubuntu os.version=22.04 platform=kubeadm platform.version=1.29 container.runtime=cri-o driver=modern_ebpf install.method=helm',
    ],
    ['Falco 0.39.2 supports containerd/docker/cri-o', 'falco.version=0.39.2'],
    ['Falco 0.39.2 reads /run/containerd/docker/x', 'falco.version=0.39.2'],
    ['Falco 0.39.2, see https://example.org/eks/containerd/ubuntu', 'falco.version=0.39.2'],
  ])('%j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });

  test('the line is quoted as it was written', () => {
    const [fact] = falcoFacts('Falco 0.42.1, AL2023/EKS 1.31/6.1.94/containerd').get('platform');
    expect(fact?.evidence.excerpt).toBe('Falco 0.42.1, AL2023/EKS 1.31/6.1.94/containerd');
    expect(fact?.evidence.column).toBe(22);
  });
});

describe('a table of two columns names values', () => {
  test.each([
    [
      '| component | value |\n|---|---|\n| Falco | 0.43.0 |\n| Chart        | 8.0.0 |\n| Memory limit | 1Gi |\n| CPU limit | 1 |',
      'falco.version=0.43.0 chart.version=8.0.0 install.method=helm memory.limit=1Gi cpu.limit=1',
    ],
    ['Falco drops\n\n| a | b | c |\n|---|---|---|\n| Chart | 8.0.0 | x |', ''],
  ])('%j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });
});
