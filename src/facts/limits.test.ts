import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string): string => valuesOf(falcoFacts(`Falco is killed.\n\n${body}`), name);

describe('memory.limit, as reporters write it', () => {
  test.each([
    ['resources.limits.memory=2Gi', '2Gi'],
    ['limits.memory: 1536MiB', '1536MiB'],
    ['`limits.memory` is 1 GiB', '1 GiB'],
    ['memory limit of 2000MiB', '2000MiB'],
    ['memory limit: 512Mi', '512Mi'],
    ['Memory limit set to 1024MB', '1024MB'],
    ['a 1Gi memory limit', '1Gi'],
    ['it climbs to 1Gi (the limit) and dies', '1Gi'],
    ['sube hasta 1Gi (el límite)', '1Gi'],
    ['bis 768Mi (Limit)', '768Mi'],
    ['600Mi, which is the limit', '600Mi'],
    ['bounded: CPU 200m, memory 400MB', '400MB'],
    ['limits: cpu 1, memory 1Gi', '1Gi'],
    ['memory capped at 1536 MiB', '1536 MiB'],
    ['The container is limited to 512MiB', '512MiB'],
    ['Speicher begrenzt auf 2 GiB', '2 GiB'],
    ['el límite de memoria es 1Gi', '1Gi'],
    ['limite mémoire 1Gi', '1Gi'],
    ['o limite de memória é 512Mi', '512Mi'],
    ['内存限制 1Gi', '1Gi'],
    ['メモリ制限は 2Gi です', '2Gi'],
    ['OOMKilled at 1Gi', '1Gi'],
    ['```yaml\nresources:\n  limits:\n    memory: 1Gi\n```', '1Gi'],
    ['```\n    Limits:\n      cpu:     1\n      memory:  2Gi\n    Requests:\n      memory:  512Mi\n```', '2Gi'],
    ['--set resources.limits.memory=3Gi', '3Gi'],
    ['limits 1 CPU / 1Gi', '1Gi'],
    ['limits: 500m/512Mi', '512Mi'],
  ])('%j', (body, expected) => {
    expect(read(body, 'memory.limit')).toBe(expected);
  });

  test.each([
    'Memory goes from 100Mi to 900Mi',
    'no memory limit, the node has 64GB',
    'requests.memory: 512Mi',
    'memory request 512Mi',
    'I would set the limit to 2Gi',
    'the chart has a limit of 1Gi',
    'http body limited to 1MB',
  ])('none: %j', (body) => {
    expect(read(body, 'memory.limit')).toBe('');
  });
});

describe('cpu.limit, as reporters write it', () => {
  test.each([
    ['limits.cpu: 300m', '300m'],
    ['`resources.limits.cpu` = 2', '2'],
    ['bounded: CPU 200m, memory 400MB', '200m'],
    ['CPU limit 500m', '500m'],
    ['limits 1 CPU / 1Gi', '1'],
    ['limits: 500m/512Mi', '500m'],
    ['cpu-limit: 1000m', '1000m'],
    ['limited to 2 cores', '2'],
    ['limits: cpu 250m, memory 1Gi', '250m'],
    ['```yaml\nresources:\n  limits:\n    cpu: 1500m\n```', '1500m'],
  ])('%j', (body, expected) => {
    expect(read(body, 'cpu.limit')).toBe(expected);
  });

  test.each(['no CPU limit', 'requests.cpu: 100m', 'It takes 300m of CPU'])('none: %j', (body) => {
    expect(read(body, 'cpu.limit')).toBe('');
  });
});

describe('buffer.preset in a sentence', () => {
  test.each([
    ['The buffers are already at preset 6', '6'],
    ['Puffer mit Preset 5', '5'],
    ['buffer preset 7', '7'],
    ['the default preset of the buffer is 4', ''],
    ['buffers of 8 MB', ''],
  ])('%j', (body, expected) => {
    expect(read(body, 'buffer.preset')).toBe(expected);
  });
});

describe('the driver', () => {
  test.each([
    [
      'No module: https://download.falco.org/driver/7.0.0%2Bdriver/x86_64/falco_ubuntu-aws_5.15.0-1051-aws_56.ko',
      'kmod',
    ],
    ['Not there: https://download.falco.org/driver/7.0.0%2Bdriver/x86_64/falco_debian_5.10.0-8-amd64_1.o', 'ebpf'],
    ['make[2]: *** [scripts/Makefile.build:270: /var/lib/dkms/falco/7.0.0+driver/build/main.o] Error 1', 'kmod'],
    [
      'Falco internal: syscall event drop. 4 system calls dropped in last second. (ebpf_enabled=0 n_drops=4 n_drops_buffer=4 n_drops_pf=0 n_evts=9)',
      'kmod',
    ],
    [
      'Falco internal: syscall event drop. 4 system calls dropped in last second. (ebpf_enabled=0 n_drops=4 n_drops_buffer_total=4 n_evts=9)',
      '',
    ],
    ['I thought modern eBPF was the default?', ''],
    ['Ich dachte, modern_ebpf wäre Standard', ''],
    ['We run the modern eBPF probe', 'modern_ebpf'],
    ['Treiber: eBPF modern', 'modern_ebpf'],
    ['$ falco --version\nFalco version: 0.39.2\nDriver:\n  Default driver: 7.3.0+driver', ''],
  ])('%j', (body, expected) => {
    expect(read(body, 'driver')).toBe(expected);
  });
});

describe('arch', () => {
  test.each([
    ['architecture: amd64', 'x86_64'],
    ['kubernetes.io/arch=arm64', 'aarch64'],
    ['ARM64 nodes', 'aarch64'],
    ['docker buildx --platform=linux/arm64', ''],
  ])('%j', (body, expected) => {
    expect(read(body, 'arch')).toBe(expected);
  });
});
