import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { KnowledgeFile } from '../knowledge/parse-knowledge.ts';
import type { Problem } from '../knowledge/problem.ts';

/** The knowledge base cannot be built; the message names file, line, column and mend of every error. */
export class KnowledgeError extends Error {
  override readonly name = 'KnowledgeError';
}

/** Where the repository is: set by `scripts/run.mjs`, else the folder the program was started in. */
export const projectRoot = (): string => process.env['KNOWN_CAUSE_ROOT'] ?? process.cwd();

/**
 * The knowledge base: `knowledge.json` beside the bundle when it is there, else the `knowledge/` folder.
 * A broken entry is left out and told to `onProblem`; the rest works. Only {@link compileKnowledge} refuses.
 */
export async function loadKnowledge(onProblem: (line: string) => void = () => {}): Promise<KnowledgeBase> {
  const built = await textOf(fileURLToPath(new URL('knowledge.json', import.meta.url)));
  if (built !== undefined) return JSON.parse(built) as KnowledgeBase;
  const { knowledge, errors } = await parseFolder(projectRoot());
  for (const error of errors) onProblem(oneLine(error));
  return knowledge;
}

/** Compiles the folder `knowledge/` below `folder`; throws {@link KnowledgeError} when anything in it is broken. */
export async function compileKnowledge(folder: string): Promise<KnowledgeBase> {
  const { knowledge, errors } = await parseFolder(folder);
  if (errors.length > 0) throw new KnowledgeError(errors.map(oneLine).join('\n'));
  return knowledge;
}

async function parseFolder(folder: string): Promise<{ knowledge: KnowledgeBase; errors: readonly Problem[] }> {
  // The YAML and schema libraries are not loaded where the knowledge comes built.
  const { parseKnowledge } = await import('../knowledge/parse-knowledge.ts');
  const { knowledge, problems } = parseKnowledge(await knowledgeFiles(folder));
  return { knowledge, errors: problems.filter((problem) => problem.severity === 'error') };
}

const oneLine = ({ code, file, line, column, message, help }: Problem): string =>
  `${file}:${line}:${column} ${code}: ${message}${help === undefined ? '' : ` (${help})`}`;

/** All YAML files below `<folder>/knowledge`, with paths relative to `folder`. */
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
