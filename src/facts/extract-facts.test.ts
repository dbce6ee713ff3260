import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, name: string, title = 'Falco'): string => valuesOf(falcoFacts(body, { title }), name);

describe('falco.version', () => {
  test.each([
    ['banner', 'Mon Dec 11 15:15:46 2023: Falco version: 0.36.2 (x86_64)', '0.36.2', ''],
    ['old banner', 'Falco version 0.29.1 (driver version 17f5df)', '0.29.1', ''],
    ['image', 'docker run falcosecurity/falco:0.37.0', '0.37.0', ''],
    ['sentence', 'Since Falco v0.38 we see drops', '0.38', ''],
    ['upgrade', 'Upgraded from v0.40.0 to v0.41.2, CPU is high since then.', '0.41.2', '0.40.0'],
    ['arrow', '0.35.1 → 0.36.2: it crashes', '0.36.2', '0.35.1'],
    ['Chinese', 'Falco 从 0.26.2 升级到 0.36.2 之后 CPU 翻倍', '0.36.2', '0.26.2'],
    ['German', 'Seit dem Update von 0.40.0 auf 0.41.1 ist die CPU-Last hoch', '0.41.1', '0.40.0'],
    ['what works', '0.37.1 works fine, falco 0.38.0 crashes', '0.38.0', '0.37.1'],
    ['behaves the same', 'Falco 0.35.1 drops. Also tried 0.36.2, 0.36.2 same.', '0.35.1|0.36.2', ''],
    ['a chart is no Falco', 'chart 4.2.1 is installed', '', ''],
    ['nor is a plugin', 'falco with the container plugin 0.3.1', '', ''],
    ['nor a number of cores', 'falco needs 0.25 cores', '', ''],
    [
      'hosts that still have the old one',
      'Falco 0.16.0 grows. Hosts that still have 0.15.0 stay flat',
      '0.16.0',
      '0.15.0',
    ],
    ['an image with a suffix', 'Falco image falcosecurity/falco:0.40.0-debian', '0.40.0', ''],
    ['the version of a package', 'falco 0.39.2-1 from the repository', '0.39.2', ''],
    ['a number alone', 'kernel module\n\n0.36.1\n\nFalco drops events', '0.36.1', ''],
    ['a list', '0.38, helm, Falco with modern_ebpf loses events', '0.38', ''],
    ['blocks with labels', 'before:\n```\nFalco version: 0.38.2\n```\nnow: falco 0.39.1', '0.39.1', '0.38.2'],
    [
      'blocks with labels, German',
      'Vorher:\n```\nFalco version: 0.37.1\n```\nNachher:\n```\nFalco version: 0.38.0\n```',
      '0.38.0',
      '0.37.1',
    ],
    ['news of the project', 'Falco 0.42.1 leaks. The notes say that it is fixed in 0.42.0', '0.42.1', ''],
    ['a hope', 'Falco 0.39.2 drops. Would an upgrade to 0.42.0 help?', '0.39.2', ''],
    ['what could', 'falco 0.36.1 cannot compile the probe, 0.35.1 could', '0.36.1', '0.35.1'],
    ['in brackets', 'Falco 0.43.0 in production (slow), 0.42.1 in staging (fine)', '0.43.0', '0.42.1'],
    ['apt', 'Upgrade: falco:amd64 (0.40.0, 0.41.0)\n\nIt crashes', '0.41.0', '0.40.0'],
    ['dpkg', 'Unpacking falco (0.41.1) over (0.39.2) ...', '0.41.1', '0.39.2'],
    ['Spanish', 'Actualizamos desde la 0.38.1 a la 0.39.0 y Falco no arranca', '0.39.0', '0.38.1'],
    ['left behind', 'Falco 0.41.2 takes a core, we came from 0.40.0', '0.41.2', '0.40.0'],
    ['French', 'Falco 0.44.0 plante, la 0.43.1 marchait', '0.44.0', '0.43.1'],
    ['a chart in the field', '- Falco version: 4.8.1\n\nFalco version: 0.38.2 (x86_64)', '0.38.2', ''],
  ])('%s', (_name, body, version, last) => {
    expect([read(body, 'falco.version'), read(body, 'falco.version.lastGood')]).toEqual([version, last]);
  });

  test('the newest release of the day bounds it', () => {
    const facts = falcoFacts('it drops', { createdAt: '2024-01-08T00:00:00Z' });
    expect(valuesOf(facts, 'falco.version.upper')).toBe('0.36.2');
  });

  test('a chart tells what it ships', () => {
    const facts = falcoFacts('helm chart 6.2.3');
    expect(valuesOf(facts, 'falco.version.inferred')).toBe('0.41.3');
    expect(valuesOf(facts, 'container-plugin.version')).toBe('0.3.5');
  });
});

describe('chart.version', () => {
  test.each([
    ['an arrow', 'Helm upgrade 4.16.1 -> 4.19.0 of Falco', '4.19.0'],
    ['versions in brackets', 'Falco: from chart 3.8.7 (0.36.2) to 4.6.1 (0.38.1)', '4.6.1'],
    ['two parts', 'Falco: chart 4.21 to 5.0.0, nothing else', '5.0.0'],
    ['German', 'Falco per Helm-Chart von 4.2.0 auf 4.8.3 gehoben', '4.8.3'],
    ['Chinese', 'falco chart 从 3.8.0 升级到 4.1.0', '4.1.0'],
    ['behind the numbers', 'falco: 5.0.1 -> 6.2.3 of the helm chart', '6.2.3'],
    ['back again', 'falco: rolled back from chart 6.0.0 to 4.21.3, now it is quiet', '6.0.0'],
    ['only where it is from', 'Falco 0.26.2 from chart 1.5.4', '1.5.4'],
    ['a number in the field of Falco', '- Falco version: 4.8.1', '4.8.1'],
    ['versions of Falco', 'Falco helm release 0.39.2 -> 0.40.0', ''],
  ])('%s', (_name, body, expected) => {
    expect(read(body, 'chart.version')).toBe(expected);
  });
});

describe('the system', () => {
  test.each([
    ['kernel.release', 'Kernel: 5.15.0-1052-azure', '5.15.0-1052-azure'],
    ['kernel.release', '$ uname -r\n6.1.94-3.el9.x86_64', '6.1.94-3.el9.x86_64'],
    ['kernel.release', '- Kernel: 5.4.0\n- System info: {"release": "5.4.0-1038-aws"}', '5.4.0-1038-aws'],
    ['kernel.release', 'kernel 6.6.62 fails, kernel 6.6.56 is fine', '6.6.62'],
    [
      'kernel.release',
      "* Filename 'falco_amazonlinux2_5.4.250-166.369.amzn2.x86_64_1.ko' is composed of:",
      '5.4.250-166.369.amzn2.x86_64',
    ],
    ['kernel.release', "* Filename 'falco_bottlerocket_5.15.108_1_1.14.1-aws.o' is composed of:", '5.15.108'],
    ['os.id', '- OS: Red Hat Enterprise Linux CoreOS 412.86.202310170023-0 (Ootpa)', 'rhcos'],
    ['os.version', '- OS: Ubuntu 22.04.3 LTS', '22.04'],
    ['os.version', '- OS: SUSE Linux Enterprise Server 15 SP3', '15 SP3'],
    ['os.id', 'gcc (Debian 12.2.0-14) 12.2.0', ''],
    ['platform', 'on GKE 1.27.8-gke.1067004', 'gke'],
    ['platform.version', 'on GKE 1.27.8-gke.1067004', '1.27.8-gke.1067004'],
    ['platform', 'in our Kubernetes cluster', 'kubernetes'],
    ['platform', 'the field k8s.pod.name is empty', ''],
    ['platform', 'OpenShift 4.5.0-0.okd-2020-07-29-070316', 'okd'],
    ['arch', 'Falco version: 0.37.1 (aarch64)', 'aarch64'],
    ['arch', '--platform linux/amd64', ''],
    ['install.method', '- Installation method: daemonset', 'manifest'],
    ['install.method', 'installed from the Debian repository', 'package'],
    ['container.runtime', '--cri /run/containerd/containerd.sock', 'containerd'],
    ['container.runtime', '--cri /run/containerd/containerd.sock --cri /run/crio/crio.sock', ''],
    ['driver', "Opening 'syscall' source with modern BPF probe.", 'modern_ebpf'],
    ['driver', 'error opening device /host/dev/falco0', 'kmod'],
    ['driver', 'driver.kind: ebpf is set', 'ebpf'],
    ['driver', 'fails with kmod, modern_ebpf works', 'kmod'],
    ['cpu.limit', 'resources:\n  limits:\n    cpu: 500m', '500m'],
    ['cpu.limit', 'resources.requests.cpu: 100m, no CPU limit', ''],
    ['memory.limit', '    Limits:\n      cpu:     1\n      memory:  1Gi', '1Gi'],
    ['k8s.client', '/usr/bin/falco -K /var/run/secrets/token -k https://10.0.0.1 -pk', 'true'],
    ['k8s.client', '/usr/bin/falco -pk', ''],
    ['k8s.client', 'Falco runs without -k and -K', 'false'],
  ])('%s of %j', (name, body, expected) => {
    expect(read(body, name)).toBe(expected);
  });
});

describe('drops', () => {
  const alert = (fields: string): string =>
    `12:55:58.461500387: Debug Falco internal: syscall event drop. 600 system calls dropped in last second. (${fields})`;
  test('a rate comes from one line, and before 0.33 the events do not hold the drops', () => {
    expect(read(alert('n_drops=600 n_evts=1000'), 'drops.rate')).toBe('0.6');
    expect(read(`Falco version 0.29.1\n${alert('n_drops=600 n_evts=1000')}`, 'drops.rate')).toBe('0.375');
  });
  test('shares', () => {
    const body = alert(
      'n_drops=600 n_drops_buffer_total=540 n_drops_buffer_open_exit=54 n_drops_page_faults=60 n_evts=1000',
    );
    expect(read(body, 'drops.buffer-share')).toBe('0.9');
    expect(read(body, 'drops.page-fault-share')).toBe('0.1');
    expect(read(body, 'drops.category-share')).toBe('0.1');
  });
  test('the calls of a few drops say nothing of the others', () => {
    const body = alert(
      'n_drops=48210 n_drops_buffer_total=11 n_drops_buffer_open_enter=4 n_drops_buffer_open_exit=6 n_drops_page_faults=48199 n_evts=240412',
    );
    expect(read(body, 'drops.page-fault-share')).toMatch(/^0\.99/);
    expect([
      read(body, 'drops.open-share'),
      read(body, 'drops.enter-share'),
      read(body, 'drops.category-share'),
    ]).toEqual(['', '', '']);
  });
  test('the stats file counts delivered events', () => {
    const line = '{"sample": 1, "delta": {"events": 1000, "drops": 3000, "preemptions": 0}, "drop_pct": 300}';
    expect(read(`\`\`\`\n${line}\n\`\`\``, 'drops.rate')).toBe('0.75');
  });

  test('an open that is closed again has not failed', () => {
    const line = alert(
      'n_drops=1000 n_drops_buffer_total=1000 n_drops_buffer_open_enter=400 n_drops_buffer_open_exit=390 n_drops_buffer_close_exit=190 n_evts=9000',
    );
    expect(read(line, 'drops.open-share')).toBe('0.6');
  });

  test.each([
    ['symptom.memory-growth', 'memory_rss_mb', [100, 120, 160], 'true'],
    ['symptom.memory-growth', 'memory_rss_mb', [100, 120, 140], ''],
    ['signal.threads-pile-up', 'falco.n_threads', [1000, 2000, 3000], 'true'],
    ['signal.threads-pile-up', 'falco.n_threads', [1000, 2000, 2900], ''],
    ['signal.threads-flat', 'falco.n_threads', [1000, 1200, 1100], 'true'],
    ['signal.threads-flat', 'falco.n_threads', [1000, 1300, 1100], ''],
    ['threads.count', 'falco.n_threads', [911, 30217, 940, 918], '918'],
    ['signal.threads-down', 'falco.n_threads', [911, 30217, 940, 918], 'true'],
    ['signal.threads-down', 'falco.n_threads', [911, 1800, 940, 918], ''],
    ['signal.memory-plateau', 'memory_rss_mb', [138, 612, 604, 605], 'true'],
    ['signal.memory-plateau', 'memory_rss_mb', [138, 612, 604], ''],
    ['signal.memory-plateau', 'memory_rss_mb', [138, 300, 452, 605], ''],
    ['signal.memory-plateau', 'memory_rss_mb', [400, 612, 604, 605], ''],
  ] as const)('%s by the day: %s %j', (name, column, values, expected) => {
    const rows = values.map((value, day) => `| ${String(day + 1)} | ${String(value)} |`).join('\n');
    expect(read(`| day | ${column} |\n|---|---|\n${rows}\n`, name)).toBe(expected);
  });

  test('an alert that was laid out over many lines', () => {
    const spread =
      '```JSON\n"rule": "Falco internal: syscall event drop",\n"output_fields": {\n  "n_evts": "1000",\n  "ebpf_enabled": "0",\n  "n_drops": "600",\n  "n_drops_buffer_total": "600"\n}\n```';
    expect([read(spread, 'drops.max'), read(spread, 'drops.rate')]).toEqual(['600', '0.6']);
  });

  test('fields of two alerts are not mixed', () => {
    const spread = (drops: number): string => `{\n  "n_drops": "${String(drops)}",\n  "n_evts": "1000"\n}\n`;
    expect(read(`\`\`\`\n${spread(100)}${spread(300)}\`\`\``, 'drops.lines')).toBe('2');
  });
});

describe('symptoms', () => {
  test.each([
    ['symptom.drops', 'We lose a good part of the events', true],
    ['symptom.drops', 'there are no drops', false],
    ['symptom.drops', 'drops are 0', false],
    ['symptom.drops', '大量系统调用被丢弃', true],
    ['symptom.drops', 'Falco perd des événements', true],
    ['symptom.cpu-high', 'the CPU usage is very high', true],
    ['symptom.cpu-high', 'CPU is normal again', false],
    ['symptom.cpu-high', 'cpu usage still high', true],
    ['symptom.cpu-high', 'die CPU-Last ist sehr hoch', true],
    ['symptom.memory-growth', 'memory grows until the limit', true],
    ['symptom.memory-growth', 'memory does not grow', false],
    ['symptom.memory-growth', 'メモリ使用量が増え続ける', true],
    ['symptom.start-failure', 'pods are in CrashLoopBackOff', true],
    ['symptom.start-failure', 'El pod no arranca', true],
    ['symptom.metadata-missing', 'k8s_pod_name=<NA> container.id=""', true],
  ])('%s in %j: %s', (name, body, expected) => {
    expect(read(body, name)).toBe(expected ? 'true' : '');
  });

  test('a wish and a quote are none', () => {
    expect(read('**Expected behaviour**\n\nNo high CPU usage', 'symptom.cpu-high')).toBe('');
    expect(read('> the CPU usage is very high', 'symptom.cpu-high')).toBe('');
  });
});

test('the mail that is answered states nothing', () => {
  const mail =
    'I am out of the office.\n\n-----Original Message-----\nFalco 0.36.2 on kernel 5.15.0-91-generic, driver ebpf';
  expect(read(mail, 'falco.version')).toBe('');
  expect(read(mail, 'kernel.release')).toBe('');
});

test('the log of the loader is that of a system, whatever the title asks for', () => {
  const log =
    '```\n* Running falco-driver-loader for: falco version=0.30.0, driver version=3aa7a83b\n* Trying to download a prebuilt falco module from https://download.falco.org/driver/3aa7a83b/falco_amazonlinux2_5.4.162-86.275.amzn2.x86_64_1.ko\n```';
  expect(read(log, 'falco.version', 'add: driver for amazonlinux2')).toBe('0.30.0');
  expect(read(log, 'kernel.release', 'add: driver for amazonlinux2')).toBe('5.4.162-86.275.amzn2.x86_64');
});
