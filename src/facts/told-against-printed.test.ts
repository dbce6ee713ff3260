import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const log = (text: string): string => `\n\n\`\`\`\n${text}\n\`\`\`\n`;
const read = (body: string): readonly string[] =>
  contradictionsOf(falcoFacts(body, { title: 'Falco 0.39.2 drops events' }));

const TABLE =
  'NAME    STATUS   ROLES    AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE   KERNEL-VERSION   CONTAINER-RUNTIME\n' +
  'wrk-1   Ready    <none>   402d  v1.30.6   10.4.0.21     <none>   Ubuntu 22.04.5 LTS   5.15.0-124-generic   containerd://1.7.23';

describe('what the reporter names against what programs print', () => {
  test.each([
    ['container.runtime', `CRI-O on all nodes.${log(TABLE)}`],
    ['container.runtime', `Kubernetes 1.23 with containerd.${log('    Container ID:  docker://7be1bd0b5a6f')}`],
    ['os.id', `All our workers are Flatcar.${log(TABLE)}`],
    ['os.id', `The host is AlmaLinux 9.${log('NAME="Rocky Linux"\nVERSION_ID="9.3"\nID="rocky"')}`],
    ['platform', `Our GKE cluster has 40 nodes.${log('ip-10-61-12-201   Ready   <none>   9d   v1.29.6-eks-1552ad0')}`],
    ['platform.version', `It runs on EKS 1.30.${log('Client Version: v1.30.2\nServer Version: v1.26.15-eks-db838b0')}`],
    [
      'arch',
      `It is on our Graviton nodes.${log('Linux ip-10-8-3-99 6.1.128-136.201.amzn2023.x86_64 #1 SMP x86_64 GNU/Linux')}`,
    ],
    ['chart.version', `Chart 4.8.1 on AKS 1.29.${log('falco  falco  3  2024-09-02  deployed  falco-4.2.0  0.37.1')}`],
    ['install.method', `${log('helm upgrade falco falcosecurity/falco -n falco')}\n- Installation method: DEB`],
  ])('%s: %j', (name, body) => {
    expect(read(body)).toEqual([name]);
    expect(valuesOf(falcoFacts(body, { title: 'Falco drops' }), name).split('|')).toHaveLength(2);
  });

  test.each([
    ['they agree', `Kubernetes with containerd, Ubuntu.${log(TABLE)}`],
    ['patch releases', `It runs on EKS 1.30.${log('Server Version: v1.30.4-eks-db838b0')}`],
    ['a mixed cluster', `Some nodes have CRI-O.${log(TABLE)}`],
    ['a change', `We moved from CRI-O to another runtime.${log(TABLE)}`],
    ['two clusters', `Two clusters. CRI-O on all nodes.${log(TABLE)}`],
    ['a question', `Does it work with CRI-O?${log(TABLE)}`],
    [
      'the system of an image',
      `The host is AlmaLinux 9.${log('$ kubectl exec falco-1 -- cat /etc/os-release\nID=debian')}`,
    ],
    ['a rebuild of Red Hat', `The host is RHEL 9.${log('NAME="Rocky Linux"\nVERSION_ID="9.3"\nID="rocky"')}`],
    [
      'an upgrade of the chart',
      `Upgraded from chart 4.8.1.${log('falco  falco  3  2024-09-02  deployed  falco-4.9.0  0.38.2')}`,
    ],
    ['a package of something else', `${log('helm upgrade loki grafana/loki -n loki')}\n- Installation method: DEB`],
    ['an image for another machine', `Our arm64 nodes say exec format error.${log('x86_64 GNU/Linux')}`],
  ])('none: %s', (_name, body) => {
    expect(read(body)).toEqual([]);
  });
});
