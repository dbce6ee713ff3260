import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decide, decideAll } from './decide.ts';
import { newCommands, parseCommands } from './parse-commands.ts';

const one = [{ name: 'diagnose', argument: '' }];

describe('a command counts', () => {
  test.each([
    ['alone', '/diagnose'],
    ['among other lines', 'I added the log.\n\n/diagnose\n\nThanks'],
    ['with Windows line ends and spaces', 'text\r\n  /diagnose  \r\n'],
    ['in capitals', '/Diagnose'],
    ['after a closed fence', '```sh\nkubectl top pod\n```\n/diagnose'],
    ['after a closed HTML comment', '<!-- hint\nmore -->\n/diagnose'],
    ['after a quote that has ended', '> old words\n\n/diagnose'],
    ['after a line with a code span of three ticks', '```x``` is code\n/diagnose'],
    ['after details that have ended', '<details>\n\ntext\n\n</details>\n\n/diagnose'],
  ])('%s', (_, text) => expect(parseCommands(text)).toEqual(one));

  test('with what stands behind it', () =>
    expect(parseCommands('/diagnose again, please')).toEqual([{ name: 'diagnose', argument: 'again, please' }]));
});

describe('a command does not count', () => {
  test.each([
    ['inside a line', 'please /diagnose this'],
    ['in a code span', '`/diagnose`'],
    ['in a fence', '```\n/diagnose\n```'],
    ['in a fence inside a list', '- ```\n/diagnose\n```'],
    ['in a fence with a shorter fence in it', '````\n```\n/diagnose\n````'],
    ['in an unclosed fence', '~~~\n/diagnose'],
    ['in indented code', 'x\n\n    /diagnose\n\n\t/diagnose'],
    ['in a quote', '> /diagnose'],
    ['in a lazy quote', '> words\n/diagnose'],
    ['in an HTML comment', '<!--\n/diagnose\n-->'],
    ['behind words and an HTML comment', 'words <!-- \n/diagnose\n-->'],
    ['in an HTML block', '<pre>\n\n/diagnose\n\n</pre>'],
    ['as part of another word', '/diagnoses\n/diagnose-all\n/diagnose/x\n/diagnosed'],
  ])('%s', (_, text) => expect(parseCommands(text)).toEqual([]));
});

describe('an edit runs only what is new', () => {
  test('an old command is not run again', () => expect(newCommands('/diagnose', 'more\n/diagnose')).toEqual([]));
  test('a second one is new', () => expect(newCommands('/diagnose', '/diagnose\n/diagnose')).toEqual(one));
  test('an unknown earlier text means unchanged', () => expect(newCommands(undefined, '/diagnose')).toEqual([]));
  test('taken out of a fence it is new', () => expect(newCommands('```\n/diagnose\n```', '/diagnose')).toEqual(one));
});

describe('who may command', () => {
  const [alone, wordy] = [...parseCommands('/diagnose'), ...parseCommands('/diagnose me')];
  test.each([
    [true, false, 'diagnose'],
    [false, true, 'diagnose'],
    [false, false, 'refuse'],
  ])('author %s, triage %s: %s', (isAuthor, mayTriage, kind) =>
    expect(alone && decide(alone, { isAuthor, mayTriage }).kind).toBe(kind),
  );
  test('an argument is answered with one sentence that repeats nothing', () => {
    const decision = wordy && decide(wordy, { isAuthor: true, mayTriage: false });
    expect(decision).toMatchObject({ kind: 'refuse', why: 'argument', says: expect.not.stringContaining('me:') });
  });
  test('the one that can be carried out wins', () =>
    expect(decideAll(parseCommands('/diagnose x\n/diagnose'), { isAuthor: true, mayTriage: false })?.kind).toBe(
      'diagnose',
    ));
});

test('any text is read, in bounded time', () => {
  fc.assert(fc.property(fc.string({ maxLength: 500, unit: 'binary' }), (text) => Array.isArray(parseCommands(text))));
  const hostile = [
    '<!--'.repeat(16_000),
    '`'.repeat(65_000),
    `${'`'.repeat(65_000)}a\``,
    '> '.repeat(30_000),
    '<a'.repeat(30_000),
    '- ```\n'.repeat(10_000),
  ];
  const start = performance.now();
  for (const text of hostile) parseCommands(text);
  expect(performance.now() - start).toBeLessThan(500);
});
