import { describe, expect, test } from '@jest/globals';
import type { Issue } from './issue.ts';
import { parseIssue } from './parse-issue.ts';

const parse = (body: string, rest: Partial<Issue> = {}) =>
  parseIssue({ title: '', body, labels: [], author: 'me', comments: [], ...rest });
const regions = (body: string, rest?: Partial<Issue>): string[] =>
  parse(body, rest).regions.map(
    (region) =>
      `${region.kind}${region.field === undefined ? '' : `/${region.field}`}: ${region.lines.map((line) => line.text).join(' ⏎ ')}`,
  );

describe('parseIssue', () => {
  test('reads the template of the project: sections, values on the line, below it and after a comment', () => {
    expect(
      regions(
        [
          '**Describe the bug**',
          '<!-- A clear description -->',
          'It drops events.',
          '**Expected behaviour**',
          'No drops.',
          '**Environment**',
          '- Falco version: 0.36.2',
          '- Kernel:',
          '<!-- uname -a -->',
          '5.15.0-1 and',
          'more',
          '- OS (e.g: `cat /etc/os-release`):',
          '- Installation method: <!-- helm? --> rpm',
        ].join('\n'),
      ).filter((region) => !/^(?:template|html)/.test(region)),
    ).toEqual([
      'prose/describe: It drops events.',
      'wish/expected: No drops.',
      'answer/falco-version: 0.36.2',
      'answer/kernel: 5.15.0-1 and ⏎ more',
      'answer/installation-method: rpm',
    ]);
  });

  test('reads issue forms and leaves out what was not answered', () => {
    expect(
      regions('### Kernel Version\n\n5.15.106\n\n### Sysdump\n\n_No response_').filter(
        (r) => !r.startsWith('template'),
      ),
    ).toEqual(['answer/kernel: 5.15.106', 'heading: Sysdump']);
  });

  test.each([
    ['a fence without a language', '```\nThu Oct  3 16:38:28 2024: Falco version: 0.39.0\n```', 'log'],
    ['tildes', '~~~\nfoo: bar\nbaz: 1\n~~~', 'config'],
    ['a fence in a list', '- ```yaml\n  a: 1\n  ```', 'config'],
    ['an unclosed fence', '```\nlibbpf: failed to load object', 'log'],
    ['a log without a fence', 'Thu Oct  3 16:38:28 2024: Falco version: 0.39.0', 'log'],
    ['a command without a fence', '$ kubectl get pods', 'command'],
    ['YAML without a fence', 'syscall_event_drops:\n  threshold: 0', 'config'],
    ['a frame of k9s', '```\n│ * Trying to download a prebuilt falco module │\n```', 'log'],
    ['pre', '<pre>\nmake[1]: *** No rule\n</pre>', 'log'],
    ['words', 'We see drops.', 'prose'],
  ])('%s', (_name, body, kind) => {
    expect(parse(body).regions[0]?.kind).toBe(kind);
  });

  test('a fence that never ends stops at the next label of the template', () => {
    expect(regions('```\nfoo failed\n\n**Environment**\n\n- Kernel: 5.4.0').at(-1)).toBe('answer/kernel: 5.4.0');
  });

  test('what follows a typed command is judged by its own look', () => {
    expect(parse('```\n$ cat falco.yaml\nlog_level: debug\n```').config[0]?.path).toEqual(['log_level']);
  });

  test('quotes state nothing, unless they fill in a field', () => {
    expect(regions('> Falco version: 0.30.0')).toEqual(['quote: Falco version: 0.30.0']);
    expect(regions('- OS:\n> ID=ubuntu').at(-1)).toBe('answer/os: ID=ubuntu');
  });

  test('only the reporter is heard in comments', () => {
    const comments = [
      { author: 'other', body: 'mine is 0.1' },
      { author: 'me', body: 'mine is 0.2' },
    ];
    const { lines } = parse('', { comments });
    expect(lines.map((line) => [line.source, line.text])).toEqual([['comment-2', 'mine is 0.2']]);
  });

  test('cleans lines and keeps their places', () => {
    const { lines } = parse('\ufeffHi\r\n\r\n- Falco version:\u200b 0.38.1\u200b\r\n\u001b[31mred\u001b[0m');
    expect(lines.map((line) => [line.number, line.text])).toEqual([
      [1, 'Hi'],
      [3, '0.38.1'],
      [4, 'red'],
    ]);
  });

  test.each([
    ['> '.repeat(30_000)],
    ['`'.repeat(65_536)],
    ['```\n'.repeat(16_000)],
    ['<!--'.repeat(16_000)],
    ['['.repeat(70_000)],
    ['\u0000'.repeat(100)],
    ['a: {'.repeat(16_000)],
  ])('is total (%#)', (body) => {
    const started = performance.now();
    parse(body);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test.each([
    ['falco uses too much CPU', 'prose'],
    ['falco drops events since we upgraded', 'prose'],
    ['falco usa demasiada CPU', 'prose'],
    ['docker desktop runs here', 'prose'],
    ['falco -A', 'command'],
    ['falco --version', 'command'],
    ['kubectl get pods', 'command'],
    ['kubectl logs falco-abcde', 'command'],
    ['cat os-release', 'command'],
    ['systemctl status falco', 'command'],
    ['docker run falco', 'command'],
    ['helm upgrade falco', 'command'],
    ['ps aux | grep falco', 'command'],
    ['./falco -c falco.yaml', 'command'],
  ])('%j without a prompt is %s', (line, kind) => {
    expect(
      parse(`We have a problem.\n\n${line}\n\nWhat now?`).regions.find((r) => r.lines[0]?.text === line)?.kind,
    ).toBe(kind);
  });
});
