import { describe, expect, test } from '@jest/globals';
import { loadKnowledge } from '../node/load-knowledge.ts';
import { nearestDriver, supportOf, type Machine } from './driver-support.ts';

const knowledge = await loadKnowledge();
const table = knowledge.packs[0]!.tables.drivers;

/** `5.8` → `5.7`, `4.18.0-241` → `4.18.0-240`. */
const justBelow = (kernel: string): string => kernel.replace(/\d+$/, (last) => String(Number(last) - 1));

describe('the compatibility matrix of Falco', () => {
  test.each<[string, string, Machine, string | undefined]>([
    ['a kernel below 5.8', 'modern_ebpf', { kernel: '5.4.0-150-generic', arch: 'x86_64', falco: '0.38.0' }, 'no'],
    ['Amazon Linux 2 with 5.10', 'modern_ebpf', { kernel: '5.10.179-168.710.amzn2.aarch64', family: 'amzn' }, 'yes'],
    ['RHEL 8.6', 'modern_ebpf', { kernel: '4.18.0-372.71.1.el8_6.x86_64', family: 'el', falco: '0.36.2' }, 'yes'],
    ['RHEL 8.5', 'modern_ebpf', { kernel: '4.18.0-348.el8.x86_64', family: 'el', falco: '0.36.2' }, 'unknown'],
    ['RHEL 8.3', 'modern_ebpf', { kernel: '4.18.0-240.1.1.el8_3.x86_64', family: 'el', falco: '0.36.2' }, 'no'],
    ['CentOS 7', 'modern_ebpf', { kernel: '3.10.0-1160.el7.x86_64', family: 'el', falco: '0.36.2' }, 'no'],
    [
      'a kernel of elrepo',
      'modern_ebpf',
      { kernel: '5.3.8-1.el7.elrepo.x86_64', family: 'third-party', falco: '0.36.2' },
      'unknown',
    ],
    ['0.43 on 6.19', 'modern_ebpf', { kernel: '6.19.7-200.fc43.x86_64', family: 'fedora', falco: '0.43.0' }, 'no'],
    ['0.44 on 6.19', 'modern_ebpf', { kernel: '6.19.7-200.fc43.x86_64', family: 'fedora', falco: '0.44.0' }, 'yes'],
    ['6.19 and no release', 'modern_ebpf', { kernel: '6.19.7' }, 'unknown'],
    ['5.4 and no release', 'modern_ebpf', { kernel: '5.4.0' }, 'no'],
    [
      'WSL2',
      'modern_ebpf',
      { kernel: '5.15.90.1-microsoft-standard-WSL2', family: 'desktop', falco: '0.40.0' },
      'unknown',
    ],
    ['Fargate', 'modern_ebpf', { platforms: ['fargate', 'eks'] }, 'no'],
    ['no kernel', 'modern_ebpf', { falco: '0.40.0' }, undefined],
    ['the module on COS', 'kmod', { kernel: '6.6.87+', family: 'cos' }, 'no'],
    ['the module on Ubuntu', 'kmod', { kernel: '5.15.0-100-generic', family: 'ubuntu', falco: '0.40.0' }, 'yes'],
    ['the module on a kernel of two ages', 'kmod', { kernel: '3.12.0', falco: '0.40.0' }, undefined],
    ['the module on s390x', 'kmod', { kernel: '5.14.0-70.el9.s390x', arch: 's390x', falco: '0.40.0' }, undefined],
    ['modern eBPF on ppc64le', 'modern_ebpf', { kernel: '5.14.0-70.el9.ppc64le', arch: 'ppc64le' }, 'unknown'],
    ['the module on old aarch64', 'kmod', { kernel: '5.10.0', arch: 'aarch64', falco: '0.31.0' }, 'no'],
    ['the legacy probe in 0.44', 'ebpf', { kernel: '5.15.0', arch: 'x86_64', falco: '0.44.1' }, 'no'],
    ['the legacy probe in 0.43', 'ebpf', { kernel: '5.15.0', arch: 'x86_64', falco: '0.43.1' }, 'yes'],
    ['the legacy probe and no release', 'ebpf', { kernel: '5.15.0', arch: 'x86_64' }, 'unknown'],
    ['the legacy probe on 4.15 of aarch64', 'ebpf', { kernel: '4.15.0', arch: 'aarch64', falco: '0.40.0' }, 'no'],
  ])('%s', (_name, driver, machine, works) => {
    expect(supportOf(table, driver, machine)?.works).toBe(works);
  });

  test.each<[Machine, string, string | undefined]>([
    [{ kernel: '5.4.0-150-generic', arch: 'x86_64', falco: '0.38.0' }, 'modern_ebpf', 'kmod'],
    [{ kernel: '5.4.0+', family: 'cos', arch: 'x86_64', falco: '0.38.0' }, 'modern_ebpf', 'ebpf'],
    [{ kernel: '5.4.0+', family: 'cos', arch: 'x86_64', falco: '0.44.0' }, 'modern_ebpf', undefined],
    [{ kernel: '6.1.132', family: 'bottlerocket', falco: '0.40.0' }, 'kmod', 'modern_ebpf'],
    [{ platforms: ['fargate'] }, 'modern_ebpf', undefined],
  ])('the nearest driver on %j instead of %s is %s', (machine, instead, nearest) => {
    expect(nearestDriver(table, machine, instead)?.driver).toBe(nearest);
  });

  test('every cell names its source, and every row can be reached', () => {
    for (const row of table) {
      expect(row.source).toMatch(/^https:\/\//);
      const machine: Machine = {
        arch: row.arch ?? 'x86_64',
        falco: row.to ?? row.from ?? '0.40.0',
        kernel: row.kernelFrom ?? (row.kernelBelow === undefined ? '5.10.0' : justBelow(row.kernelBelow)),
        ...(row.platform === undefined ? {} : { platforms: [row.platform] }),
        ...(row.family === undefined ? {} : { family: row.family }),
      };
      expect(supportOf(table, row.driver, machine)).toMatchObject({ says: row.says });
    }
  });
});
