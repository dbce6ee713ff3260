import { describe, expect, test } from '@jest/globals';
import { parseIssue } from './parse-issue.ts';

const kinds = (body: string, by?: 'comment'): string =>
  parseIssue({
    title: '',
    body: by ? 'see below' : body,
    labels: [],
    author: 'me',
    comments: by ? [{ author: 'me', body }] : [],
  })
    .regions.slice(by ? 1 : 0)
    .map((region) => region.kind)
    .join(' ');

describe('blocks of quote marks', () => {
  test.each([
    [
      'a talk of their own people',
      '*forwarded from #sec-oncall*\n\n> **a**: falco drops events on node 14\n> **b**: version?\n\nSo here it is.',
      'prose prose prose',
    ],
    ['a talk that was copied', 'From our Slack:\n> falco eats a core', 'prose'],
    ['what another issue says', 'Copied from issue #12:\n> falco eats a core', 'prose quote'],
    [
      'a log after the words of the reporter',
      'Das sehe ich:\n\n> Mon Jan  6 10:00:00 2025: Falco version: 0.39.2 (x86_64)',
      'prose log',
    ],
    [
      'a drop line in the middle',
      'Slack shows\n> Falco internal: syscall event drop. 5 system calls dropped in last second.\nand it does not stop.',
      'prose log prose',
    ],
    [
      'a loader',
      'Salida:\n> * Running falco-driver-loader for: falco version=0.36.1\n>\n> * Trying to download',
      'prose log log',
    ],
    ['a table', 'pods:\n> NAME   READY   STATUS   RESTARTS\n> falco-x   1/2   Error   4', 'prose log'],
    ['prose of others', 'As my colleague put it:\n> We use Falco 0.33.0 and lose events', 'prose quote'],
    ['a log that is told to be of others', 'From #2201:\n> Runtime error: cannot open device', 'prose quote'],
    ['a letter', '@maintainer wrote:\n> Error: no such file', 'prose quote'],
    ['a log in a log of others', 'I get this\n> > Error: no such file', 'prose quote'],
    ['nothing in front', '> Error: no such file\n\nme too', 'quote prose'],
    ['an answer that quotes the log above it', '> Error: no such file\n\nsame here', 'quote prose'],
    ['half prose', 'I see this:\n> Error: no such file\n> Then the pod ends.', 'prose quote'],
  ])('%s', (_name, body, expected) => {
    expect(kinds(body)).toBe(expected);
  });

  test('in a comment only behind a colon', () => {
    expect(kinds('The log now:\n> Error: no such file', 'comment')).toBe('prose log');
    expect(kinds('Yes\n> Error: no such file', 'comment')).toBe('prose quote');
  });
});
