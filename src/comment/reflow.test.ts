import { expect, test } from '@jest/globals';
import { reflow } from './reflow.ts';

test('lines of a paragraph are joined, everything else stays', () => {
  expect(reflow('one\ntwo\n\nthree\n- a\n  b\n- c\n```\nx\ny\n```\nend\n')).toBe(
    'one two\n\nthree\n- a b\n- c\n```\nx\ny\n```\nend',
  );
});
