import { createInterface } from 'node:readline';
import { diagnose } from '../diagnose.ts';
import { loadKnowledge } from '../node/load-knowledge.ts';
import { progress } from './progress.ts';
import { readIssueJson } from './read-issue.ts';
import { resultOf } from './result-of.ts';

const HELP = `batch: reads issues, one JSON object per line, and writes one result per line in the same order

Usage: npm run -s batch < issues.ndjson > results.ndjson

An issue has the shape of "gh issue view --json number,title,body,labels,author,createdAt,comments,url"; everything but
title and body may be absent, and "id" comes back with the result. A line that cannot be read gives
{"id": …, "error": {"code": …, "message": …}} in its place, and the run goes on.

Standard output carries results only; progress goes to standard error when it is a terminal.
Exit code: 0, also when lines were bad; 1 when the knowledge base cannot be loaded.
`;

if (process.argv.includes('--help')) process.stdout.write(HELP);
else await run();

async function run(): Promise<void> {
  const knowledge = await loadKnowledge((line) => process.stderr.write(`knowledge: ${line}\n`));
  let done = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    await write(`${JSON.stringify(resultLine(line))}\n`);
    done++;
    if (done % 50 === 0) progress(`${done} issues`);
  }
  progress(`${done} issues\n`);

  function resultLine(line: string): unknown {
    let data: unknown;
    try {
      data = JSON.parse(line);
    } catch {
      return { id: null, error: { code: 'bad-json', message: 'the line is not JSON' } };
    }
    const read = readIssueJson(data);
    if ('wrong' in read) return { id: read.id ?? null, error: { code: 'bad-issue', message: read.wrong } };
    return { id: read.id ?? null, ...resultOf(diagnose(read.issue, knowledge)) };
  }
}

/** Waits until the reader has taken what was written, so that memory stays bounded. */
function write(text: string): Promise<void> {
  return new Promise((done) => (process.stdout.write(text) ? done() : process.stdout.once('drain', done)));
}
