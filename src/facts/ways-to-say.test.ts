import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

/** One fact in the words of reporters, each beside sentences that do not tell it. */
const WORDINGS: Readonly<Record<string, readonly (readonly [text: string, value: string])[]>> = {
  'falco.version': [
    ['Falco@0.39.1 crashes on our nodes', '0.39.1'],
    ['Falco 0.40.0 crash loops, same with 0.39.2 and 0.38.1', '0.40.0|0.39.2|0.38.1'],
    ['image falcosecurity/falco, tag 0.37.0, drops', '0.37.0'],
    ['- Falco version: 0.27.0-x86_64.tar.gz', '0.27.0'],
    ['Falco drops, mail falco@0.pool.example.org', ''],
  ],
  'falco.version.lastGood': [
    ['Falco 0.39.0 падает, на 0.38.2 всё работало', '0.38.2'],
    ['Falco 0.39.0 падает, 0.38.2 тоже не работал', ''],
    ['Falco 0.39.0 się wywala, 0.38.2 działało', '0.38.2'],
    ['La mémoire monte avec Falco 0.38.0; la 0.37.1 allait bien', '0.37.1'],
  ],
  'chart.version': [
    ['we deployed chart version "4.17.2" of falco, drops', '4.17.2'],
    ['Falco drops, chart: `falcosecurity/falco:4.17.0`', '4.17.0'],
    ['Falco drops beside the prometheus chart 25.1.0', ''],
    ['Falco drops, falcosidekick chart 0.9.11', ''],
  ],
  'kernel.release': [
    ['Falco fails on 6.6.31+rpt-rpi-v8', '6.6.31+rpt-rpi-v8'],
    ['Falco drops with k3s v1.29.4+k3s1', ''],
    [
      '```\nn1  Ready  <none>  3d  v1.29.6-gke.100  10.0.0.1  <none>  Container-Optimized OS from Google  6.1.85+  containerd://1.7.15\n```\nFalco',
      '6.1.85+',
    ],
  ],
  'os.id': [
    ['Falco drops on RHEL 8 nodes but not on Ubuntu', 'rhel'],
    ['Falco drops on Ubuntu', 'ubuntu'],
  ],
  platform: [
    ['Falco on DigitalOcean Kubernetes drops', 'kubernetes'],
    ['Falco drops, the Oracle Kubernetes client is new', ''],
  ],
  driver: [
    ['Falco 0.37.0 drops with kmod as well as with modern_ebpf', 'modern_ebpf|kmod'],
    ['falco-bpf.service fails with Falco 0.37.0', 'ebpf'],
  ],
  'install.method': [
    ['Falco from the tarball drops', 'package'],
    ['Can Falco run there? If I understand it right, Falco with docker wants more rights', ''],
    ['Falco drops, the tarball of logs is attached', ''],
    ['Falco by way of a Flux HelmRelease drops', 'helm'],
    ['Falco drops; our apps are installed with helm', ''],
    ['Falco drops, the chart is from helm with app version 0.37.0', 'helm'],
  ],
  'memory.limit': [
    ['Falco ist auf 512Mi begrenzt und wird beendet', '512Mi'],
    ['Falco steigt auf 512Mi und wird beendet', ''],
    ['Falco pods have 200m/512Mi requests and 1/1Gi limits', '1Gi'],
    ['docker run --memory=512m falcosecurity/falco:0.40.0 dies', '512m'],
    ['Falco: systemd has MemoryMax=600M for it, it dies', '600M'],
    ['Falco has -m 512 files', ''],
  ],
  'cpu.limit': [
    ['we removed the CPU limit of 1000m, Falco still drops', ''],
    ['with a CPU limit of 1000m Falco drops', '1000m'],
  ],
  'config.http_output.enabled': [
    ['Falco drops, http_output.enabled is true', 'true'],
    ['Falco drops, http_output.enabled is new here', ''],
  ],
  'config.healthChecks.livenessProbe.timeoutSeconds': [
    ['With `healthChecks.livenessProbe.timeoutSeconds: 20` Falco stays up', '20'],
    ['With `probes.livenessProbe.timeoutSeconds: 20` Falco stays up', ''],
  ],
  'k8s.client': [
    ['Falco 0.35.1 started with -k and -K drops', 'true'],
    ['Falco 0.35.1 drops, the flags `-k`/`-K` are set', 'true'],
    ['Falco 0.35.1 drops, removing -k helped', 'true'],
    ['Falco 0.35.1 started without -k and -K drops', 'false'],
    ['Falco 0.35.1, chart 3.3.1. As a test `collectors.kubernetes.enabled: false` on one pool: calm since', 'true'],
    ['After removing the flag `-k`:\n\n* CPU of Falco: 9', ''],
  ],
};

describe.each(Object.entries(WORDINGS))('%s', (name, rows) => {
  test.each(rows)('%s', (text, value) => {
    expect(valuesOf(falcoFacts(text), name)).toBe(value);
  });
});
