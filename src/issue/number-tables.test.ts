import { describe, expect, test } from '@jest/globals';
import { numberTables } from './number-tables.ts';
import { parseIssue } from './parse-issue.ts';

const tables = (body: string) =>
  numberTables(parseIssue({ title: 'Falco', body, labels: [], author: 'reporter', comments: [] })).map(
    ({ name, cells, overTime }) => [name, cells.map(({ value }) => value), overTime] as const,
  );

describe('numbers of Markdown tables', () => {
  test('columns over time', () => {
    expect(
      tables('| hour | `n_threads` | rss |\n|---|---:|---|\n| 1 | 2210 | 158 MB |\n| 8 | 33,871 | 1.3 GB |\n'),
    ).toEqual([
      ['n_threads', [2210, 33871], true],
      ['rss', [158 * 2 ** 20, 1.3 * 2 ** 30], true],
      ['1', [2210, 158 * 2 ** 20], false],
      ['8', [33871, 1.3 * 2 ** 30], false],
    ]);
  });

  test('rows over time', () => {
    expect(
      tables('| | day 1 | day 2 | day 9 |\n|---|---|---|---|\n| falco.n_threads | 2.104 | 61.870 | 120.455 |\n'),
    ).toContainEqual(['falco.n_threads', [2104, 61870, 120455], true]);
  });

  test.each([
    ['weekdays with times', ['Fri 20:00', 'Sat 03:00', 'Tue 09:00']],
    ['dates with times', ['12 Nov 06:00', '12 Nov 18:30', '13 Nov 06:00']],
    ['weekdays in German', ['Mo, 08:00', 'Di, 08:00', 'Mi, 08:00']],
  ])('%s are a course of time', (_name, moments) => {
    const rows = moments.map((moment, i) => `| ${moment} | ${String(100 + i)} |`).join('\n');
    expect(tables(`| when | rss |\n|---|---|\n${rows}\n`)[0]).toEqual(['rss', [100, 101, 102], true]);
  });

  test.each([
    ['a comparison of versions', '| version | rss |\n|---|---|\n| 0.36.2 | 100 |\n| 0.37.1 | 300 |\n'],
    ['counts that go down', '| hour | rss |\n|---|---|\n| 9 | 100 |\n| 1 | 300 |\n'],
  ])('%s is no course of time', (_name, body) => {
    expect(tables(body).find(([name]) => name === 'rss')).toEqual(['rss', [100, 300], false]);
  });

  test('words and versions are no numbers', () => {
    expect(tables('| a | b |\n|---|---|\n| 0.36.2 | n/a |\n| x | 3 of 5 |\n')).toEqual([]);
  });

  test('what stands in a quote states nothing', () => {
    expect(tables('> | hour | rss |\n> |---|---|\n> | 1 | 100 |\n> | 2 | 300 |\n')).toEqual([]);
  });

  test('a table without an end is cut', () => {
    const rows = Array.from({ length: 500 }, (_, i) => `| ${String(i)} | ${String(i)} |`).join('\n');
    expect(tables(`| hour | rss |\n|---|---|\n${rows}\n`)[0]?.[1]).toHaveLength(59);
  });
});
