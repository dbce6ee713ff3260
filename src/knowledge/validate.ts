import type * as z from 'zod';
import type { YamlFile } from './parse-yaml.ts';
import { didYouMean } from './suggest.ts';

/** Checks the shape of a file. `undefined` when it is wrong; every problem is reported at its key, with a suggestion where one is near. */
export function validate<T>(file: YamlFile, schema: z.ZodType<T>): T | undefined {
  const result = schema.safeParse(file.data);
  if (result.success) return result.data;
  // A misspelt key is both unknown and missing: it is told once, as unknown, with the suggestion.
  const misspelt = new Set<string>();
  const issues = [...result.error.issues].sort((x, y) => Number(y.code === 'unrecognized_keys') - Number(x.code === 'unrecognized_keys'));
  for (const issue of issues) {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const missing = valueAt(file.data, path) === undefined;
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, path);
      for (const key of issue.keys) {
        const near = didYouMean(key, known);
        const meant = known.find((name) => near === `did you mean "${name}"?`);
        if (meant !== undefined) misspelt.add([...path, meant].join('/'));
        file.report('kb/unknown-key', [...path, key], `"${key}" is not a known key here`, near ?? `known keys: ${known.join(', ')}`);
      }
    } else if (missing && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) {
      if (!misspelt.has(path.join('/'))) file.report('kb/missing-key', path, `the key "${String(path.at(-1) ?? '')}" is missing`);
    } else if (issue.code === 'invalid_value') {
      const values = issue.values.map(String);
      const got = String(valueAt(file.data, path));
      file.report('kb/value', path, `"${got}" is not ${values.length > 1 ? `one of ${values.join(', ')}` : values.join('')}`, didYouMean(got, values));
    } else if (issue.code === 'invalid_key') {
      file.report('kb/name', path, `"${String(path.at(-1) ?? '')}" is not a name`, 'lower case letters, digits and hyphens');
    } else if (issue.code === 'invalid_type') {
      const value = valueAt(file.data, path);
      const condition = isCondition(schema, path) && typeof value === 'string';
      file.report('kb/value', path, `expected ${NAMES[issue.expected] ?? issue.expected}, found ${kindOf(value)}`, condition ? `write it as a condition: {check: '${value}'}` : undefined);
    } else {
      file.report('kb/value', path, issue.message);
    }
  }
  return undefined;
}

/** Kinds of values in the words of an author. */
const NAMES: Readonly<Record<string, string>> = { object: 'keys with values', record: 'keys with values', array: 'a list', string: 'text', number: 'a number', boolean: 'true or false' };

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return `the text "${value}"`;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'keys with values';
  return JSON.stringify(value);
}

const isCondition = (schema: z.ZodType, path: readonly PropertyKey[]): boolean => knownKeys(schema, path).includes('check');

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), data);

/** The keys that the schema allows at `path`; empty where it allows any. */
function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at: unknown = schema;
  for (const key of path) at = step(unwrap(at), key);
  const inner = unwrap(at) as { shape?: Record<string, unknown> } | undefined;
  return Object.keys(inner?.shape ?? {});
}

type Inner = { def?: { innerType?: unknown; getter?: () => unknown } } | undefined;
function unwrap(schema: unknown): unknown {
  let at = schema as Inner;
  while (at?.def && (at.def.innerType !== undefined || at.def.getter)) at = (at.def.getter ? at.def.getter() : at.def.innerType) as Inner;
  return at;
}

function step(schema: unknown, key: PropertyKey): unknown {
  const at = schema as { shape?: Record<PropertyKey, unknown>; element?: unknown; valueType?: unknown } | undefined;
  return at?.shape?.[key] ?? at?.element ?? at?.valueType;
}
