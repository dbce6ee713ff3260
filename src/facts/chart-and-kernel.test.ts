import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (text: string, name: string): string => {
  const [title, ...body] = text.split('\n');
  return body.length === 0
    ? valuesOf(falcoFacts(text), name)
    : valuesOf(falcoFacts(body.join('\n'), { title: title! }), name);
};

test('Helm 3 of the year 2020 is the program, not a chart', () => {
  const body = '`helm install falco -f values.yaml stable/falco`, Helm 3.2.1. Falco drops.';
  expect(valuesOf(falcoFacts(body, { createdAt: '2020-05-20T00:00:00Z' }), 'chart.version')).toBe('');
  expect(
    valuesOf(falcoFacts('Falco by Helm 3.2.1 drops.', { createdAt: '2023-05-20T00:00:00Z' }), 'chart.version'),
  ).toBe('3.2.1');
});

describe('chart.version', () => {
  test.each([
    ['labels\n```yaml\nkind: Pod\nmetadata:\n  labels:\n    helm.sh/chart: falco-3.8.4\n```', '3.8.4'],
    ['labels\nLabels: app=falco\n        helm.sh/chart=falco-4.16.0', '4.16.0'],
    ['Falco 4.2.3 takes one core\nAll the time.', '4.2.3'],
    ['Falco を Helm チャート 4.3.0 で入れています', '4.3.0'],
    ['Falco 헬름 차트 4.4.1 로 설치했습니다', '4.4.1'],
    ['We use the chart of Falco on AKS. Version is 4.7.0, 4.9.1 (newest) shows the same.', '4.7.0|4.9.1'],
    ['Falco on helm chart 4.0.0, 4.2.0 too', '4.0.0|4.2.0'],
    ['Falco, chart version 1.7.1, but tested with 1.11.1 and have the same problem', '1.7.1|1.11.1'],
    ['Falco chart 4.8.0, kernel 5.15.0', '4.8.0'],
    ['Falco, chart version: 4.8.1', '4.8.1'],
    ['Falco, Chart: 4.8.1', '4.8.1'],
    ['- Chart version: falco-4.8.1', '4.8.1'],
    ['Falco by helm (4.8.1)', '4.8.1'],
    ['helm chart falco-4.8.1', '4.8.1'],
    ['Falco Helm Chart v4.8.1', '4.8.1'],
    ['helm upgrade falco falcosecurity/falco --version 4.8.1', '4.8.1'],
    ['helm install falco falcosecurity/falco -n falco --version=4.8.1 -f v.yaml', '4.8.1'],
    ['falco\n```\nfalco  falco  3  2024-10-01  deployed  falco-4.8.1  0.38.2\n```', '4.8.1'],
    ['Falco 0.38.2 (chart 4.8.1)', '4.8.1'],
    ['Falco with chart 4.8.x', '4.8'],
    ['Falco, upgraded the chart from 4.7.2 to 4.8.1', '4.8.1'],
    ['Falco, Chart von 4.7.2 auf 4.8.1', '4.8.1'],
    ['Falco, chart de 4.7.2 a 4.8.1', '4.8.1'],
    ['Falco, du chart 4.7.2 au chart 4.8.1', '4.8.1'],
    ['falco chart 版本 4.8.1', '4.8.1'],
    ['Falco chart 4.8.1 is bad, 4.7.2 worked', '4.8.1'],
    ['Falco, cilium, containerd. helm chart 4.8.1', '4.8.1'],
    ['Falco. Went back to chart 4.7.2 for a test and it is gone.\n\n- chart 4.8.1 (or higher)', '4.8.1'],
    ['Our helm charts are 1.16 for falco and 0.4.4 for falcosidekick.', '1.16'],
    ['falco version of the chart is 4.8.1', '4.8.1'],
    ['Falco\n```\nchart: falco-4.8.1\n```', '4.8.1'],
    [
      'Falco\n```yaml\ndependencies:\n  - name: falco\n    version: 4.8.1\n    repository: https://falcosecurity.github.io/charts\n```',
      '4.8.1',
    ],
    ['Falco\n```yaml\nspec:\n  source:\n    chart: falco\n    targetRevision: 4.8.1\n```', '4.8.1'],
    ['Falco\n```yaml\ndependencies:\n  - name: redis\n    version: 18.8.1\n```', ''],
    ['Falco, kube-prometheus-stack chart 58.2.1', ''],
    ['Falco with driver 7.3.0', ''],
    ['Falco 7.3.0+driver is loaded', ''],
    ['falcosidekick 2.28.0 beside falco 0.38.0', ''],
    ['the label of a neighbour\n```yaml\nhelm.sh/chart: falcosidekick-0.7.15\n```\nfalco', ''],
    ['Falco on Kubernetes. Version is 1.27.3', ''],
  ])('of %j', (text, expected) => {
    expect(read(text, 'chart.version')).toBe(expected);
  });
});

describe('kernel.release', () => {
  test.each([
    ['GKE 1.30, COS 6.1.112+, Falco drops', '6.1.112+'],
    ['Falco on Debian 13 (6.12.43) drops', '6.12.43'],
    ['Falco, EKS 1.30, AL2023 (6.1.112)', '6.1.112'],
    ['Falco on Debian 12 (0.41.3)', ''],
    [
      'All our other VMs with the same deb (Falco 0.42.1, Debian 13, 6.12.57+deb13-amd64) are clean.',
      '6.12.57+deb13-amd64',
    ],
    [
      'falco\n```\nfalco/6.0.1+driver, 4.18.0-513.11.1.el8_9.x86_64, x86_64: installed\n```',
      '4.18.0-513.11.1.el8_9.x86_64',
    ],
    [
      'falco\n```\nfalco/6.0.1+driver, 4.18.0-513.el8.x86_64, x86_64: installed\nfalco/6.0.1+driver, 4.18.0-553.el8.x86_64, x86_64: installed\n```',
      '',
    ],
    ['collector\n```\nFailed to download from collector-ebpf-4.19.247-7.ph3.o.gz\n```', '4.19.247-7.ph3'],
    ['Container-Optimized OS, 5.15.146+', '5.15.146+'],
    ['Bottlerocket OS 1.20.3 (5.15.160), Falco drops', '5.15.160'],
    ['Bottlerocket v1.26.1, kernel 6.1.112', '6.1.112'],
    ['Flatcar 3815.2.0 (6.1.77)', '6.1.77'],
    ['Kernel of all nodes: 5.10.205', '5.10.205'],
    ['Falco, kernel-5.10.219-208.866.amzn2.x86_64', '5.10.219-208.866.amzn2.x86_64'],
    ['Falco\n```\nFound kernel config at /host/boot/config-4.19.80\n```', '4.19.80'],
    [
      'module\n`falcoctl driver install --kernelrelease 5.15.0-1059-azure`\n```\nvermagic: 5.15.0-1060-azure SMP\n```',
      '5.15.0-1059-azure|5.15.0-1060-azure',
    ],
    ['Falco hangs\nI lose events.\nLinux kernel 5.10', '5.10'],
    ['Falco needs kernel 5.8 or newer', ''],
    ['Falco: since kernel 5.4 there is BTF', ''],
    ['headers at https://mirror.example/linux-headers-5.15.0-91-generic_5.15.0-91.101_amd64.deb', '5.15.0-91-generic'],
    ['kernel 4.18.0-372.9.1.el8_6.x86_64', '4.18.0-372.9.1.el8_6.x86_64'],
    ['Debian 12 (6.1.0-18-cloud-amd64)', '6.1.0-18-cloud-amd64'],
    ['Bottlerocket 1.49.0, Falco drops', ''],
    ['Talos 1.7.6 and nothing else', ''],
    ['Alpine 3.19.1 as the image', ''],
  ])('of %j', (text, expected) => {
    expect(read(text, 'kernel.release')).toBe(expected);
  });
});
