import { describe, expect, test } from '@jest/globals';
import { parseIssue } from './parse-issue.ts';
import { plainTables } from './plain-tables.ts';

const tables = (body: string) =>
  plainTables(parseIssue({ title: 'Falco', body, labels: [], author: 'reporter', comments: [] })).map(
    ({ name, cells, overTime }) => [name, cells.map(({ value }) => value), overTime] as const,
  );
const MB = 2 ** 20;

describe('numbers beside times, without bars', () => {
  test('sizes with remarks between them', () => {
    expect(
      tables(
        '```\n02:00   104 MB\n02:30   371 MB     <- collector down\n03:12   collector up again\n04:00  1180 MB\n```',
      ),
    ).toEqual([['memory', [104 * MB, 371 * MB, 1180 * MB], true]]);
  });

  test('below a heading', () => {
    expect(
      tables('```\ndate        VmRSS kB\n2024-01-02   118204\n2024-01-06   310988\n2024-01-10   502116\n```'),
    ).toEqual([['VmRSS kB', [118204, 310988, 502116], true]]);
  });

  test('below names of metrics, the first of which is the time', () => {
    expect(
      tables(
        '```\nfalco.duration_sec   falco.n_threads   scap.n_drops\n7200                 9120              0\n43200                61877             0\n129600               181340            12\n```',
      ),
    ).toEqual([
      ['falco.n_threads', [9120, 61877, 181340], true],
      ['scap.n_drops', [0, 0, 12], true],
    ]);
  });

  test('as names with numbers', () => {
    expect(
      tables(
        'day 1  n_threads=2201    rss_mb=201\nday 2  n_threads=88410   rss_mb=688\nday 3  n_threads=171902  rss_mb=1170',
      ),
    ).toEqual([
      ['n_threads', [2201, 88410, 171902], true],
      ['rss_mb', [201, 688, 1170], true],
    ]);
  });

  test.each([
    ['two rows', '02:00   104 MB\n02:30   371 MB'],
    ['numbers that nothing names', '02:00   104\n02:30   371\n03:00   400'],
    ['numbers below words', 'pods nodes\n1 2\n3 4\n5 6'],
    ['a log', '02:00:01 Loading rules\n02:00:02 Opening source\n02:00:03 Falco 0.38.1'],
    ['versions', 'day 1  0.36.2\nday 2  0.36.2\nday 3  0.37.1'],
    ['a quote', '> 02:00   104 MB\n> 02:30   371 MB\n> 03:00   400 MB'],
  ])('%s tell nothing', (_name, body) => {
    expect(tables(body)).toEqual([]);
  });
});
