import { describe, expect, test } from '@jest/globals';
import type { Issue } from '../issue/issue.ts';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const product = (issue: Partial<Issue>): string => valuesOf(falcoFacts(issue.body ?? '', issue), 'report.product');
const kind = (issue: Partial<Issue>): string => valuesOf(falcoFacts(issue.body ?? '', issue), 'report.kind');

describe('report.product', () => {
  test.each([
    [{ repository: 'falcosecurity/falco', title: 'drops', body: 'many' }, 'falco'],
    [{ repository: 'falcosecurity/falcosidekick', title: 'Falco', body: 'alerts' }, 'other'],
    [{ repository: 'falcosecurity/test-infra', title: 'No module', body: 'Falco pods fail on the new AMI.' }, 'falco'],
    [{ repository: 'falcosecurity/test-infra', title: 'Add drivers', body: 'yaml for 5.4.0-193-generic' }, 'other'],
    [{ repository: 'cilium/cilium', title: 'High CPU', body: 'agent' }, 'other'],
    [{ repository: 'falcosecurity/libs', title: 'probe', body: '* Running scap-driver-loader for: kernel' }, 'other'],
    [{ repository: 'falcosecurity/libs', title: 'Falco', body: '* Running scap-driver-loader for: kernel' }, 'falco'],
    [{ repository: 'acme/platform', title: 'Falco pods crash', body: 'Falco version: 0.38.0\nError: x' }, 'falco'],
    [{ repository: 'acme/apps', title: 'Move to a newer falco-exporter chart', body: 'restarts' }, 'other'],
    [{ title: 'drops', body: 'Falco internal: syscall event drop. 5 system calls dropped in last second.' }, 'falco'],
    [{ title: 'CPU 100 %', body: 'my server is slow' }, 'other'],
    [{ title: 'certificate expired', body: '0.36.1\ngrpc:\n  enabled: true\n  threadiness: 8' }, 'falco'],
    [{ title: '0.43 is slower', body: 'staging 0.42.1, production 0.43.0, kubectl top nodes says' }, 'falco'],
    [{ title: 'bucket', body: 'Version 0.39.1.\n`load_plugins: [k8saudit, json]`' }, 'falco'],
    [{ title: '0.43 is slower', body: 'our tool 0.42.1' }, 'other'],
    [{ title: 'exit 139', body: 'GKE, helm, 0.41.3. Exit code 139, and not OOM.' }, 'falco'],
    [{ title: 'drops in the morning', body: 'on GKE with 0.35.1' }, 'falco'],
    [{ title: 'drops in the morning', body: 'karpenter 0.37.0 drops nodes' }, 'other'],
    [{ title: 'alerts stop', body: 'tetragon does it with 0.35.1' }, 'other'],
    [{ title: 'version 0.40.1', body: 'of the driver in our k8s cluster' }, 'other'],
  ])('%j', (issue, expected) => {
    expect(product(issue)).toBe(expected);
  });
});

describe('report.kind', () => {
  test.each([
    [{ title: 'Falco crashes', body: 'it ends with an error' }, 'problem'],
    [{ title: '[UMBRELLA] Lost events', body: 'drops' }, 'work-item'],
    [{ title: 'Upgrade to Falco 0.36.0', body: 'We should do that in May.' }, 'work-item'],
    [{ title: 'Upgrade to Falco 0.36.0: cpu8/online not found', body: '```\nError: cannot open it\n```' }, 'problem'],
    [{ title: 'fix(libscap): leak', body: 'closes #1' }, 'work-item'],
    [
      { title: 'What is proc.vpid?', labels: ['kind/documentation'], body: 'Falco 0.39.2 を入れています。' },
      'question',
    ],
    [
      { title: 'proc.vpid の値', labels: ['kind/documentation'], body: 'kubeadm に Falco 0.39.2 を入れています。' },
      'question',
    ],
    [{ title: 'proc.vpid の値', labels: ['kind/documentation'], body: 'Falco の説明がありません。' }, 'work-item'],
    [{ title: 'Docs say that Falco alerts on drops', body: '**What to document**\n\nThe page is wrong.' }, 'work-item'],
    [
      {
        title: 'Docs say that Falco alerts on drops, it does not',
        body: '**What to document**\n\nWe have\n\n```yaml\nsyscall_event_drops:\n  threshold: .1\n```\n\nand 15 % are lost, but no alert.',
      },
      'problem',
    ],
    [{ title: 'x', body: '**What type of PR is this?**\n\n/kind bug' }, 'work-item'],
    [{ title: 'Limit memory', body: '**Motivation**\n\nMemory.\n\n**Feature**\n\nA limit.' }, 'feature'],
    [{ title: 'How do I use Falco for audit events?', body: 'The control plane is not ours.' }, 'question'],
    [{ title: 'test', body: '' }, 'empty'],
    [{ title: 'falco-driver-loader cannot download', body: '**Describe the bug**' }, 'problem'],
    [{ title: 'Feature request: reload without a restart of Falco', body: 'It drops events meanwhile.' }, 'feature'],
    [{ title: 'Falco 0.41.3', body: 'A handful of pods pin exactly one core some hours after start.' }, 'problem'],
    [{ title: 'Falco 0.41.3', body: 'It takes precisely 1 core per pod.' }, 'problem'],
  ])('%j', (issue, expected) => {
    expect(kind(issue)).toBe(expected);
  });
});

describe('a template that asks for the version of another product', () => {
  test.each([
    [
      '### Tetragon Version\n\n1.2.0\n\n### What happened?\n\n120% CPU, the Falco pods beside are fine',
      'Agent takes 120% CPU',
    ],
    ['- Cilium version: 1.15\n- Kernel: 5.15\n\nEvents are lost, Falco on the same node is quiet.', 'lost events'],
  ])('is about that product', (body, title) => {
    expect(product({ body, title })).toBe('other');
  });
  test.each([
    ['- Falco version: 0.39.1\n- Kernel version: 6.1.0\n\nFalco drops events.', 'drops'],
    ['### Kubernetes Version\n\n1.30\n\nFalco 0.39.1 drops events.', 'drops'],
  ])('is not: %#', (body, title) => {
    expect(product({ body, title })).toBe('falco');
  });
});
