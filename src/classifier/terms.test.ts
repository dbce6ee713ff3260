import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../facts/fact.ts';
import { parseIssue } from '../issue/parse-issue.ts';
import type { Issue } from '../issue/issue.ts';
import type { FactType } from '../facts/fact-definition.ts';
import type { Facts } from '../facts/fact.ts';
import { allTerms, readTerms, wordsOf } from './terms.ts';

describe('the words of a line', () => {
  test.each<[string, string[]]>([
    ['Falco drops 1,200 events', ['falco', 'drops', 'events']],
    ['after upgrading to 0.36.2', ['after', 'upgrading', 'to']],
    ['el8_6.x86_64 is not el9', ['el0_0.x0_', 'is', 'not', 'el0']],
    ['Der Speicherverbrauch wächst täglich.', ['der', 'speicherv', 'wachst', 'taglich']],
    ["doesn't start...", ["doesn't", 'start']],
    ['内存持续增长', ['内存', '存持', '持续', '续增', '增长']],
    ['Falcoが落ちる', ['falco', 'か落', '落ち', 'ちる']],
    ['a 1 %', []],
    ['', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('the terms of an issue', () => {
  const evidence = { source: 'body', line: 1, column: 1, excerpt: '' };
  const issue = { title: 'Title words', body: '', labels: [], comments: [] };
  const termsOf = (one: Issue, facts: Facts, typeOf: (name: string) => FactType): ReadonlySet<string> =>
    allTerms(readTerms(parseIssue(one), facts, typeOf), facts, typeOf);
  const of = (body: string): ReadonlySet<string> => termsOf({ ...issue, body }, factsOf([]), () => 'text');

  test('what is quoted, wished for or part of the template says nothing', () => {
    const terms = of('statedword\n\n> quotedword\n\n<!-- hiddenword -->\n\n**Expected behaviour**\n\nwishedword');
    expect([...terms]).toEqual(expect.arrayContaining(['title', 'statedwor']));
    expect([...terms].filter((term) => /quoted|hidden|wished/.test(term))).toEqual([]);
  });

  test('the words of the title count once more', () => {
    expect([...of('statedword')]).toEqual(['title', 'words', 'title title', 'title words', 'statedwor']);
  });

  test('a fact is a term; its value is one where values are few', () => {
    const facts = factsOf([
      { name: 'symptom.slow', value: true, evidence },
      { name: 'driver', value: 'kmod', evidence },
      { name: 'falco.version', value: '0.36.2', evidence },
    ]);
    const types = { 'symptom.slow': 'yes-no', driver: 'text', 'falco.version': 'version' } as const;
    const terms = termsOf({ ...issue, title: '' }, facts, (name) => types[name as keyof typeof types]);
    expect([...terms]).toEqual(['fact symptom.slow=yes', 'fact driver', 'fact driver=kmod', 'fact falco.version']);
  });

  test('a very long log is read in bounded time and does not throw', () => {
    expect(of('word line\n'.repeat(50_000)).size).toBeLessThan(10);
    expect(() => of('__proto__ constructor toString '.repeat(10))).not.toThrow();
  });
});
