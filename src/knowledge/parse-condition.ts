import { RE2JS } from 're2js';
import type { FactType } from '../facts/fact-definition.ts';
import type { TextQuery } from '../issue/text-query.ts';
import type { Check, Condition } from './knowledge-base.ts';
import { requiredLiterals } from './literals.ts';
import { parseCheck } from './parse-check.ts';
import type { KeyPath, Report } from './problem.ts';
import type { RawCondition } from './schema.ts';
import { toldAt } from './parse-told.ts';
import { didYouMean } from './suggest.ts';
import { letterAtBoundary } from './word-boundary.ts';
import type { YamlFile } from './parse-yaml.ts';

/** What a condition may refer to. */
export interface Names {
  readonly typeOf: (fact: string) => FactType | undefined;
  readonly facts: readonly string[];
  /** Names of word groups. */
  readonly words: readonly string[];
  /** The named conditions of `_pack.yaml`, which are known only there; each lookup counts as a use. */
  readonly conditions?: NamedConditions;
}

/** Conditions with a name, and which of the names were used. */
export interface NamedConditions {
  readonly byName: ReadonlyMap<string, Condition>;
  readonly used: Set<string>;
}

const KINDS = ['check', 'see', 'match', 'told', 'use', 'all', 'any', 'none'] as const;

/** `undefined` when something was wrong; the problems are then reported at their keys. */
export function parseCondition(raw: RawCondition, path: KeyPath, file: YamlFile, names: Names): Condition | undefined {
  const used = KINDS.filter((kind) => raw[kind] !== undefined);
  if (used.length !== 1) {
    const known = KINDS.filter((kind) => kind !== 'use' || names.conditions);
    const message = used.length === 0 ? `choose one of ${known.join(', ')}` : `choose one of ${used.join(' and ')}`;
    file.report('kb/condition', path, message, 'combine several conditions with all, any or none');
    return undefined;
  }
  const kind = used[0]!;
  if (kind === 'check') {
    const check = checkAt(raw.check ?? '', [...path, 'check'], file.report, names);
    return check && { check };
  }
  if (kind === 'use') return namedAt(raw.use ?? '', [...path, 'use'], file, names);
  if (kind === 'see' || kind === 'match' || kind === 'told') {
    const text = parseQuery(raw, path, file, names.words);
    return text && { text };
  }
  const parts = (raw[kind] ?? []).map((part, i) => parseCondition(part, [...path, kind, i], file, names));
  if (parts.includes(undefined)) return undefined;
  return { [kind]: parts } as unknown as Condition;
}

function namedAt(name: string, path: KeyPath, file: YamlFile, { conditions }: Names): Condition | undefined {
  const known = conditions?.byName.get(name);
  if (known) conditions?.used.add(name);
  else if (conditions) file.report('kb/condition', path, `unknown condition "${name}"`, didYouMean(name, [...conditions.byName.keys()]));
  else file.report('kb/condition', path, 'named conditions belong to _pack.yaml', 'write the condition here');
  return known;
}

export function checkAt(text: string, path: KeyPath, report: Report, names: Names): Check | undefined {
  const result = parseCheck(text, names.typeOf);
  if ('check' in result) return result.check;
  report('kb/check', path, result.wrong, result.fact ? didYouMean(result.fact, names.facts) : result.help);
  return undefined;
}

/** The text query of a sign, a finder or a condition. `words` are the names of the word groups. */
export function parseQuery(
  raw: Pick<RawCondition, 'see' | 'match' | 'told' | 'within' | 'in' | 'unless'>,
  path: KeyPath,
  file: YamlFile,
  words: readonly string[],
): TextQuery | undefined {
  const common = { ...(raw.in ? { in: raw.in } : {}), ...(raw.unless === undefined ? {} : { unless: raw.unless }) };
  if (raw.unless !== undefined && !isPattern(raw.unless, [...path, 'unless'], file)) return undefined;
  if (raw.within !== undefined && raw.told === undefined) file.report('kb/told', [...path, 'within'], 'within belongs to told', 'remove it');
  if (raw.see !== undefined) return { see: typeof raw.see === 'string' ? [raw.see] : raw.see, ...common };
  if (raw.told !== undefined) {
    const told = toldAt(raw.told, [...path, 'told'], file.report, words);
    return told && { told: raw.within === undefined ? told : { ...told, within: raw.within }, ...common };
  }
  const pattern = raw.match ?? '';
  if (!isPattern(pattern, [...path, 'match'], file)) return undefined;
  const literals = requiredLiterals(pattern);
  if (!literals) {
    file.report('kb/pattern-literal', [...path, 'match'], 'every line would have to be tried: the pattern has no literal of three characters', 'add a fixed word to each alternative');
  }
  return { match: pattern, ...(literals ? { literals } : {}), ...common };
}

/** Checks that RE2 compiles the pattern and that it is written in single quotes (or in a block). */
export function isPattern(pattern: string, path: KeyPath, file: YamlFile): boolean {
  if (file.styleOf(path) === 'double') {
    file.report('kb/pattern-quotes', path, 'this pattern is in double quotes', "put patterns in 'single quotes', where \\ means itself");
    return false;
  }
  try {
    const found = RE2JS.compile(pattern).matcher('').find();
    if (found) {
      file.report('kb/pattern-empty', path, 'the pattern matches the empty line');
      return false;
    }
    const letter = letterAtBoundary(pattern);
    if (letter !== undefined)
      file.report('kb/pattern-boundary', path, `\\b beside "${letter}" does not see the edge of a word: only ASCII letters count`, 'leave that \\b away');
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not a pattern';
    const help = /\(\?(?:!|=|<!|<=)/.test(pattern)
      ? 'look-ahead and look-behind are not available; use unless, rules-out or a second sign'
      : undefined;
    file.report('kb/pattern', path, message, help);
    return false;
  }
}
