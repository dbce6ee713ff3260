import { describe, expect, test } from '@jest/globals';
import { compareVersions } from './compare-versions.ts';

describe('compareVersions', () => {
  test.each([
    ['0.37.0', '0.36.2', 1],
    ['0.9.0', '0.10.0', -1],
    ['0.37', '0.37.0', 0],
    ['v0.37.0', '0.37.0', 0],
    ['0.37.0-rc1', '0.37.0', 0],
    ['0.42.0-rc2', '0.41.3', 1],
    ['5.14.0-284.el9', '5.8', 1],
    ['4.18.0', '5.8', -1],
  ])('%s against %s', (a, b, sign) => {
    expect(Math.sign(compareVersions(a, b))).toBe(sign);
  });
});
