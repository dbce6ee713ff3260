import { expect, test } from '@jest/globals';
import { parseIssue } from './parse-issue.ts';
import { sentencesOf } from './sentences.ts';

const sentences = (body: string): string[] =>
  sentencesOf(parseIssue({ title: '', body, labels: [], comments: [] })).map(({ text }) => text.trim());

test.each<[string, string[]]>([
  ['One. Two! Three? Four', ['One.', 'Two!', 'Three?', 'Four']],
  ['Falco 0.36.2 on e.g. GKE 1.27 drops', ['Falco 0.36.2 on e.g. GKE 1.27 drops']],
  ['内存增长。没有丢事件；正常', ['内存增长。', '没有丢事件；', '正常']],
  ['- one\n- two', ['one', 'two']],
  ['Falco version: 0.36\nOS: Ubuntu', ['0.36', 'Ubuntu']],
  [
    'This sentence has been wrapped by the editor of a reporter who likes\nnarrow columns. Next.',
    ['This sentence has been wrapped by the editor of a reporter who likes narrow columns.', 'Next.'],
  ],
  ['Open, connect (clone, ...): all of them. (Yes.) No', ['Open, connect (clone, ...): all of them.', '(Yes.)', 'No']],
  ['It is old: no\nand it grows', ['It is old: no', 'and it grows']],
  ['| memory | grows |\n| --- | --- |', ['| memory | grows |', '| --- | --- |']],
])('%j', (body, expected) => {
  expect(sentences(body)).toEqual(expected);
});

test('what is said twice is one sentence, and a long one is cut', () => {
  expect(sentences('Same.\n\nSame.')).toEqual(['Same.']);
  expect(sentences('word '.repeat(300)).map((s) => s.length)).toEqual([599, 299]);
});
