import { expect, test } from '@jest/globals';
import { toldAt } from './parse-told.ts';

function parsed(text: string): unknown {
  const problems: string[] = [];
  const told = toldAt(text, [], (_code, _path, message, help) => problems.push(`${message} (${help ?? ''})`), ['memory', 'grows', 'not-after']);
  return problems.length > 0 ? problems : told;
}

test.each<[string, readonly string[][], readonly string[][]]>([
  ['memory + grows', [['memory'], ['grows']], []],
  ['memory+grows', [['memory'], ['grows']], []],
  ['memory | "a + b - c" + <size>', [['memory', '"a + b - c"'], ['<size>']], []],
  ['memory - grows', [['memory']], [['grows']]],
  ['memory + not-after - "x|y" - grows', [['memory'], ['not-after']], [['"x|y"'], ['grows']]],
])('%s', (text, terms, not) => {
  expect(parsed(text)).toEqual({ terms, not });
});

test.each([
  ['not-after', '"not-after" names no subject'],
  ['memory +', '"memory +" is not understood'],
  ['', '"" is not understood'],
  ['- grows', '"- grows" is not understood'],
  ['memory grows', '"memory grows" is not understood'],
  ['memory + "open', '"memory + "open" is not understood'],
  ['memory + growz', 'unknown group of words "growz" (did you mean "grows"?)'],
  ['memory + <sizes>', 'unknown group of words "<sizes>" (did you mean "<size>"?)'],
])('%j is refused', (text, message) => {
  expect(parsed(text)).toEqual([expect.stringContaining(message)]);
});
