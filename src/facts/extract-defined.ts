import type { Evidence } from '../issue/evidence.ts';
import { compilePattern } from '../issue/compile-pattern.ts';
import { evidenceAt, type IssueDocument } from '../issue/issue-document.ts';
import { numberTables, type Series } from '../issue/number-tables.ts';
import { plainTables } from '../issue/plain-tables.ts';
import type { TextIndex } from '../issue/find-text.ts';
import { compareVersions } from './compare-versions.ts';
import type { Fact, FactValue } from './fact.ts';
import type { CellFinder, FactDefinition, FactType, Finder } from './fact-definition.ts';
import { computeFormula, factsOfFormula } from './formula.ts';
import { readRecords, type PackRecords } from './read-records.ts';

/** The facts and records of a pack, as far as extraction needs them. */
export interface Definitions extends PackRecords {
  readonly facts: readonly FactDefinition[];
}

interface Found {
  readonly value: FactValue;
  readonly evidence: Evidence;
}

/**
 * Reads the facts that the knowledge files declare with finders.
 * `already` are the facts of the code readers; a declared fact that a reader has filled is left alone.
 */
export function extractDefined(
  document: IssueDocument,
  definitions: Definitions,
  text: TextIndex,
  already: readonly Fact[],
): Fact[] {
  const records = readRecords(definitions, text);
  const series = [...numberTables(document), ...plainTables(document)];
  const known = new Map<string, Fact[]>();
  for (const fact of already) known.set(fact.name, [...(known.get(fact.name) ?? []), fact]);
  const found: Fact[] = [];
  for (const definition of definitions.facts) {
    if (!definition.find || known.has(definition.name)) continue;
    const hits = definition.find.flatMap((finder) => find(finder, definition.is, { document, text, records, series }));
    for (const hit of choose(hits, definition)) found.push({ name: definition.name, ...hit });
  }
  return found;
}

/** The declared facts that follow from others, in the order of their declaration; those already known are left alone. */
export function computeDefined(definitions: Definitions, known: readonly Fact[]): Fact[] {
  const all = [...known];
  for (const { name, compute: formula } of definitions.facts) {
    if (formula === undefined || all.some((fact) => fact.name === name)) continue;
    const operands = factsOfFormula(formula).map((operand) => all.find((fact) => fact.name === operand));
    const value = computeFormula(formula, (operand) => numberOf(all.find((fact) => fact.name === operand)));
    const evidence = operands[0]?.evidence;
    if (value !== undefined && evidence) all.push({ name, value, evidence, inferred: 'computed' });
  }
  return all.slice(known.length);
}

/** What finders look at. */
interface Sources {
  readonly document: IssueDocument;
  readonly text: TextIndex;
  readonly records: ReturnType<typeof readRecords>;
  readonly series: readonly Series[];
}

/** The numbers of a series, over time the last; for a yes-no fact its last cell where the series runs as the finder says. */
function inSeries({ cells, overTime }: Series, finder: CellFinder, is: FactType): Found[] {
  const place = (cell: (typeof cells)[number]): Evidence => evidenceAt(cell.line, cell.at, cell.length);
  const last = cells.at(-1);
  if (is !== 'yes-no')
    return (overTime && last ? [last] : cells).map((cell) => ({ value: cell.value, evidence: place(cell) }));
  if (!overTime || !last || cells.length < 2) return [];
  const values = cells.map(({ value }) => value);
  return runs(values, finder) ? [{ value: true, evidence: place(last) }] : [];
}

/** At least so many numbers on a level, and it has to be at least so many times the first number. */
const ON_LEVEL = 3;
const RISEN = 2;

/** Whether numbers over time grow, stay, level off after a rise, or come down again, as the finder says. */
function runs(values: readonly number[], { grows, steady, levels, falls }: CellFinder): boolean {
  const [first, last] = [values[0]!, values.at(-1)!];
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  if (grows !== undefined && first > 0 && last >= first * grows) return true;
  if (steady !== undefined && lowest > 0 && highest <= lowest * steady) return true;
  if (falls !== undefined && last > 0 && highest >= last * falls) return true;
  if (levels === undefined || highest < first * RISEN) return false;
  const level = values.slice(values.findIndex((value) => value * levels >= highest));
  return level.length >= ON_LEVEL && level.every((value) => value * levels >= highest);
}

function find(finder: Finder, is: FactType, { document, text, records, series }: Sources): Found[] {
  if ('config' in finder) {
    const glob = configGlob(finder.config);
    return document.config.flatMap((entry) => {
      if (!glob(entry.path) || entry.value === null) return [];
      const value = finder.value ?? typed(String(entry.value), is);
      return value === undefined ? [] : [{ value, evidence: entry.evidence }];
    });
  }
  if ('cell' in finder)
    return series
      .filter(({ name }) => compilePattern(finder.cell).matcher(name).matches())
      .flatMap((one) => inSeries(one, finder, is));
  if ('record' in finder) {
    return (records.get(finder.record) ?? []).flatMap((record) => {
      const value = finder.field === undefined ? 1 : record.values[finder.field];
      return value === undefined ? [] : [{ value, evidence: record.evidence }];
    });
  }
  return (is === 'yes-no' ? text.find(finder, 3) : text.find(finder)).flatMap((hit) => {
    if (is === 'yes-no') return [{ value: finder.value ?? true, evidence: hit.evidence }];
    const value =
      finder.value ?? typed(hit.groups.slice(1).find((group) => group !== undefined) ?? hit.groups[0] ?? '', is);
    return value === undefined ? [] : [{ value, evidence: hit.evidence }];
  });
}

/** `**.buf_size_preset` matches at any depth, `*` one key; a leading `falco.` (Helm values) is written in the glob where it is meant. */
export function configGlob(glob: string): (path: readonly string[]) => boolean {
  const parts = glob.split('.');
  const matches = (p: number, path: readonly string[], k: number): boolean => {
    if (p === parts.length) return k === path.length;
    if (parts[p] === '**') return matches(p + 1, path, k) || (k < path.length && matches(p, path, k + 1));
    return k < path.length && (parts[p] === '*' || parts[p] === path[k]) && matches(p + 1, path, k + 1);
  };
  return (path) =>
    matches(
      0,
      path.flatMap((key) => key.split('.')),
      0,
    );
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1024,
  ki: 1024,
  kib: 1024,
  m: 1e6,
  mb: 1024 ** 2,
  mi: 1024 ** 2,
  mib: 1024 ** 2,
  g: 1e9,
  gb: 1024 ** 3,
  gi: 1024 ** 3,
  gib: 1024 ** 3,
};

/** The text as a value of that type; `undefined` when it is none. */
export function typed(text: string, is: FactType): FactValue | undefined {
  const trimmed = text.trim();
  if (is === 'text') return trimmed === '' ? undefined : trimmed;
  if (is === 'version') return /\d/.test(trimmed) ? trimmed.replace(/^v(?=\d)/, '') : undefined;
  if (is === 'yes-no')
    return /^(?:true|yes|on|1|enabled)$/i.test(trimmed)
      ? true
      : /^(?:false|no|off|0|disabled)$/i.test(trimmed)
        ? false
        : undefined;
  const number = /^([\d][\d_]*(?:[.,]\d+)?)\s*([A-Za-z%]{0,3})$/.exec(trimmed.replace(/(?<=\d),(?=\d{3}\b)/g, ''));
  if (!number) return undefined;
  const amount = Number((number[1] ?? '').replaceAll('_', '').replace(',', '.'));
  if (is === 'count') return amount;
  if (is === 'share') return number[2] === '%' ? amount / 100 : amount;
  const unit = UNITS[(number[2] ?? '').toLowerCase()];
  return unit === undefined ? undefined : amount * unit;
}

function choose(hits: readonly Found[], definition: FactDefinition): readonly Found[] {
  const first = hits[0];
  if (!first) return [];
  const take = definition.take ?? 'first';
  if (definition.is === 'yes-no' && definition.take === undefined)
    return [hits.find((hit) => hit.value === true) ?? first];
  const order = (a: Found, b: Found): number =>
    definition.is === 'version' ? compareVersions(String(a.value), String(b.value)) : Number(a.value) - Number(b.value);
  const sorted = [...hits].sort(order);
  switch (take) {
    case 'first':
      return [first];
    case 'last':
      return [hits.at(-1) ?? first];
    case 'lowest':
      return [sorted[0] ?? first];
    case 'highest':
      return [sorted.at(-1) ?? first];
    case 'median':
      return [sorted[Math.floor((sorted.length - 1) / 2)] ?? first];
    case 'how-many':
      return [{ value: hits.length, evidence: first.evidence }];
    case 'all':
      return hits.filter((hit, i) => hits.findIndex((other) => other.value === hit.value) === i);
  }
}

const numberOf = (fact: Fact | undefined): number | undefined =>
  typeof fact?.value === 'number' ? fact.value : undefined;
