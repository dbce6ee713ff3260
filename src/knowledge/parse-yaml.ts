import { isAlias, isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { KeyPath, Problem, Report } from './problem.ts';

/** A YAML file as plain data, with a way to report a problem at any key of it. */
export interface YamlFile {
  readonly file: string;
  readonly text: string;
  readonly data: unknown;
  readonly report: Report;
  /** Reports into another list: for checks that run later. */
  reportTo(problems: Problem[], ...problem: Parameters<Report>): void;
  /** How the scalar at `path` is written: `plain`, `single`, `double`, `block`; absent when there is none. */
  styleOf(path: KeyPath): 'plain' | 'single' | 'double' | 'block' | undefined;
}

/**
 * Reads one knowledge file strictly: YAML 1.2 core, unique keys, no anchors, aliases, tags or merge keys.
 * Problems go to `problems`; `undefined` when the text cannot be read as YAML. Of a broken file that causes share (facts, words) what
 * can be read is kept: one slip there must not cost all causes.
 */
export function parseYaml(file: string, text: string, problems: Problem[]): YamlFile | undefined {
  const lines = new LineCounter();
  const doc = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, lineCounter: lines, prettyErrors: false });
  const at = (offset: number, end: number, rest: Omit<Problem, 'file' | 'line' | 'column' | 'length'>): void => {
    const { line, col } = lines.linePos(offset);
    problems.push({ ...rest, file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, end - offset) });
  };
  let broken = false;
  for (const issue of [...doc.errors, ...doc.warnings]) {
    broken = true;
    const help = YAML_HELP[issue.code];
    at(issue.pos[0], issue.pos[1], {
      code: `yaml/${issue.code.toLowerCase().replaceAll('_', '-')}`,
      severity: 'error',
      message: issue.message.split('\n')[0] ?? 'not valid YAML',
      ...(help ? { help } : {}),
    });
  }
  visit(doc, {
    Node(_key, node) {
      const range = node.range;
      if (!range) return;
      if (isAlias(node) || node.anchor !== undefined) {
        broken = true;
        at(range[0], range[1], { code: 'yaml/alias', severity: 'error', message: 'anchors and aliases are not allowed here', help: 'repeat the value; every entry must be readable on its own' });
      }
      if (node.tag !== undefined && isScalar(node) && node.tag.startsWith('!') && !broken) {
        broken = true;
        at(range[0], range[1], { code: 'yaml/tag', severity: 'error', message: `tags such as ${node.tag} are not allowed here`, help: 'put the value in quotes' });
      }
    },
  });
  if (broken && !(SHARED.test(text) && isMap(doc.contents))) return undefined;
  const reportTo: YamlFile['reportTo'] = (into, code, path, message, help, severity = 'error') => {
    const [from, to] = rangeOf(doc, path);
    const { line, col } = lines.linePos(from);
    into.push({ code, severity, message, ...(help ? { help } : {}), file, at: path.join('/'), line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, to - from) });
  };
  return {
    file,
    text,
    data: doc.toJS({ maxAliasCount: 0 }) as unknown,
    report: (...problem) => reportTo(problems, ...problem),
    reportTo,
    styleOf: (path) => styleOf(doc, path),
  };
}

const SHARED = /^schema: (?:facts|words)\/1\s*$/m;

const YAML_HELP: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: "put patterns in 'single quotes', where \\ means itself",
  DUPLICATE_KEY: 'the second one would silently win; keep one',
  TAG_RESOLVE_FAILED: 'put the value in quotes',
  MULTILINE_IMPLICIT_KEY: 'put the text in quotes, or use a block with |',
  BLOCK_IN_FLOW: 'put the text in quotes: a colon followed by a blank starts a key',
  UNEXPECTED_TOKEN: "put the whole text in quotes; a ' inside 'single quotes' is written twice",
  BLOCK_AS_IMPLICIT_KEY: 'put the text in quotes: a colon followed by a blank starts a key',
  TAB_AS_INDENT: 'indent with blanks',
};

/** The range of the key at `path`, or of the nearest thing above it that exists; for a value in a list, of the value. */
function rangeOf(doc: Document, path: KeyPath): [number, number] {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = doc.getIn(path.slice(0, depth - 1), true);
    const last = path[depth - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(last));
      const key = pair?.key as Node | undefined;
      if (key?.range) return [key.range[0], key.range[1]];
    }
    const node = doc.getIn(path.slice(0, depth), true) as Node | undefined;
    if (node && typeof node === 'object' && node.range) return [node.range[0], node.range[1]];
  }
  return [0, 1];
}

function styleOf(doc: Document, path: KeyPath): ReturnType<YamlFile['styleOf']> {
  const node = doc.getIn(path, true);
  if (!isScalar(node)) return undefined;
  if (node.type === 'QUOTE_SINGLE') return 'single';
  if (node.type === 'QUOTE_DOUBLE') return 'double';
  return node.type === 'PLAIN' ? 'plain' : 'block';
}
