import { describe, expect, test } from '@jest/globals';
import { requiredLiterals } from './literals.ts';

describe('requiredLiterals', () => {
  test.each([
    ['ring buffer map type is not supported \\(errno: 22', [[['ring buffer map type is not supported (errno: 22']]]],
    ['(?i)Giving UP', [[['giving up']]]],
    ['(?:alpha|beta)\\d+', [[['alpha', 'beta']]]],
    ['x(?:alpha)?longest literal', [[['longest literal']]]],
    ['drop+ed', [[['dro'], ['ed']]]],
    ['節流', [[['節流']]]],
    ['(?:alpha|beta).*(?:gamma).*d', [[['alpha', 'beta'], ['gamma']]]],
    ['(?:alpha.*one|beta)', [[['alpha'], ['one']], [['beta']]]],
    ['alpha|beta (?:one|\\d)|(?:gamma|delta)', [[['alpha']], [['beta ']], [['gamma']], [['delta']]]],
    ['a(?:lph|lta)b', [[['lph', 'lta']]]],
  ])('%s', (pattern, literals) => {
    expect(requiredLiterals(pattern)).toEqual(literals);
  });
  test.each(['\\d+', '(?:ab|cd)', '(?:alpha|\\d)', '[a-z]+ok', '('])('nothing is certain in %s', (pattern) => {
    expect(requiredLiterals(pattern)).toBeUndefined();
  });
});
