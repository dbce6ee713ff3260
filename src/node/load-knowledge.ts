import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { parseKnowledge, type KnowledgeFile } from '../knowledge/parse-knowledge.ts';

/** The knowledge base cannot be used; the message names file, line, column and mend of every problem. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
}

/** Where the repository is: set by `scripts/run.mjs`, else the folder the program was started in. */
const root = (): string => process.env['KNOWN_CAUSE_ROOT'] ?? process.cwd();

/** The knowledge base: `knowledge.json` beside the bundle when it is there, else the `knowledge/` folder. */
export async function loadKnowledge(): Promise<KnowledgeBase> {
  const built = await textOf(fileURLToPath(new URL('knowledge.json', import.meta.url)));
  return built === undefined ? compileKnowledge(root()) : (JSON.parse(built) as KnowledgeBase);
}

/** Compiles the folder `knowledge/` below `folder`; throws when anything in it is broken. */
export async function compileKnowledge(folder: string): Promise<KnowledgeBase> {
  const { knowledge, problems } = parseKnowledge(await knowledgeFiles(folder));
  const lines = problems.map(
    ({ code, file, line, column, says, mend }) => `${file}:${line}:${column} ${code} ${says} ${mend}`,
  );
  if (lines.length > 0) throw new KnowledgeError(lines.join('\n'));
  return knowledge;
}

export async function knowledgeFiles(folder: string): Promise<KnowledgeFile[]> {
  const entries = await readdir(join(folder, 'knowledge'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path) => ({
      path: relative(folder, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

/** Text of a file; absent when there is no such file. */
const textOf = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
