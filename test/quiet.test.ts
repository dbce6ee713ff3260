import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../src/diagnose.ts';
import type { Issue } from '../src/issue/issue.ts';
import { loadKnowledge } from '../src/node/load-knowledge.ts';

const knowledge = await loadKnowledge();
const ask = (title: string, body: string, rest: Partial<Issue> = {}): ReturnType<typeof diagnose> =>
  diagnose(
    { title, body, labels: [], repository: 'falcosecurity/falco', author: 'reporter', comments: [], ...rest },
    knowledge,
  );

const FIELDS = [
  'Falco version',
  'System info',
  'Cloud provider or hardware configuration',
  'OS',
  'Kernel',
  'Installation method',
];
const TEMPLATE = [
  '<!-- Please use this template while reporting a bug and provide as much info as possible. -->',
  '',
  ...['Describe the bug', 'How to reproduce it', 'Expected behaviour', 'Screenshots'].flatMap((heading) => [
    `**${heading}**`,
    '',
    '<!-- A hint that speaks of modern_ebpf, kmod and drops. -->',
    '',
  ]),
  '**Environment**',
  '',
  ...FIELDS.flatMap((field) => [`- ${field}:`, '<!-- Use "falco --version", "uname -a", "cat /etc/os-release". -->']),
  '',
  '**Additional context**',
].join('\n');

describe('silence', () => {
  test('an untouched template states nothing and is not answered', () => {
    const { facts, diagnosis } = ask('Falco', TEMPLATE);
    expect(facts.all.filter((fact) => !fact.name.startsWith('report.'))).toEqual([]);
    expect(diagnosis.kind).toBe('unknown');
  });

  test.each([
    [
      'a feature request',
      'Feature: expose the number of drops as a label',
      '**Motivation**\n\nIt would be nice to see drops per pod.\n\n**Feature**\n\nA label.',
    ],
    [
      'a question about rules',
      'How do I write a rule for reverse shells?',
      'I would like to detect reverse shells with Falco 0.38. Which fields should I use?',
    ],
    [
      'a quotation only',
      'Is this still true?',
      '> Falco internal: syscall event drop. 900 system calls dropped in last second.(n_drops=900 n_evts=90000)\n\nI read this in the documentation.',
    ],
    [
      'an HTML comment only',
      'Allow a second directory',
      '<!-- Falco version: 0.36.2, CPU high, Falco internal: syscall event drop. 900 system calls dropped -->\nPlease allow a second configuration directory.',
    ],
    ['a picture only', 'Error', '![image](https://github.com/user-attachments/assets/00000000)'],
    [
      'a fault that nobody knows',
      'Rules file is rejected',
      'Falco 0.38.1 does not accept my rules:\n```\nError: /etc/falco/rules.d/own.yaml: Invalid\n1 Errors:\nIn rules content: LOAD_ERR_YAML_VALIDATE (Error validating internal structure of YAML file)\n```',
    ],
  ])('%s', (_name, title, body) => {
    const { diagnosis, comment } = ask(title, body);
    expect(diagnosis.kind).toBe('unknown');
    expect(comment).toBeUndefined();
  });

  const LEAK = 'Memory of Falco 0.41.2 grows, n_threads is 200000 while the host has 900, programs use vfork.';
  const SPOKEN = ask('memory', LEAK).comment !== undefined;

  test.each([
    ['solved', `${LEAK}\n\nEDIT: solved, an upgrade to 0.42 did it.`],
    ['nothing to do', `${LEAK} Upgraded, all good. Nothing to do here.`],
    ['the author brings the change', `${LEAK} I know the line, PR follows.`],
    ['good figures', `No bug, just feedback. ${LEAK.replace('grows', 'is flat')}`],
    ['another part', 'falcosidekick loses messages and needs 2 GB. Falco itself is fine, all events arrive.'],
    [
      'the libraries alone',
      '```\n./scap-open --modern_bpf\nlibbpf: prog x: BPF program load failed: Invalid argument\n```',
    ],
  ])('a report is left alone: %s', (_why, body) => {
    expect(SPOKEN).toBe(true);
    expect(ask('memory', body).comment).toBeUndefined();
  });

  test.each([
    ['not solved', `${LEAK} This is not solved by a restart.`],
    ['fine at first', `${LEAK} After a restart Falco works fine for an hour.`],
    ['fine, and then a sentence of its own', `Falco runs fine. Every two days it is OOMKilled. ${LEAK}`],
    ['an offer of help', `${LEAK} I can send a PR if somebody tells me where to look.`],
    ['a change by somebody else', `${LEAK} Will there be a PR?`],
    ['nothing to do with the network', `${LEAK} It has nothing to do with the network here.`],
  ])('and one that only sounds like it is answered: %s', (_why, body) => {
    expect(ask('memory', body).comment).toBeDefined();
  });

  test('another product is left alone', () => {
    const body =
      'Our monitoring agent 7.2 uses 100% CPU since the kernel update to 5.15.0-101-generic and drops events.';
    expect(ask('Agent uses 100% CPU', body, { repository: 'example/agent' }).diagnosis.kind).toBe('unknown');
  });

  test('a log of the same driver in the tracker of another product is left alone', () => {
    const body = `The capture does not start on GKE:

\`\`\`
* Running dkms install for sysdig
Error! echo
Your kernel headers for kernel 4.19.102+ cannot be found at
/lib/modules/4.19.102+/build or /lib/modules/4.19.102+/source.
* Running dkms build failed, couldn't find /var/lib/dkms/sysdig/0.26.7/build/make.log
error opening device /host/dev/sysdig0. Make sure you have root credentials and that the sysdig-probe module is loaded.
\`\`\``;
    const { diagnosis } = ask('capture fails', body, { repository: 'draios/sysdig' });
    expect(diagnosis).toMatchObject({ kind: 'unknown', because: expect.stringContaining('another project') });
  });

  test("another user's log in a comment is not the reporter's", () => {
    const { facts } = ask('Falco and the audit log', 'How can the audit log be used on a managed cluster?', {
      comments: [
        {
          author: 'passer-by',
          body: '```\nFalco version: 0.36.2\nFalco internal: syscall event drop. 900 system calls dropped in last second.\n```',
        },
      ],
    });
    expect(facts.get('falco.version')).toEqual([]);
    expect(facts.get('drops.max')).toEqual([]);
  });
});

describe('changing the quoted line flips the result', () => {
  const report = (total: number, rules: number): string =>
    `Falco drops events and needs a lot of CPU.\n\`\`\`\nFalco version: 0.38.1 (x86_64)\n(${rules}) syscalls in rules: connect, execve\n(${total}) syscalls selected in total (final set): accept, close\n\`\`\``;
  const causes = (body: string): string[] => {
    const { diagnosis } = ask('Falco drops events', body);
    return diagnosis.kind === 'known'
      ? diagnosis.findings.filter((f) => f.band === 'likely').map((f) => f.entry.id)
      : [];
  };
  test('70 system calls are too many, 40 are not', () => {
    expect(causes(report(70, 12))).toContain('falco/syscall-scope-too-broad');
    expect(causes(report(40, 12))).not.toContain('falco/syscall-scope-too-broad');
  });
});
