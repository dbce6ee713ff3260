import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { KnowledgeFile, ParsedKnowledge } from '../knowledge/parse-knowledge.ts';

/** The folder of the project: where `scripts/run.mjs` says it is, else two levels above this file, else the current folder. */
export function projectRoot(): string {
  const said = process.env['KNOWN_CAUSE_ROOT'];
  if (said) return said;
  const guess = fileURLToPath(new URL('../..', import.meta.url));
  return existsSync(join(guess, 'knowledge')) ? guess : process.cwd();
}

/** All YAML files below `<root>/knowledge`, with paths relative to `root`. Throws when the folder cannot be read. */
export function readKnowledgeFiles(root = projectRoot()): KnowledgeFile[] {
  const files: KnowledgeFile[] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (/\.ya?ml$/.test(name))
        files.push({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') });
    }
  };
  walk(join(root, 'knowledge'));
  return files;
}

/** Parses the knowledge folder of the project; the YAML and schema libraries are loaded only then. */
export async function parseKnowledgeFolder(root = projectRoot()): Promise<ParsedKnowledge> {
  const { parseKnowledge } = await import('../knowledge/parse-knowledge.ts');
  return parseKnowledge(readKnowledgeFiles(root));
}

/**
 * The knowledge base: `knowledge.json` beside the running bundle when it was built, else the knowledge folder.
 * Broken entries are left out and told to `onProblem`; the rest of the knowledge works.
 */
export async function loadKnowledge(onProblem: (message: string) => void = () => {}): Promise<KnowledgeBase> {
  const built = fileURLToPath(new URL('./knowledge.json', import.meta.url));
  if (existsSync(built)) return JSON.parse(readFileSync(built, 'utf8')) as KnowledgeBase;
  const { knowledge, problems } = await parseKnowledgeFolder();
  for (const problem of problems)
    if (problem.severity === 'error') onProblem(`${problem.file}:${problem.line}:${problem.column} ${problem.message}`);
  return knowledge;
}
