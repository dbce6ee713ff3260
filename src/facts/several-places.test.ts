import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

describe('several places in one report', () => {
  test.each([
    ['Falco 0.40.0 drops on OpenShift & EKS.', 'openshift|eks', ''],
    ['Falco 0.40.0 kills nodes in EKS and later also in Azure AKS.', 'eks|aks', ''],
    ['Falco 0.40.0: drops on both GKE 1.29 and EKS 1.30.', 'eks|gke', '1.30|1.29'],
    ['Falco 0.40.0 verliert Events auf k3s und auf RKE2.', 'rke2|k3s', ''],
    ['Falco 0.40.0: on EKS it drops, on GKE it does not.', 'eks', ''],
    ['Falco 0.40.0 drops on EKS, works fine on AKS.', 'eks', ''],
    ['Should Falco 0.40.0 run on EKS and AKS? It drops.', 'eks', ''],
    ['EKS 1.30, pods of Falco 0.40.0 on Fargate stay pending.', 'fargate|eks', '1.30'],
    ['Falco 0.40.0 leaks on a Docker host with 80 containers.', '', ''],
    ['Falco 0.40.0 leaks, it runs with the host network of docker.', '', ''],
    ['k8s on Debian 12, Falco 0.40.0 drops.', 'kubernetes', ''],
    ['Falco 0.40.0 and its k8s fields on Debian 12 are empty.', '', ''],
  ])('%s', (text, platform, version) => {
    const facts = falcoFacts(text);
    expect(valuesOf(facts, 'platform')).toBe(platform);
    expect(valuesOf(facts, 'platform.version')).toBe(version);
  });

  test.each([
    ['Falco has a memory limit of 1Gi in production and 512Mi in staging, both are killed.', '1Gi|512Mi'],
    [
      'The memory limit is 1Gi on the large nodes, the memory limit is 512Mi on the small ones. Falco dies.',
      '1Gi|512Mi',
    ],
    ['Falco is killed. The memory limit was 512Mi, now the memory limit is 1Gi.', '1Gi'],
    ['Falco is killed since we raised its limit from 512Mi to 1Gi.', '1Gi'],
    ['Falco: лимит памяти 512Mi, поды убиваются', '512Mi'],
    ['Falco: лимит 768Mi, OOM', '768Mi'],
    ['Falco: limit pamięci 640Mi, OOM', '640Mi'],
    ['Falco, メモリ 512Mi 使用中', ''],
  ])('%s', (text, limit) => {
    expect(valuesOf(falcoFacts(text), 'memory.limit')).toBe(limit);
  });

  test.each([
    ['Falco 0.40.0 drops, resources.requests.cpu: 100m and no CPU limit.', ''],
    ['requests.cpu 200m, kein Limit. Falco verliert Events.', ''],
    ['Falco drops with a CPU limit of 200m.', '200m'],
  ])('%s', (text, limit) => {
    expect(valuesOf(falcoFacts(text), 'cpu.limit')).toBe(limit);
  });

  test.each([
    ['Falco 0.40.0 drops. Installed with helm on the cluster, and as deb on two hosts.', 'helm|package'],
    ['Falco drops.\n\n**Installation method**\nHelm (EKS), RPM (bastion hosts)', 'helm|package'],
    ['Falco verliert Events. Helm auf den Clustern und RPM auf den VMs.', 'helm|package'],
    ['Falco drops. We tried helm on the cluster and deb on a VM.', 'helm'],
    ['Falco drops. We moved from deb on hosts to helm in the cluster.', 'helm'],
    ['Falco drops.\n\n**Installation method**\n- [ ] Helm\n- [x] Manifest', 'manifest'],
    ['```\nSetting up falco (0.8.1) ...\n```\nFalco does not start.', 'package'],
    ['Falco dies, its pod is managed by the operator.', 'operator'],
    ['Falco dies on our yocto image, falco-modern-bpf.service fails.', ''],
    ['Falco dies on Debian 12, falco-modern-bpf.service fails.', 'package'],
    ['Falco leaks. Started with Docker Compose.', 'container'],
    ['Falco leckt, eigenes Manifest.', 'manifest'],
  ])('%s', (text, method) => {
    expect(valuesOf(falcoFacts(text), 'install.method')).toBe(method);
  });
});
