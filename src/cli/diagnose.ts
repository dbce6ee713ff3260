import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { diagnose } from '../diagnose.ts';
import { loadKnowledge } from '../node/load-knowledge.ts';
import { explain } from './explain.ts';
import { readIssueText } from './read-issue.ts';
import { renderText } from './render-text.ts';
import { resultOf } from './result-of.ts';

const HELP = `diagnose: reads one issue and prints what the bot would answer

Usage: npm run -s diagnose -- FILE [--format text|markdown|json] [--explain [CAUSE]]

FILE      Markdown (a first line "# …" is the title), or the JSON of
          "gh issue view N --json number,title,body,labels,author,createdAt,comments,url"; "-" reads standard input
--format  text (default): a short summary · markdown: the comment as it would be posted · json: facts, causes, comment
--explain every gate and sign of the causes whose symptom is reported, with yes, no or unknown and the line;
          with CAUSE (for example ring-buffer-too-small) of that one only, also when it does not match

Exit code: 0 an answer or a question · 3 silent, nothing is known · 1 the file cannot be read · 2 wrong usage
`;

process.exitCode = await main();

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const at = args.indexOf('--explain');
  const after = args[at + 1];
  // `--explain CAUSE FILE` and `FILE --explain CAUSE`: what looks like a cause and is no file is the cause.
  const isCause = at >= 0 && after !== undefined && /^[a-z0-9][a-z0-9.-]*$/.test(after) && !existsSync(after);
  const cause = isCause ? args.splice(at + 1, 1)[0] : undefined;
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        explain: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined) return usage('name a file, or - for standard input');
  if (!['text', 'markdown', 'json'].includes(values.format))
    return usage(`"${values.format}" is not one of text, markdown, json`);
  const text = await readText(file);
  if (text === undefined) return 1;
  const knowledge = await loadKnowledge((line) => process.stderr.write(`knowledge: ${line}\n`));
  const read = readIssueText(text);
  if ('wrong' in read) return usage(read.wrong);
  const answer = diagnose(read.issue, knowledge, { thorough: values.explain });
  if (values.explain) {
    const known = knowledge.packs.flatMap((pack) => pack.entries.map((entry) => entry.id));
    if (cause !== undefined && !known.some((id) => id.endsWith(cause))) return usage(`there is no cause "${cause}"`);
    process.stdout.write(`${explain(answer, cause)}\n`);
  } else if (values.format === 'json') process.stdout.write(`${JSON.stringify(resultOf(answer), null, 2)}\n`);
  else if (values.format === 'markdown') process.stdout.write(answer.comment ? `${answer.comment.body}\n` : '');
  else process.stdout.write(`${renderText(answer)}\n`);
  return answer.diagnosis.kind === 'unknown' ? 3 : 0;
}

function usage(message: string): number {
  process.stderr.write(`diagnose: ${message}\nTry: npm run -s diagnose -- --help\n`);
  return 2;
}

async function readText(file: string): Promise<string | undefined> {
  try {
    if (file !== '-') return await readFile(file, 'utf8');
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    process.stderr.write(`diagnose: cannot read ${file}: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}
