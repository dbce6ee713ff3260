import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(`Falco drops events.\n\n${body}`), name);

describe('host.cpus', () => {
  test.each([
    ['64 cores, no limits at all', '64'],
    ['on the new ones with 96 cores it dies', '96'],
    ['auf den neuen mit 96 Kernen ist der Pod weg', '96'],
    ['die 8-Kern-Knoten', '8'],
    ['Server mit 64 CPU-Kernen', '64'],
    ['des serveurs avec 64 cœurs', '64'],
    ['máquinas com 32 núcleos', '32'],
    ['nodos con 8 nucleos', '8'],
    ['网关节点（32C64G）', '32'],
    ['64 核的机器', '64'],
    ['64コアのノード', '64'],
    ['m5.4xlarge, 16 vCPU', '16'],
    ['16 vCPUs and 64 GB', '16'],
    ['a 128-core machine', '128'],
    ['bare metal, 2 x AMD EPYC, 128 CPUs', '128'],
    ['all 32 CPUs are busy', '32'],
    ['- Cloud provider or hardware configuration: 48 cores', '48'],
    ['`nproc` 32', '32'],
    ['```\n$ nproc\n96\n```', '96'],
    ['```\nCPU(s):              40\n```', '40'],
    ['```\nCapacity:\n  cpu:                96\n  memory:             384Gi\n```', '96'],
    ['"falco.host_num_cpus":24', '24'],
    ['nodes with 8 or 64 cores', '64'],
    ['2x Intel Xeon Gold 6338 (128 threads)', '128'],
    ['It dies since I raised the buffer. 64 CPUs.', '64'],
  ])('%j', (body, expected) => {
    expect(read(body, 'host.cpus')).toBe(expected);
  });

  test.each([
    'Falco needs 2 cores',
    'limit of 4 CPUs',
    'a CPU limit of 2 cores',
    'one buffer for every 2 CPUs',
    'it takes 1.5 cores',
    'Falco braucht 3 Kerne',
    'kernel 5.10 nodes',
    'falco consume 2 núcleos',
  ])('none: %j', (body) => {
    expect(read(body, 'host.cpus')).toBe('');
  });
});

describe('cpu.usage', () => {
  test.each([
    ['64 cores, no limits. Average CPU of falco 4%.', '0.04'],
    ['On 64 cores the CPU usage of Falco is 12 %', '0.12'],
    ['Falco uses 1.5 cores', '1.5'],
    ['falco takes 2 cores of CPU', '2'],
    ['Falco braucht 0,6 Kerne', '0.6'],
    ['falco is at 95% of one core', '0.95'],
    ['the CPU load of falco went to 130 %', '1.3'],
    ['```\nfalco-abcde   850m   300Mi\n```', '0.85'],
    ['Falco needs one whole core', '1'],
  ])('%j', (body, expected) => {
    expect(read(body, 'cpu.usage')).toBe(expected);
  });

  test.each([
    'Falco on servers with 48 cores',
    'One thread of falco is busy, the other 15 cores are idle',
    'So much log of Falco, and fluent-bit sits at 2 cores',
    'The nodes run at 98 % CPU by design',
    'falco-abcde   0/2   CrashLoopBackOff   6 (105s ago)   11m',
    'falco pods have a CPU limit of 2 cores',
    'Falco takes 3 % CPU of the node',
    'the container has a limit of 500m CPU',
  ])('none: %j', (body) => {
    expect(read(body, 'cpu.usage')).toBe('');
  });
});

describe('container.lifetime', () => {
  const state = (from: string, to: string): string =>
    `    Last State:     Terminated\n      Reason:       OOMKilled\n      Exit Code:    137\n      Started:      ${from}\n      Finished:     ${to}\n`;
  test.each([
    ['seconds', state('Tue, 18 Mar 2025 08:00:01 +0100', 'Tue, 18 Mar 2025 08:00:05 +0100'), '4'],
    ['over midnight', state('Mon, 31 Mar 2025 23:59:50 +0200', 'Tue, 01 Apr 2025 00:01:00 +0200'), '70'],
    ['two time zones', state('Tue, 18 Mar 2025 08:00:00 +0100', 'Tue, 18 Mar 2025 07:30:00 +0000'), '1800'],
    [
      'the container by name',
      `Containers:\n  falco:\n${state('Tue, 18 Mar 2025 08:00:01 +0100', 'Tue, 18 Mar 2025 09:00:01 +0100')}`,
      '3600',
    ],
    [
      'YAML',
      'lastState:\n  terminated:\n    exitCode: 137\n    finishedAt: "2025-03-18T07:00:09Z"\n    reason: OOMKilled\n    startedAt: "2025-03-18T07:00:01Z"\nname: falco\n',
      '8',
    ],
    [
      'an init container',
      `Init Containers:\n  falco-driver-loader:\n${state('Tue, 18 Mar 2025 08:00:01 +0100', 'Tue, 18 Mar 2025 08:00:05 +0100')}`,
      '',
    ],
    [
      'a side car in YAML',
      'finishedAt: "2025-03-18T07:00:09Z"\nreason: Error\nstartedAt: "2025-03-18T07:00:01Z"\nname: falcoctl-artifact-follow\n',
      '',
    ],
    ['one that runs', '    State:          Running\n      Started:      Tue, 18 Mar 2025 08:00:01 +0100\n', ''],
    ['an end before the start', state('Tue, 18 Mar 2025 08:00:05 +0100', 'Tue, 18 Mar 2025 08:00:01 +0100'), ''],
  ])('%s', (_name, text, expected) => {
    expect(read(`\`\`\`\n${text}\`\`\``, 'container.lifetime')).toBe(expected);
  });
});
