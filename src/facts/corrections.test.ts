import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (comment: string, name: string, author = 'reporter'): string =>
  valuesOf(
    falcoFacts(
      'Falco drops.\n\n- Falco version: 0.39.1\n- Kernel: 5.15.0-101-generic\n- Installation method: chart 4.16.1\n\n```yaml\nresources:\n  limits:\n    cpu: 1000m\n```',
      { author: 'reporter', comments: [{ author, body: comment }] },
    ),
    name,
  );

describe('what the reporter puts right in a comment', () => {
  test.each([
    ['falco.version', 'For now: Falco is 0.39.2 and not 0.39.1 as I wrote.', '0.39.2'],
    ['chart.version', 'Correction, the chart is 4.17.0, I had looked at the other cluster before.', '4.17.0'],
    ['kernel.release', 'Sorry, the kernel is 5.15.0-113-generic.', '5.15.0-113-generic'],
    ['kernel.version', 'Sorry, the kernel is 6.8.0-113-generic.', '6.8.0'],
    ['cpu.limit', 'small correction, the CPU limit in production is `1500m`', '1500m'],
    ['falco.version', 'Korrektur: Falco 0.39.2.', '0.39.2'],
    ['falco.version', 'Sorry, I looked at the wrong cluster. It is **0.39.2** (chart 4.17.0), not 0.39.1.', '0.39.2'],
    ['chart.version', 'I gave the wrong version. It is 0.39.2 (chart 4.17.0).', '4.17.0'],
    ['cpu.limit', 'Will do. Meanwhile: limit is 1500m, not 1000m, I mixed it up with the request.', '1500m'],
    ['falco.version', 'It is in fact 0.39.2, not 0.39.1.', '0.39.2'],
  ])('%s: %s', (name, comment, expected) => {
    expect(read(comment, name)).toBe(expected);
  });

  test('a driver that helped in the end contradicts nothing', () => {
    const facts = falcoFacts(
      '```\n* Running falco-driver-loader with: driver=module, compile=yes, download=yes\nRuntime error: error opening device /host/dev/falco0. Make sure you have root credentials and that the falco module is loaded.. Exiting.\n```',
      {
        author: 'reporter',
        comments: [{ author: 'reporter', body: 'That helped, thanks! `ebpf.enabled=true` and all pods are up.' }],
      },
    );
    expect(valuesOf(facts, 'driver')).toBe('kmod|ebpf');
    expect(contradictionsOf(facts)).toEqual([]);
  });

  test('leaves the rest as it was', () => {
    expect(read('Correction, the chart is 4.17.0.', 'falco.version')).toBe('0.39.1');
    expect(read('Sorry, the version is 0.39.2, it was 0.39.1 on the old cluster.', 'falco.version.lastGood')).toBe('');
    expect(read('Falco is 0.39.2 and not 0.39.1 as I wrote.', 'falco.version.lastGood')).toBe('');
  });

  test('no other remark does, and nobody else', () => {
    expect(read('The chart 4.17.0 has it too.', 'chart.version')).not.toBe('4.17.0');
    expect(read('Correction, the chart is 4.17.0.', 'chart.version', 'passer-by')).toBe('4.16.1');
    expect(read('The database has a CPU limit of 1500m.', 'cpu.limit')).toBe('1000m');
  });
});
