import { expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTraining, type TrainingReport } from '../src/cli/training.ts';
import { loadKnowledge } from '../src/node/load-knowledge.ts';

const CAUSES = ['ring-buffer-too-small', 'kmod-not-loaded'];

/** What is read from a folder with one such file. */
function readFile(name: string, text: string): TrainingReport[] {
  const folder = mkdtempSync(join(tmpdir(), 'known-cause-training-'));
  try {
    writeFileSync(join(folder, 'README.md'), 'No report.');
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return readTraining(folder, CAUSES);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const read = (text: string): TrainingReport[] => readFile('one.md', text);
const readShort = (text: string): TrainingReport[] => readFile('short/some.txt', text);

test('a training report is a front matter and the text below', () => {
  expect(
    read(
      '---\ntitle: "drops: many"\ndecision: answer\ncauses: [ring-buffer-too-small]\n---\n---\nnot a front matter\n',
    ),
  ).toEqual([
    {
      issue: { title: 'drops: many', body: '---\nnot a front matter\n', labels: [], author: 'reporter', comments: [] },
      decision: 'answer',
      causes: ['ring-buffer-too-small'],
    },
  ]);
});

test.each<[string, RegExp]>([
  ['no front matter', /one\.md: no front matter between two lines of ---/],
  ['---\ntitle: x\ndecision: maybe\ncauses: []\n---\n', /one\.md: .*"answer"\|"ask"\|"silent"/s],
  [
    '---\ntitle: x\ndecision: answer\ncauses: [kmod-not-loadded]\n---\n',
    /one\.md: "kmod-not-loadded" is no cause; did you mean "kmod-not-loaded"\?/,
  ],
])('a broken one says which file and why: %j', (text, says) => {
  expect(() => read(text)).toThrow(says);
});

test('short reports stand many in a file; what may be named as well, and what is asked, teaches nothing', () => {
  const said = readShort(
    '=== answer kmod-not-loaded | may ring-buffer-too-small\nno device\nSince the reboot.\n\nHelp!\n\n=== ? ask falco.version\nit is slow\nVery.\n=== silent\nthanks\n',
  );
  expect(said.map(({ issue: { title, body }, decision, causes }) => ({ title, body, decision, causes }))).toEqual([
    { title: 'no device', body: 'Since the reboot.\n\nHelp!', decision: 'answer', causes: ['kmod-not-loaded'] },
    { title: 'it is slow', body: 'Very.', decision: 'ask', causes: [] },
    { title: 'thanks', body: '', decision: 'silent', causes: [] },
  ]);
});

test.each<[string, RegExp]>([
  ['=== silent\na\nb\n\n=== perhaps\nc\n', /some\.txt:5: "=== perhaps" is none of/],
  ['=== answer\na\n', /some\.txt:1: "=== answer" is none of/],
  ['=== silent\na\n=== answer kmod-not-loadded\nb\n', /some\.txt:3: .*did you mean "kmod-not-loaded"\?/],
])('a broken short one says which file and line: %j', (text, says) => {
  expect(() => readShort(text)).toThrow(says);
});

test('those of the pack can be read, and only answers have causes', async () => {
  const [pack] = (await loadKnowledge()).packs;
  const reports = readTraining(
    'knowledge/falco/training',
    pack?.entries.map(({ id }) => id.slice('falco/'.length)) ?? [],
  );
  expect(reports.length).toBeGreaterThan(1_000);
  expect(reports.filter(({ decision, causes }) => decision !== 'answer' && causes.length > 0)).toEqual([]);
});
