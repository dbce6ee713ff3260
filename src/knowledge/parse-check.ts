import type { FactType } from '../facts/fact-definition.ts';
import type { Check, Comparison } from './knowledge-base.ts';

/** What is wrong with a check, in words; or the check. */
export type CheckResult = { readonly check: Check } | { readonly wrong: string; readonly help?: string; readonly fact?: string };

const FACT = /^([a-z][A-Za-z0-9_.-]*)\s+(?=is\b|<|>|=|!)/;
const COMPARE = /^(<=|>=|!=|<|>|=)\s*(.+)$/;
const IS = /^is(-not)?\s+(.+)$/;
const SIZE_UNITS: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };

/**
 * Parses `falco.version >= 0.33.0, < 0.37.0` or `driver is kmod|ebpf`. After a comma the fact may be left out: the last one is meant.
 * `typeOf` says the declared type of a fact, `undefined` for an unknown one; `config.*` facts need no declaration.
 */
export function parseCheck(text: string, typeOf: (fact: string) => FactType | undefined): CheckResult {
  const comparisons: Comparison[] = [];
  let fact: string | undefined;
  for (const part of text.split(',').map((p) => p.trim())) {
    const named = FACT.exec(part);
    if (named) fact = named[1];
    if (fact === undefined) return { wrong: `"${part}" does not start with a fact`, help: 'write a fact first: falco.version >= 0.37.0' };
    const type = fact.startsWith('config.') ? 'text' : typeOf(fact);
    if (type === undefined) return { wrong: `unknown fact "${fact}"`, fact };
    const rest = named ? part.slice(named[0].length) : part;
    const is = IS.exec(rest);
    if (is) {
      comparisons.push({ fact, op: is[1] ? 'is-not' : 'is', value: (is[2] ?? '').split('|').map((v) => v.trim()) });
      continue;
    }
    const compare = COMPARE.exec(rest);
    if (!compare) return { wrong: `"${part}" is not a comparison`, help: 'use < <= > >= = != with a value, or "is a|b"' };
    const value = parseValue(compare[2] ?? '', type);
    if (value === undefined) return { wrong: `"${compare[2]}" is not a ${VALUE_NAMES[type]}` };
    const numeric = type === 'text' && typeof value === 'number';
    comparisons.push({ fact, is: numeric ? 'count' : type, op: compare[1] as '<', value });
  }
  return comparisons.length > 0 ? { check: { text, comparisons } } : { wrong: 'the check is empty' };
}

const VALUE_NAMES: Readonly<Record<FactType, string>> = {
  version: 'version such as 0.37.0',
  count: 'number',
  share: 'share such as 5 %',
  size: 'size such as 8 MB',
  'yes-no': 'number; use "is yes" or "is no"',
  text: 'value',
};

function parseValue(text: string, type: FactType): string | number | undefined {
  const number = /^(\d+(?:\.\d+)?)\s*([A-Za-z%]*)$/.exec(text.trim());
  switch (type) {
    case 'version':
      return /^\d+(\.\d+)*$/.test(text.trim()) ? text.trim() : undefined;
    case 'share':
      return number?.[2] === '%' ? Number(number[1]) / 100 : undefined;
    case 'size': {
      const unit = SIZE_UNITS[number?.[2] ?? ''];
      return number && unit ? Number(number[1]) * unit : undefined;
    }
    case 'count':
      return number?.[2] === '' ? Number(number[1]) : undefined;
    case 'yes-no':
      return undefined;
    case 'text':
      return number?.[2] === '' ? Number(number[1]) : text.trim();
  }
}
