import type { FactDefinition, Finder, RecordDefinition } from '../facts/fact-definition.ts';
import { parseFormula, type Formula } from '../facts/formula.ts';
import { requiredLiterals } from './literals.ts';
import { isPattern, parseQuery } from './parse-condition.ts';
import type { YamlFile } from './parse-yaml.ts';
import type { KeyPath } from './problem.ts';
import { factsSchema, type RawFacts } from './schema.ts';
import { validate } from './validate.ts';

export interface FactsFile {
  readonly facts: readonly FactDefinition[];
  readonly records: readonly RecordDefinition[];
}

type RawFact = NonNullable<RawFacts['facts']>[string];

/** Reads a facts file: the facts that entries may name, and where they stand in an issue. `words` are the names of the word groups. Broken facts are reported and left out. */
export function parseFacts(file: YamlFile, words: readonly string[]): FactsFile {
  const raw = validate(file, factsSchema);
  if (!raw) return { facts: [], records: [] };
  const records = Object.entries(raw.records ?? {}).flatMap(([name, record]): RecordDefinition[] => {
    const path: KeyPath = ['records', name];
    const sound = isPattern(record.match, [...path, 'match'], file) && Object.entries(record.fields).every(([field, pattern]) => isPattern(pattern, [...path, 'fields', field], file));
    if (!sound) return [];
    const formulas = Object.entries(record.compute ?? {}).flatMap(([field, text]) => {
      const compute = formulaAt(text, [...path, 'compute', field], file);
      return compute ? [[field, compute] as const] : [];
    });
    return [clean({ name, ...record, compute: record.compute && Object.fromEntries(formulas), literals: requiredLiterals(record.match) })];
  });
  const facts = Object.entries(raw.facts ?? {}).flatMap(([name, fact]): FactDefinition[] => {
    const path: KeyPath = ['facts', name];
    if (!/^[a-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/.test(name)) file.report('kb/name', path, `"${name}" is not a fact name`, 'words in lower case, joined by dots: drops.rate');
    if (!fact.reader && !fact.find && !fact.compute) file.report('kb/fact', path, `nothing says where "${name}" stands`, 'add find, compute or reader: true');
    const { find, ask, compute, ...rest } = fact;
    return [
      clean({
        name,
        ...rest,
        compute: compute === undefined ? undefined : formulaAt(compute, [...path, 'compute'], file),
        ...(find ? { find: find.flatMap((finder, i) => parseFinder(finder, fact.is, [...path, 'find', i], file, words)) } : {}),
        ...(ask ? { ask: clean({ question: ask.question, when: ask.when, run: typeof ask.run === 'string' ? { any: ask.run } : ask.run }) } : {}),
      }),
    ];
  });
  return { facts, records };
}

/** A formula with its problem reported. Whether its facts are declared is for the linter: they may stand in another file. */
function formulaAt(text: string, path: KeyPath, file: YamlFile): Formula | undefined {
  const parsed = parseFormula(text);
  if ('formula' in parsed) return parsed.formula;
  file.report('kb/formula', path, parsed.problem, 'numbers, sizes (8 MB), facts, + - * /, ceil(…) and parentheses');
  return undefined;
}

function parseFinder(raw: NonNullable<RawFact['find']>[number], is: RawFact['is'], path: KeyPath, file: YamlFile, words: readonly string[]): Finder[] {
  const value = raw.value === undefined ? {} : { value: raw.value };
  const used = (['see', 'match', 'told', 'config', 'cell', 'record'] as const).filter((key) => raw[key] !== undefined);
  if (used.length !== 1) {
    file.report('kb/finder', path, 'choose one of see, match, told, config, cell and record');
    return [];
  }
  if (raw.config !== undefined) return [{ config: raw.config, ...value }];
  if (raw.cell !== undefined) return cellFinder(raw, is, path, file);
  if (raw.record !== undefined) return [clean({ record: raw.record, field: raw.field })];
  const query = parseQuery(raw, path, file, words);
  return query ? [{ ...query, ...value }] : [];
}

function cellFinder(raw: NonNullable<RawFact['find']>[number], is: RawFact['is'], path: KeyPath, file: YamlFile): Finder[] {
  if (raw.cell === undefined || !isPattern(raw.cell, [...path, 'cell'], file)) return [];
  const { grows, steady, levels, falls } = raw;
  if ((is === 'yes-no') !== [grows, steady, levels, falls].some((course) => course !== undefined)) {
    file.report('kb/finder', path, is === 'yes-no' ? 'a cell says yes or no only with grows, steady, levels or falls' : 'grows, steady, levels and falls say yes or no, and this fact is a number', 'see "What people tell" in knowledge/README.md');
    return [];
  }
  return [clean({ cell: raw.cell, grows, steady, levels, falls })];
}

/** Leaves out keys whose value is `undefined`: an absent key means absent, and the data can be written as JSON. */
export function clean<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}
