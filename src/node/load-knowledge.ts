import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Classifier } from '../classifier/classifier.ts';
import type { KnowledgeBase, Pack } from '../knowledge/knowledge-base.ts';
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
  if (built !== undefined) return unpackKnowledge(built);
  const { knowledge, errors } = await parseFolder(projectRoot());
  for (const error of errors) onProblem(oneLine(error));
  return knowledge;
}

/**
 * Knowledge as it is built in: one JSON text. The examples prove an entry before and are left out. The classifier stays a text of its own,
 * so that its thousands of numbers are read at the first diagnosis and not at the start.
 */
export const packKnowledge = (knowledge: KnowledgeBase): string =>
  JSON.stringify({
    ...knowledge,
    packs: knowledge.packs.map((pack) => ({
      ...pack,
      entries: pack.entries.map((entry) => ({ ...entry, examples: [] })),
      ...(pack.classifier ? { classifier: JSON.stringify(pack.classifier) } : {}),
    })),
  });

/** The inverse of {@link packKnowledge}. */
export function unpackKnowledge(text: string): KnowledgeBase {
  const knowledge = JSON.parse(text) as KnowledgeBase;
  return { ...knowledge, packs: knowledge.packs.map(unpackClassifier) };
}

function unpackClassifier(pack: Pack): Pack {
  const packed: unknown = pack.classifier;
  if (typeof packed !== 'string') return pack;
  let classifier: Classifier | undefined;
  const get = (): Classifier => (classifier ??= JSON.parse(packed) as Classifier);
  return Object.defineProperty({ ...pack }, 'classifier', { enumerable: true, get });
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
