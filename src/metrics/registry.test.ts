import { expect, test } from '@jest/globals';
import { Registry } from './registry.ts';

test('OpenMetrics text: types, totals, escaped labels, an end', async () => {
  const registry = new Registry();
  const seen = registry.counter('seen', 'What was seen.', ['kind']);
  seen.add({ kind: 'a "b"\\' });
  seen.add({ kind: 'a "b"\\' });
  registry.gauge('share', 'A share.', async () => [
    [{}, 0.5],
    [{ of: 'x' }, undefined],
  ]);
  expect((await registry.text()).split('\n')).toEqual([
    '# HELP seen What was seen.',
    '# TYPE seen counter',
    String.raw`seen_total{kind="a \"b\"\\"} 2`,
    '# HELP share A share.',
    '# TYPE share gauge',
    'share 0.5',
    '# EOF',
  ]);
});

test('a label with ever new values does not grow without end', async () => {
  const registry = new Registry();
  const seen = registry.counter('seen', 'x', ['kind']);
  for (let i = 0; i < 1_000; i += 1) seen.add({ kind: `k${i}` });
  expect((await registry.text()).split('\n').length).toBeLessThan(310);
  expect(seen.value({ kind: 'other' })).toBe(700);
});
