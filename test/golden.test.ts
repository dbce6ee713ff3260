import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpus } from '../src/cli/corpus.ts';
import { readIssueText } from '../src/cli/read-issue.ts';
import { visibleText } from '../src/comment/marker.ts';
import { diagnose } from '../src/diagnose.ts';
import type { Issue } from '../src/issue/issue.ts';
import { loadKnowledge } from '../src/node/load-knowledge.ts';

/**
 * The whole comment for some reports, as Markdown files to be read in a review. A missing file fails.
 * After a change that is meant: `GOLDEN=write npm test -- test/golden`, then read the difference. CI never writes.
 */
const FOLDER = 'test/golden';
const knowledge = await loadKnowledge();
const corpus = new Map(readCorpus('test/corpus').map((c) => [c.id, c.issue]));

const read = readIssueText(readFileSync('examples/openshift-high-cpu.md', 'utf8'));
const reports: { name: string; issue: Issue }[] = [
  ...('issue' in read ? [{ name: 'openshift-high-cpu', issue: read.issue }] : []),
  ...readFileSync(join(FOLDER, 'reports.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((name) => {
      const issue = corpus.get(name);
      return issue ? [{ name, issue }] : [];
    }),
];

describe('comments as they are posted', () => {
  test('every report of the list is in the corpus', () => {
    const wanted = readFileSync(join(FOLDER, 'reports.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(wanted.filter((name) => !corpus.has(name))).toEqual([]);
  });

  test.each(reports)('$name', ({ name, issue }) => {
    const file = join(FOLDER, `${name}.md`);
    const text = `${visibleText(diagnose(issue, knowledge).comment?.body ?? '(silent)')}\n`;
    if (process.env['GOLDEN'] === 'write' && !process.env['CI']) writeFileSync(file, text);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : `missing: ${file}`).toBe(text);
  });
});
