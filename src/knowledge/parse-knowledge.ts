import type { FactType } from '../facts/fact-definition.ts';
import type { Tables } from '../facts/tables.ts';
import type { Entry, KnowledgeBase, Pack } from './knowledge-base.ts';
import { parseCause } from './parse-cause.ts';
import { parseClassifier } from './parse-classifier.ts';
import { checkAt, type Names } from './parse-condition.ts';
import { parseFacts } from './parse-facts.ts';
import { parsePack } from './parse-pack.ts';
import { parseTable } from './parse-table.ts';
import { parseWords } from './parse-words.ts';
import { parseYaml, type YamlFile } from './parse-yaml.ts';
import type { Problem } from './problem.ts';
import { FACT_TYPES } from './schema.ts';

export interface KnowledgeFile {
  /** Relative, with forward slashes: `knowledge/falco/ring-buffer-too-small.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** What was read, and everything that is wrong. Broken entries are left out of `knowledge`; the rest of it is usable. */
export interface ParsedKnowledge {
  readonly knowledge: KnowledgeBase;
  readonly problems: readonly Problem[];
  /** The files as read, for the linter. */
  readonly sources: ReadonlyMap<string, YamlFile>;
}

/** What the file of a pack may be. */
const SCHEMAS = ['pack/1', 'facts/1', 'words/1', 'table/1', 'classifier/1', 'cause/1'];

const EMPTY: Tables = { releases: [], charts: [], kernels: [], platforms: [], drivers: [], configKeys: [] };

/** Parses all files of the knowledge base. Pure; the order of the files does not matter. */
export function parseKnowledge(files: readonly KnowledgeFile[]): ParsedKnowledge {
  const problems: Problem[] = [];
  const sources = new Map<string, YamlFile>();
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!/\.ya?ml$/.test(path)) continue;
    const yaml = parseYaml(path, text, problems);
    if (yaml) sources.set(path, yaml);
  }
  const folders = new Map<string, YamlFile[]>();
  for (const yaml of sources.values()) {
    const folder = packFolder(yaml.file);
    if (folder === undefined) continue;
    folders.set(folder, [...(folders.get(folder) ?? []), yaml]);
  }
  const packs = [...folders].flatMap(([folder, members]) => parseMembers(folder, members, problems));
  return { knowledge: { version: digest(files), packs }, problems, sources };
}

/** `knowledge/<pack>/…` → `<pack>`; files directly below `knowledge/` belong to no pack. */
function packFolder(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.lastIndexOf('knowledge');
  return parts.length > at + 2 ? parts[at + 1] : undefined;
}

const schemaOf = (yaml: YamlFile): string => {
  const data = yaml.data as { schema?: unknown } | null;
  return typeof data?.schema === 'string' ? data.schema : '';
};

function parseMembers(folder: string, members: readonly YamlFile[], problems: Problem[]): Pack[] {
  const of = (schema: string): YamlFile[] => members.filter((m) => schemaOf(m) === schema);
  for (const yaml of members) {
    if (!SCHEMAS.includes(schemaOf(yaml)))
      yaml.report('kb/schema', ['schema'], `this version knows no schema "${schemaOf(yaml)}"; the file is left out`, 'use cause/1, facts/1, words/1, table/1, classifier/1 or pack/1');
  }
  const words = parseWords(of('words/1'));
  const groups = Object.keys(words);
  const read = of('facts/1').map((yaml) => parseFacts(yaml, groups));
  const facts = read.flatMap((d) => d.facts);
  const types = new Map<string, FactType>();
  for (const fact of facts) {
    if (types.has(fact.name)) {
      const file = of('facts/1').findLast((m) => (m.data as { facts?: Record<string, unknown> }).facts?.[fact.name] !== undefined);
      file?.report('kb/duplicate-fact', ['facts', fact.name], `the fact "${fact.name}" is declared twice`);
    }
    types.set(fact.name, fact.is);
  }
  // A cause is not broken because the file of its facts is: names that are declared there are known all the same.
  for (const yaml of of('facts/1')) {
    for (const [name, fact] of Object.entries((yaml.data as { facts?: Record<string, { is?: unknown } | null> }).facts ?? {})) {
      const is = FACT_TYPES.find((type) => type === fact?.is);
      if (!types.has(name) && is) types.set(name, is);
    }
  }
  const names: Names = { typeOf: (fact) => types.get(fact), facts: [...types.keys()], words: groups };
  for (const yaml of of('facts/1')) {
    const declared = (yaml.data as { facts?: Record<string, { ask?: { when?: unknown } }> }).facts ?? {};
    for (const [name, fact] of Object.entries(declared))
      if (typeof fact.ask?.when === 'string') checkAt(fact.ask.when, ['facts', name, 'ask', 'when'], yaml.report, names);
  }
  const head = of('pack/1')[0];
  const pack = head && parsePack(head, names);
  if (!pack) {
    if (!head) problems.push({ code: 'kb/pack', severity: 'error', message: `the folder "${folder}" has no _pack.yaml`, file: `knowledge/${folder}/_pack.yaml`, line: 1, column: 1, length: 1 });
    return [];
  }
  const tables = Object.assign({}, EMPTY, ...of('table/1').map(parseTable)) as Tables;
  const entries = of('cause/1').flatMap((yaml): Entry[] => {
    const entry = parseCause(yaml, names);
    return entry ? [entry] : [];
  });
  const [trained] = of('classifier/1');
  const classifier = trained && parseClassifier(trained);
  return [{ ...pack, words, facts, records: read.flatMap((d) => d.records), tables, entries, ...(classifier ? { classifier } : {}) }];
}

/** A 53-bit digest (cyrb53) of all files, as text. Not for security: it tells two states of the knowledge apart. */
function digest(files: readonly KnowledgeFile[]): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const { path, text } of [...files].sort((x, y) => (x.path < y.path ? -1 : 1))) {
    for (const part of [path, text.replaceAll('\r\n', '\n')]) {
      for (let i = 0; i < part.length; i++) {
        const code = part.charCodeAt(i);
        a = Math.imul(a ^ code, 2654435761);
        b = Math.imul(b ^ code, 1597334677);
      }
    }
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
