import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, labels: readonly string[] = []): string => {
  const facts = falcoFacts(`Falco drops events.\n\n${body}`, { labels });
  return `${valuesOf(facts, 'platform')} ${valuesOf(facts, 'platform.version')}`.trim();
};

describe('the platform, as reporters write it', () => {
  test.each([
    ['on a Kind Cluster with three nodes', 'kind'],
    ['It fails in KinD.', 'kind'],
    ['I run it in kind, nothing else', 'kind'],
    ['under Kind on my laptop', 'kind'],
    ['deployed to a local kind cluster', 'kind'],
    ['unser kind-Cluster', 'kind'],
    ['$ kind create cluster --name demo', 'kind'],
    ['```\nfalco-x 1/1 Running 0 3d 10.244.1.4 kind-worker2\n```', 'kind'],
    ['```\nAnnotations:  kubernetes.io/psp: eks.privileged\n```', 'eks'],
    ['```\nnode-1   Ready    <none>   13d   v1.27.9-eks-5e0fdde\n```', 'eks 1.27.9-eks-5e0fdde'],
    ['```\nLabels: eks.amazonaws.com/nodegroup=blue\n```', 'eks'],
    ['AWS EKS v1.29', 'eks 1.29'],
    ['Amazon EKS (1.30)', 'eks 1.30'],
    ['EKS cluster version 1.28', 'eks 1.28'],
    ['The pods stay Pending on EKS Fargate', 'fargate|eks'],
    ['on Fargate only', 'fargate'],
    ['GKE Autopilot', 'gke'],
    ['```\nLabels: cloud.google.com/gke-nodepool=pool-1\n```', 'gke'],
    ['```\ngke-prod-pool-1-0a1b2c3d-x4zq   Ready\n```', 'gke'],
    ['Azure AKS 1.27.7', 'aks 1.27.7'],
    ['```\nnodeSelector: kubernetes.azure.com/mode=system\n```', 'aks'],
    ['OpenShift Container Platform 4.14', 'openshift 4.14'],
    ['OCP 4.12.30', 'openshift 4.12.30'],
    ['```\nopenshift.io/scc: restricted-v2\n```', 'openshift'],
    ['RKE2 v1.28.9+rke2r1', 'rke2 1.28.9+rke2r1'],
    ['```\nserver-1   Ready    control-plane   9d   v1.30.4+k3s1\n```', 'k3s 1.30.4+k3s1'],
    ['the socket is /var/snap/microk8s/common/run/containerd.sock', 'microk8s'],
    ['microk8s 1.29 on one machine', 'microk8s 1.29'],
    ['minikube with the docker driver', 'minikube'],
    ['kops 1.28', 'kops 1.28'],
    ['kind v0.23.0 cluster (kindest/node:v1.30.0)', 'kind 1.30.0'],
    ['kind cluster v0.20', 'kind'],
    ['minikube v1.33.1, Kubernetes 1.30.0', 'minikube 1.30.0'],
    ['RKE 1.4.6 / K8s v1.25.9', 'rke 1.25.9'],
    ['kubeadm cluster, 1.29.2', 'kubeadm'],
    ['nos nodes do nosso cluster kubernetes', 'kubernetes'],
    ['sur nos nœuds Kubernetes', 'kubernetes'],
    ['en el clúster, nodos de Kubernetes', 'kubernetes'],
    ['部署在 k8s 集群', 'kubernetes'],
    ['Kubernetes クラスタで動かしています', 'kubernetes'],
    ['one hundred cores, physical nodes of k8s', 'kubernetes'],
    ['unser Kubernetes-Cluster', 'kubernetes'],
    ['```yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  name: falco-x\n```', 'kubernetes'],
    ['a Rancher managed cluster', 'kubernetes'],
    ['阿里云 ACK', 'kubernetes'],
    ['OKE clusters', 'kubernetes'],
    ['Kubernetes 1.26.3', 'kubernetes 1.26.3'],
    ['a VM with Debian', 'vm'],
    ['five virtual machines', 'vm'],
  ])('%j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });

  test.each([
    'What kind of buffers are there?',
    'That is a problem of this kind.',
    'driver with kind: ebpf',
    'the driver of kind ebpf',
    'Killed process 41 (java) total-vm:812kB, anon-rss:4kB',
    'This costs most on big EKS/AKS machines.',
    'k8s.ns.name is empty',
    'the rule matches `kubernetes.io/`',
  ])('none: %j', (body) => {
    expect(read(body)).toBe('');
  });

  test('a wish of somebody who has one', () => {
    expect(read('Our policy on OpenShift 4.11 forbids it.', ['kind/feature'])).toBe('openshift 4.11');
  });
});
