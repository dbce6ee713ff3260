import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../src/diagnose.ts';
import { loadKnowledge } from '../src/node/load-knowledge.ts';

/** What no example of one cause shows: the parts of the comment that are computed from the report and the tables. */
const knowledge = await loadKnowledge();
const comment = (title: string, body: string): string =>
  diagnose({ title, body, labels: [], repository: 'falcosecurity/falco', author: 'reporter', comments: [] }, knowledge)
    .comment?.body ?? '';

const BURSTS = '```\nFalco internal: syscall event drop. 5000 system calls dropped in last second.\n```';

describe('arithmetic in a remedy', () => {
  const small = (version: string, driver: string, rest = ''): string =>
    comment(
      'drops in bursts',
      `Falco ${version} on 64 CPUs with ${driver}, in short bursts, installed with Helm.\n${rest}\n${BURSTS}`,
    );

  test('the module has a buffer for each CPU', () => {
    const preset = '```yaml\nfalco:\n  syscall_buf_size_preset: 4\n```';
    expect(small('0.36.2', 'the kernel module', preset)).toContain(
      'With your numbers: Now 8 MB × 64 buffers = 512 MB. Preset 5 takes 1 GB, preset 6 2 GB.',
    );
  });

  test('modern eBPF shares buffers, and its memory counts against the limit', () => {
    const values =
      '```yaml\ndriver:\n  kind: modern_ebpf\n  modernEbpf:\n    bufSizePreset: 4\nresources:\n  limits:\n    memory: 1Gi\n```';
    const body = small('0.40.0', 'modern eBPF', values);
    expect(body).toContain('Now 8 MB × 32 buffers = 256 MB.');
    expect(body).toContain('Preset 6 with one buffer for four of the 64 CPUs takes 512 MB.');
    expect(body).toContain('The container may have 1 GB: raise the memory limit first.');
  });

  test('nothing is said about the limit when there is room', () => {
    const values =
      '```yaml\ndriver:\n  kind: modern_ebpf\n  modernEbpf:\n    bufSizePreset: 4\nresources:\n  limits:\n    memory: 4Gi\n```';
    const body = small('0.40.0', 'modern eBPF', values);
    expect(body).toContain('takes 512 MB');
    expect(body).not.toContain('raise the memory limit first');
  });

  test('no numbers, no arithmetic', () => {
    const body = comment('drops in bursts', `Falco 0.40.0 in short bursts, buf_size_preset: 4.\n${BURSTS}`);
    expect(body).toContain('Likely cause');
    expect(body).not.toContain('With your numbers');
  });
});

describe('the change fits the driver', () => {
  test.each([
    ['the kernel module', 'kind: kmod', 'kind: modern_ebpf'],
    ['modern eBPF', 'kind: modern_ebpf', 'kind: kmod'],
  ])('%s', (driver, wanted, other) => {
    const body = comment(
      'drops in bursts',
      `Falco 0.40.0 with ${driver} drops events in short bursts, \`buf_size_preset: 4\`.\n${BURSTS}`,
    );
    expect(body).toContain('too small for the bursts');
    expect(body).toContain(wanted);
    expect(body).not.toContain(other);
  });
});

describe('the matrix speaks in the comment', () => {
  const start = (kernel: string, version = '0.38.2'): string =>
    comment(
      'does not start',
      [
        '```',
        `Wed Sep  4 10:11:12 2024: Falco version: ${version} (x86_64)`,
        `Wed Sep  4 10:11:12 2024: System info: Linux version ${kernel} (builder@host)`,
        "Wed Sep  4 10:11:12 2024: Opening 'syscall' source with modern BPF probe.",
        'Wed Sep  4 10:11:12 2024: [libs]: libpman: ring buffer map type is not supported (errno: 22 | message: Invalid argument)',
        '```',
      ].join('\n'),
    );

  test('why the driver fails on this kernel, and the nearest one that works, each with its source', () => {
    const body = start('5.4.281-194.372.amzn2.x86_64');
    expect(body).toMatch(
      /\*\*Not on this machine:\*\* modern eBPF needs the BPF ring buffer and BTF: kernel 5\.8 or newer \(\[source\]\(https:\/\/falco\.org\S+\)\)\. The kernel of this report is `5\.4\.281-194\.372\.amzn2\.x86_64`\. The nearest driver that works there is the kernel module \(`kmod`\)/,
    );
  });

  test('it is said once, although the change keeps the driver', () => {
    const body = comment(
      'OOMKilled right after the start',
      'Falco 0.40.0 on 64 CPUs, kernel 5.4.0-150-generic, is OOMKilled right after the start since we raised the buffer.\n```yaml\ndriver:\n  kind: modern_ebpf\n  modernEbpf:\n    bufSizePreset: 8\nresources:\n  limits:\n    memory: 1Gi\n```',
    );
    expect(body).toContain('need more memory than the container may have');
    expect(body.split('Not on this machine')).toHaveLength(2);
  });

  test('a kernel that can do it is not called too old', () => {
    expect(start('5.15.0-100-generic')).not.toContain('Not on this machine');
  });

  test('a change to a driver that cannot work there is marked', () => {
    const body = comment(
      'kernel headers are missing',
      [
        'Falco 0.40.0 on Ubuntu 18.04, kernel 5.4.0-150-generic, x86_64, driver kind kmod.',
        '```',
        '* Trying to compile the requested driver',
        'ERROR failed: driver build failed: kernel headers not found for kernel 5.4.0-150-generic',
        'Unable to find a prebuilt driver',
        '```',
      ].join('\n'),
    );
    expect(body).toContain('kind: modern_ebpf');
    expect(body).toContain('**Not on this machine:** modern eBPF needs the BPF ring buffer');
  });
});

describe('known regressions', () => {
  const vfork = (version: string): string =>
    comment(
      'memory grows',
      `Memory of Falco ${version} grows steadily, n_threads is 250000 while the host has 900 threads. Many programs are started by vfork.`,
    );

  test('the release that mends it is named when the report is about an older one', () => {
    expect(vfork('0.41.3')).toContain('**Fixed in Falco 0.42.0.** This report is about 0.41.3.');
  });

  test('and not when the report is about a newer one', () => {
    expect(vfork('0.42.1')).not.toContain('Fixed in Falco 0.42.0');
  });
});
