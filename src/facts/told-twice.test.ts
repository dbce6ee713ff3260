import { describe, expect, test } from '@jest/globals';
import { contradictionsOf, falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const banner = (version: string): string =>
  `\`\`\`\nThu Jun 19 06:40:02 2025: Falco version: ${version} (x86_64)\nThu Jun 19 06:40:02 2025: Loading rules from file /etc/falco/falco_rules.yaml\n\`\`\``;

describe('a version that the log of the start belies', () => {
  test.each([
    ['Falco', `Falco 0.41.2 sends no alerts.\n\n${banner('0.38.2')}`],
    ['Falco', `Since the upgrade to 0.41.2 Falco sends no alerts.\n\n${banner('0.38.2')}`],
    ['No alerts after the upgrade to 0.41', `It is quiet.\n\n${banner('0.38.2')}\n\n- Falco version: 0.41.2`],
    ['Thread table full', `SLES 15.5, falco 0.41.2 rpm, kmod.\n\n${banner('0.38.2')}`],
    ['Falco', `Wir haben auf Falco 0.41.2 aktualisiert, es kommen keine Alerts.\n\n${banner('0.38.2')}`],
    ['Falco 丢事件', `我们用 Falco 0.41.2。\n\n${banner('0.38.2')}`],
  ])('%s: %j', (title, body) => {
    const facts = falcoFacts(body, { title });
    expect(new Set(valuesOf(facts, 'falco.version').split('|'))).toEqual(new Set(['0.41.2', '0.38.2']));
    expect(valuesOf(facts, 'falco.version.lastGood')).toBe('');
    expect(contradictionsOf(facts)).toEqual(['falco.version']);
  });

  test.each([
    ['Falco', `Falco 0.41.2 drops events. Before the upgrade:\n\n${banner('0.38.2')}`, '0.38.2'],
    ['Falco', `Falco 0.41.2 drops events. The log is from before the update.\n\n${banner('0.38.2')}`, '0.38.2'],
    ['Falco', `Falco 0.41.2 drops events, 0.38.2 was fine:\n\n${banner('0.38.2')}`, '0.38.2'],
    ['Falco', `Updated from 0.38.2 to 0.41.2, it drops events.\n\n${banner('0.41.2')}`, '0.38.2'],
    ['Falco', `Is this solved in Falco 0.41.2? It drops.\n\n${banner('0.38.2')}`, ''],
    ['Falco', `We want to go to Falco 0.41.2. It drops.\n\n${banner('0.38.2')}`, ''],
    ['Falco', `It drops. The release notes of Falco 0.41.2 say nothing of it.\n\n${banner('0.38.2')}`, ''],
    ['Falco', `It drops. Should we update to Falco 0.41.2?\n\n${banner('0.38.2')}`, ''],
    ['Falco', `The same with Falco 0.41.2, it drops.\n\n${banner('0.38.2')}`, ''],
    ['Falco', `On another cluster Falco 0.41.2 is quiet, here it drops.\n\n${banner('0.38.2')}`, ''],
  ])('none: %s: %j', (title, body, good) => {
    const facts = falcoFacts(body, { title });
    expect(contradictionsOf(facts)).toEqual([]);
    expect(valuesOf(facts, 'falco.version.lastGood')).toBe(good);
  });
});

test.each([
  [
    'two that were tried',
    'Image falcosecurity/falco:0.17.0.\n\n```\nfalco-probe-0.17.0-x86_64-4.19.0-6-cloud-amd64-486fcbba5749a5d27d9a60ee37d925d3.ko\n```\n\nTried the newer 0.17.1 as well:\n```\nfalco-probe-0.17.1-x86_64-4.19.0-6-cloud-amd64-486fcbba5749a5d27d9a60ee37d925d3.ko\n```',
  ],
  [
    'two clusters',
    '* cluster A (image `falcosecurity/falco:0.25.0`): 10 alerts\n* cluster B (image `falcosecurity/falco:0.30.0`): none',
  ],
])('no contradiction between %s', (_name, body) => {
  expect(contradictionsOf(falcoFacts(body, { title: 'Falco drop alerts' }))).toEqual([]);
});

test('of two that a title sets apart the first is the good one', () => {
  const body = '* image `falcosecurity/falco:0.25.0`: 10 alerts\n* image `falcosecurity/falco:0.30.0`: none';
  const facts = falcoFacts(body, { title: 'Drop alerts vanished between 0.25 and 0.30' });
  expect(valuesOf(facts, 'falco.version')).toBe('0.30.0');
  expect(valuesOf(facts, 'falco.version.lastGood')).toBe('0.25.0');
});

describe('kernels told in two places', () => {
  test.each([
    [
      'Host: Ubuntu 24.04, 6.8.0-45-generic. Falco 0.42.1 (apt) drops.\n\n**Additional context**\n\nKernel: 6.8.0-31-generic',
    ],
    ['Host: Debian 12, 6.1.0-30-amd64. Falco 0.42.1 (apt) drops.\n\n**Environment**\n\n- Kernel: 6.1.0-18-amd64'],
  ])('%j', (body) => {
    const facts = falcoFacts(body);
    expect(valuesOf(facts, 'kernel.release').split('|')).toHaveLength(2);
    expect(contradictionsOf(facts)).toEqual(['kernel.release']);
  });

  test.each([
    ['Falco drops on Ubuntu 24.04, 6.8.0-45-generic and on 6.8.0-31-generic.'],
    ['Falco drops. One host has 6.8.0-45-generic.\n\nKernel: 6.8.0-31-generic'],
    ['Falco drops on two hosts.\n\nHost: Ubuntu 24.04, 6.8.0-45-generic\n\nKernel: 6.8.0-31-generic'],
    ['Falco drops since the kernel update.\n\nHost: Ubuntu 24.04, 6.8.0-45-generic\n\nKernel: 6.8.0-31-generic'],
    ['Host: Ubuntu 24.04, 6.8.0-45-generic. Falco drops.\n\nKernel: 6.8.0'],
  ])('none: %j', (body) => {
    expect(contradictionsOf(falcoFacts(body))).toEqual([]);
  });
});
