import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

describe('whose trouble it is', () => {
  test.each([
    ['report.product', 'metacollector memory', 'k8s-metacollector 0.1.1 is killed. The Falco pods are fine.', 'other'],
    ['report.product', 'Falco: k8s-metacollector keeps restarting', 'It is OOMKilled with 60k pods.', 'other'],
    [
      'report.product',
      'OOM with many pods',
      'Our falcosidekick pods get killed, 3 per day. Falco itself is fine.',
      'other',
    ],
    ['report.product', 'pods are killed', 'Killed process 1 (java). Falco runs too.', 'other'],
    ['report.product', 'OOM', 'Killed process 1 (falco). Falco 0.38.0', 'falco'],
    [
      'report.product',
      'tracer needs 2 GB',
      'It loses events on 5.15. Maybe share buffers between CPUs, as Falco does.',
      'other',
    ],
    ['report.product', 'agent memory', 'Our agent is slower than Falco here and drops events.', 'other'],
    ['report.product', 'Drops', 'Like Falco 0.35 on the old nodes, Falco 0.39 drops events here.', 'falco'],
    ['report.product', 'Slack output: 500', 'falcosidekick v2.29.0\n\nposts fail and the events are lost.', 'other'],
    [
      'report.product',
      'some alerts lack the image',
      'container.id is there in each alert, the image is empty.',
      'falco',
    ],
    [
      'report.kind',
      'Unit tests are flaky',
      '**Which jobs are failing**:\n\nbuild\n\n**Reason for failure**:\n\nKilled, out of memory',
      'work-item',
    ],
    [
      'report.product',
      'trace tool fails in a container',
      'kprobe_events cannot be opened. Falco and Sysdig have it in their docs.',
      'other',
    ],
    ['report.product', 'memory grows whenever falcoctl brings rules', 'Falco 0.38.1, the old probe.', 'falco'],
    ['report.product', 'falcoctl cannot pull', 'registry says 401', 'other'],
    ['report.kind', 'loader: Pin falco to 0.36.2', 'The loader of Falco 0.37 does not work here for now.', 'work-item'],
    ['report.kind', 'tests: bump falco from 0.40 to 0.41', 'The old one crashes.', 'work-item'],
    ['report.kind', 'update from 0.40 to 0.41: Falco crashes', 'CrashLoopBackOff on each node', 'problem'],
    ['report.product', 'Falco drops', 'falcosidekick is fine, Falco drops events', 'falco'],
    ['report.product', 'events are lost', 'Falco 0.39 loses events, with falcosidekick or without', 'falco'],
    [
      'report.kind',
      'How can we reduce the CPU of Falco?',
      'Good day, since Monday our pods take 0.9 cores and drop 12000 events per second. How can we find out why?',
      'problem',
    ],
    [
      'report.kind',
      'What to do about lost events?',
      'We lose 20 % of events on our 40 nodes with Falco 0.39.',
      'problem',
    ],
    [
      'report.kind',
      'Frage zu Falco',
      'Bei uns wächst der Speicher um 30 MB pro Stunde. Was können wir tun?',
      'problem',
    ],
    [
      'report.kind',
      'Pregunta',
      'Nuestro Falco 0.40 pierde eventos desde hace 2 semanas. ¿Qué podemos hacer?',
      'problem',
    ],
    [
      'report.kind',
      'How much CPU should we plan for Falco?',
      'We want to roll out Falco on 400 nodes. High CPU usage would be a problem.',
      'question',
    ],
    ['report.kind', 'How do I use Falco for audit events?', 'The control plane is not ours.', 'question'],
    ['report.kind', 'Which driver?', 'We are about to install Falco 0.41. Are there drops to expect?', 'question'],
    ['cpu.usage', 'Falco', 'Falco runs on 64 core machines', ''],
    ['cpu.usage', 'Falco', 'all 32 CPUs at 100 %, falco is on top', ''],
    ['cpu.usage', 'Falco', 'Falco needs 2 cores on nodes', '2'],
    ['cpu.usage', 'Falco', 'the falco pods run on servers with 48 cores', ''],
    ['cpu.usage', 'Falco', 'Falco nutzt 1,5 Kerne', '1.5'],
  ])('%s of %j, %j', (name, title, body, expected) => {
    expect(valuesOf(falcoFacts(body, { title }), name)).toBe(expected);
  });
});
