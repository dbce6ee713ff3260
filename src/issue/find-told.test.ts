import { describe, expect, test } from '@jest/globals';
import { prepareQueries } from './find-text.ts';
import { parseIssue } from './parse-issue.ts';
import type { Told } from './text-query.ts';

const WORDS = {
  memory: ['memory', 'ram', 'speicher*', 'mémoire', '内存', 'メモリ'],
  grows: ['grows', 'growing', 'climbs', 'steigt', 'augmente', '增长', '増え'],
  drops: ['drops', 'dropped', 'lost'],
  events: ['events', 'system calls', 'eventos'],
  much: ['a lot of', '<size>', '<percent>'],
  not: ['not', "*n't", 'no', '0', 'never', '没有', "can't"],
  'not-after': ['nicht', 'pas', 'ません'],
  over: ['is gone'],
  unreal: ['should'],
};

const GROWTH: Told = { terms: [['memory'], ['grows']], not: [] };

function hits(body: string, told: Told, title = ''): { line: number; source: string; excerpt: string }[] {
  const query = { told };
  const document = parseIssue({ title, body, labels: [], comments: [] });
  return prepareQueries([query], WORDS)
    .over(document)
    .find(query)
    .map(({ evidence: { line, source, excerpt } }) => ({ line, source, excerpt }));
}

describe('what a sentence tells', () => {
  test.each([
    'The memory of Falco grows by the hour.',
    'It climbs and climbs, the RAM.',
    'Der Speicherverbrauch steigt seit gestern',
    'La memoire augmente',
    'Falco 的内存不断增长',
    'メモリが増え続けています',
    'CPU is not high, but memory grows',
    'Not only memory grows',
    'The drops are gone, but memory grows',
    'The other trouble is gone, memory grows',
    'Memory grows, and you should know it',
    "we can't go on because memory grows",
    'With 0.41.0 memory grows',
    'On 5.10.0-26-amd64 memory grows',
    'Since 0.5 memory grows',
    'The log has no errors. Memory grows.',
    'We have no limits (see below), memory grows',
    'We see memory that grows since the upgrade\nof last week',
  ])('"%s" tells that memory grows', (body) => {
    expect(hits(body, GROWTH)).toHaveLength(1);
  });

  test.each([
    'The memory does not grow, so it never climbs',
    "memory isn't growing",
    'It is not so that memory grows',
    'no consume más memoria que grows',
    'Memory never really grows.',
    'Der Speicher steigt nicht',
    'メモリは増えません',
    '内存没有增长',
    'The memory that climbs is gone with 0.39',
    'The growing memory of all of our production nodes is gone',
    'It should not be that memory grows',
    'It should only then be the memory which grows',
    'Memory should be stable and the log grows',
    'The memory is fine. The log grows.',
    'The memory is fine\n\nThe log grows',
    'memory: 512Mi\nwhat grows is the log',
    '> the memory grows',
    '```\nmemory grows\n```',
    'The memorygrows',
    "memory can't have what grows",
    'Memory of nr 5 with 0 grows',
    `Memory ${'and so on '.repeat(20)} grows`,
  ])('%j does not', (body) => {
    expect(hits(body, GROWTH)).toEqual([]);
  });

  test('in the language where "no" is an article it denies nothing', () => {
    const told: Told = { terms: [['events'], ['drops']], not: [] };
    expect(hits('eventos no cluster dropped com frequencia', told)).toHaveLength(1);
    expect(hits('there are no events dropped', told)).toEqual([]);
    expect(hits('Events dropped: none', told)).toEqual([]);
    expect(hits('Events dropped: 0', told)).toEqual([]);
    expect(hits('events dropped is 0 all day', told)).toEqual([]);
    expect(hits('events dropped reste à 0', told)).toEqual([]);
    expect(hits('0 events dropped', told)).toEqual([]);
    expect(hits('0.4 % of events dropped', told)).toHaveLength(1);
    expect(hits('Events dropped: 0.4 %', told)).toHaveLength(1);
  });

  test('terms may be literal words, amounts and lists, and each needs words of its own', () => {
    expect(hits('it drops 40 % of the events', { terms: [['drops'], ['much']], not: [] })).toHaveLength(1);
    expect(hits('it drops events', { terms: [['drops'], ['much']], not: [] })).toEqual([]);
    expect(hits('it drops 3 GB', { terms: [['"drops"'], ['<size>']], not: [] })).toHaveLength(1);
    expect(hits('drops', { terms: [['drops'], ['drops']], not: [] })).toEqual([]);
    expect(hits('drops and drops', { terms: [['drops'], ['drops']], not: [] })).toHaveLength(1);
  });

  test('a sentence with a word that must not be there does not count', () => {
    const told: Told = { terms: [['memory'], ['grows']], not: [['"limit"']] };
    expect(hits('memory grows', told)).toHaveLength(1);
    expect(hits('memory grows to the limit', told)).toEqual([]);
    expect(hits(`memory grows ${'on and on '.repeat(8)} to the limit`, told)).toHaveLength(1);
  });

  test('words may have to stand closer', () => {
    const told: Told = { terms: [['memory'], ['grows']], not: [], within: 20 };
    expect(hits('memory grows', told)).toHaveLength(1);
    expect(hits('memory and all the rest of it grows', told)).toEqual([]);
  });

  test('a query that names a denial asks for it, and another one beside it is none', () => {
    const told: Told = { terms: [['memory'], ['not']], not: [] };
    expect(hits("the memory isn't there, not at all", told)).toHaveLength(1);
  });

  test('a word with a star goes on to its end', () => {
    expect(hits('Speicherverbrauch0 steigt', GROWTH)).toHaveLength(1);
    expect(hits('steigt der Speicher0', GROWTH)).toHaveLength(1);
  });

  test('a query that names what is over asks for it', () => {
    expect(hits('The memory leak is gone', { terms: [['memory'], ['over']], not: [] })).toHaveLength(1);
  });

  test('the evidence is the line as it was written', () => {
    expect(hits('First line.\n\nThen\n- **Memory**: it _grows_ a lot', GROWTH)).toEqual([
      { line: 4, source: 'body', excerpt: '**Memory**: it _grows_ a lot' },
    ]);
    expect(hits('Nothing.', GROWTH, 'Memory grows')).toEqual([{ line: 1, source: 'title', excerpt: 'Memory grows' }]);
    expect(
      hits(
        'Since we have updated all of our clusters last Monday in the morning the\nmemory of each pod grows',
        GROWTH,
      ),
    ).toEqual([{ line: 2, source: 'body', excerpt: 'memory of each pod grows' }]);
  });

  test('a hostile text is bounded', () => {
    expect(hits('memory grows or '.repeat(3_800), GROWTH).length).toBeLessThanOrEqual(30);
    expect(hits('memory. '.repeat(8_000), GROWTH)).toEqual([]);
  });
});
