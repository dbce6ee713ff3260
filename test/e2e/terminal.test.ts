import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program as `npm run -s NAME -- …` does, without npm's own start. */
const run = (
  name: string,
  args: readonly string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['scripts/run.mjs', name, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'known-cause-terminal-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a pipe that is closed early is an end like any other', () => {
  const command = `"${process.execPath}" scripts/run.mjs knowledge-facts | true`;
  const { stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
  expect(stderr).toBe('');
});

describe('batch', () => {
  test('one result per line in the same order; a bad line does not end the run', () => {
    const lines = [
      '{"id":"a","title":"Falco 0.38.1 claims drops","body":"```\\nSimulating syscall event drop\\n```"}',
      'not json',
      '{"id":"b","title":5,"body":"x"}',
      '{"id":7,"title":"Falco","body":null}',
      '[]',
      '',
      '{"id":"c"}',
    ];
    const { status, stdout, stderr } = run('batch', [], lines.join('\n'));
    const results = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(results.map((r) => [r['id'], r['decision'] ?? (r['error'] as { code: string }).code])).toEqual([
      ['a', 'answer'],
      [null, 'bad-json'],
      ['b', 'bad-issue'],
      [7, 'silent'],
      [null, 'bad-issue'],
      ['c', 'bad-issue'],
    ]);
    expect(results[0]).toMatchObject({
      causes: [
        { id: 'simulate-drops-on', band: 'likely', evidence: [{ source: 'body', line: 2 }] },
        { id: 'eol-or-very-old-version' },
      ],
      asks: [],
      contradictions: [],
    });
    expect(results[3]).toMatchObject({ comment: null, causes: [] });
  });
});

describe('diagnose', () => {
  const report = (): string => {
    const file = join(folder, 'report.md');
    writeFileSync(
      file,
      '# Falco claims drops\n\nFalco 0.38.1 on an idle host.\n\n```\nSimulating syscall event drop\n```\n',
    );
    return file;
  };
  test('summary, comment and JSON', () => {
    expect(run('diagnose', [report()]).stdout).toContain('Likely: The drops are simulated  [falco/simulate-drops-on]');
    expect(run('diagnose', [report(), '--format', 'markdown']).stdout).toMatch(
      /^### Likely cause: The drops are simulated\n/,
    );
    expect(JSON.parse(run('diagnose', [report(), '--format', 'json']).stdout)).toMatchObject({ decision: 'answer' });
  });
  test('standard input, and silence has an exit code of its own', () => {
    const { status, stdout } = run('diagnose', ['-'], 'How do I write a rule?');
    expect([status, stdout.includes('Silent: ')]).toEqual([3, true]);
  });
  test('why, and why not', () => {
    const why = run('diagnose', [report(), '--explain', 'simulate-drops-on']).stdout;
    expect(why).toMatch(/^falco\/simulate-drops-on: likely {2}score 8/);
    expect(why).toMatch(
      /^worth a comment: {2}[01]\.\d\d \(a likely cause takes 0\.\d+, with 10 points 0\.\d+, a possible cause 0\.\d\)\nworth a question: [01]\.\d\d \(takes 0\.\d+ where something is down or measured, else 0\.\d+\)$/m,
    );
    expect(why).toMatch(
      /^reads most like: falco\/simulate-drops-on 0\.\d\d \(from 0\.28 on it opens a closed gate; body line \d/m,
    );
    expect(why).toMatch(
      /\+8 said: Falco says that the drop is simulated\n {16}yes {6}.* \(body line 6: Simulating syscall event drop\)$/m,
    );
    const not = run('diagnose', [report(), '--explain', 'silent-drops-0.40-0.41']).stdout;
    expect(not).toMatch(/^falco\/silent-drops-0\.40-0\.41: not-applicable/);
    expect(not).toContain('[falco.version is 0.38.1]');
  });
  test.each([
    [['nowhere.md'], 1, 'cannot read nowhere.md'],
    [[], 2, 'name a file'],
    [['-', '--format', 'xml'], 2, '"xml" is not one of text, markdown, json'],
    [['-', '--wrong'], 2, '--wrong'],
  ])('%j ends with %i and says why', (args, status, words) => {
    const result = run('diagnose', args);
    expect([result.status, result.stderr.includes(words)]).toEqual([status, true]);
  });
  test('help', () => {
    expect(run('diagnose', ['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Exit code:') });
  });
});

describe('knowledge:new', () => {
  test('refuses a name that is none, and a cause that exists', () => {
    expect(run('knowledge-new', ['Falco Cause', 'x']).status).toBe(2);
    expect(run('knowledge-new', ['falco/simulate-drops-on', 'x'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('exists already'),
    });
  });
});
