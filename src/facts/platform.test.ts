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
    ['k8s 版本 v1.24.17', 'kubernetes 1.24.17'],
    ['쿠버네티스 1.29', 'kubernetes 1.29'],
    ['versión de Kubernetes: 1.29.4', 'kubernetes 1.29.4'],
    ['Environment: bare metal k8s, Debian 12', 'kubernetes'],
    ['Kubernetes `v1.26.3`, 300 nodes', 'kubernetes 1.26.3'],
    ['It is killed in our production k8s again and again', 'kubernetes'],
    ['one helm release, k8s. Limit 1Gi.', 'kubernetes'],
    ['k8s lab without internet', 'kubernetes'],
    ['Falco in a container on K8, image of our own', 'kubernetes'],
    ['Problems with Falco k8s.', 'kubernetes'],
    ['Kubernetes で Falco を使っています', 'kubernetes'],
    ['我们在 k8s 里跑 Falco', 'kubernetes'],
    ['Falco 跑在 Kubernetes 上', 'kubernetes'],
    ['Falco запущен в k8s', 'kubernetes'],
    ['쿠버네티스 클러스터에서 Falco 사용 중', 'kubernetes'],
    ['Falco su Kubernetes, tre nodi', 'kubernetes'],
    ['no nosso kubernetes de produção', 'kubernetes'],
    ['notre k8s de prod', 'kubernetes'],
    ['O Falco roda no k8s, três nós', 'kubernetes'],
    ['cluster on aliyun, from k8s 1.12.6-aliyun.1 to 1.14.8-aliyun.1. Now this', 'kubernetes 1.14.8-aliyun.1'],
    ['EKS, AMI `1.17.9-20200723`', 'eks 1.17.9-20200723'],
    ['since the update of the k8s cluster from 1.12.6-aliyun.1 to 1.14.8-aliyun.1', 'kubernetes 1.14.8-aliyun.1'],
    ['kubeadm のクラスタ（1.31、CRI-O）', 'kubeadm 1.31'],
    ['EKS（1.30）', 'eks 1.30'],
    ['We upgraded EKS from 1.29 to 1.30', 'eks 1.30'],
    ['since the upgrade of our Kubernetes cluster from 1.27.3 to 1.28.9', 'kubernetes 1.28.9'],
    ['AKS: chart from 1.19.4 to 1.20.1', 'aks'],
    ['The cluster will be upgraded from 1.28 to 1.29 next week; EKS 1.28 today', 'eks 1.28'],
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
    'No containers, no kubernetes, just RHEL servers with the RPM.',
    'bare hosts, not on k8s.',
    'Nothing in k8s, plain hosts.',
    'kein Kubernetes, nur Server',
    'k8s.ns.name is empty',
    'the rule matches `kubernetes.io/`',
    'The pods of falco-exporter do not get ready.',
    'spec.selector is an immutable field of the DaemonSet: DaemonSet.apps "falco" is invalid',
  ])('none: %j', (body) => {
    expect(read(body)).toBe('');
  });

  test('a wish for a platform', () => {
    expect(read('We want to use the chart on AWS ECS Fargate. Is that supported?', ['kind/feature'])).toBe('');
  });

  test('what another product prints', () => {
    const facts = falcoFacts(
      'The template of the DaemonSet lacks the mount.\n\nWarning  Unhealthy  kubelet  probe failed',
      {
        title: 'sensor: pods not ready',
        repository: 'someone/sensor',
      },
    );
    expect(valuesOf(facts, 'platform')).toBe('');
  });

  test('a wish of somebody who has one', () => {
    expect(read('Our policy on OpenShift 4.11 forbids it.', ['kind/feature'])).toBe('openshift 4.11');
  });
});
