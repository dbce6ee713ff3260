import { describe, expect, test } from '@jest/globals';
import type { FactType } from '../facts/fact-definition.ts';
import { parseCheck } from './parse-check.ts';

const TYPES: Record<string, FactType> = { 'falco.version': 'version', 'drops.rate': 'share', 'buffer.bytes': 'size', 'drops.max': 'count', driver: 'text', 'k8s.client': 'yes-no' };
const parse = (text: string): ReturnType<typeof parseCheck> => parseCheck(text, (fact) => TYPES[fact]);

describe('parseCheck', () => {
  test('a range names its fact once', () => {
    expect(parse('falco.version >= 0.33.0, < 0.37.0')).toEqual({
      check: {
        text: 'falco.version >= 0.33.0, < 0.37.0',
        comparisons: [
          { fact: 'falco.version', is: 'version', op: '>=', value: '0.33.0' },
          { fact: 'falco.version', is: 'version', op: '<', value: '0.37.0' },
        ],
      },
    });
  });
  test.each([
    ['buffer.bytes <= 8 MB', 8_388_608],
    ['drops.rate >= 5 %', 0.05],
    ['drops.max > 100', 100],
  ])('%s is typed', (text, value) => {
    expect(parse(text)).toMatchObject({ check: { comparisons: [{ value }] } });
  });
  test('one of several words', () => {
    expect(parse('driver is kmod|ebpf')).toMatchObject({ check: { comparisons: [{ op: 'is', value: ['kmod', 'ebpf'] }] } });
  });
  test.each([
    ['falco.versio >= 0.33.0', 'unknown fact "falco.versio"'],
    ['buffer.bytes <= 8 megs', '"8 megs" is not a size such as 8 MB'],
    ['>= 0.33.0', '">= 0.33.0" does not start with a fact'],
    ['falco.version about 0.33', 'does not start with a fact'],
    ['k8s.client > 3', 'use "is yes" or "is no"'],
    ['falco.version > new', '"new" is not a version such as 0.37.0'],
  ])('%s is refused', (text, wrong) => {
    expect(parse(text)).toMatchObject({ wrong: expect.stringContaining(wrong) });
  });
});
