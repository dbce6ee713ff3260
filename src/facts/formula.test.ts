import { describe, expect, it } from '@jest/globals';
import { computeFormula, factsOfFormula, parseFormula } from './formula.ts';

const value = (text: string, facts: Record<string, number> = {}): number | string | undefined => {
  const parsed = parseFormula(text);
  return 'problem' in parsed ? parsed.problem : computeFormula(parsed.formula, (name) => facts[name]);
};

describe('formulas of knowledge files', () => {
  it.each([
    ['a / b', { a: 10, b: 4 }, 2.5],
    ['8 MB * host.cpus', { 'host.cpus': 64 }, 512 * 1024 ** 2],
    ['32 MB * ceil(host.cpus / 4)', { 'host.cpus': 6 }, 64 * 1024 ** 2],
    ['1 + 2 * 3', {}, 7],
    ['(1 + 2) * 3', {}, 9],
    ['10 - 2 - 3', {}, 5],
    ['12 / 2 / 3', {}, 2],
    ['50 % * x', { x: 8 }, 4],
    ['events.per-cpu - 1', { 'events.per-cpu': 3 }, 2],
  ])('%s', (text, facts, expected) => {
    expect(value(text, facts)).toBe(expected);
  });

  it('knows nothing when a fact is unknown or the divisor is zero', () => {
    expect(value('a * b', { a: 1 })).toBeUndefined();
    expect(value('a / b', { a: 1, b: 0 })).toBeUndefined();
  });

  it.each([
    ['a *', 'cannot be read from ""'],
    ['a b', 'cannot be read from "b"'],
    ['(a', 'cannot be read from ""'],
    ['a ** b', 'cannot be read from "* b"'],
    ['', 'cannot be read from ""'],
    ['max(a)', 'cannot be read from "(a)"'],
    ['('.repeat(100), 'cannot be read from'],
  ])('%s is refused', (text, problem) => {
    expect(value(text)).toContain(problem);
  });

  it('names its facts', () => {
    const parsed = parseFormula('32 MB * ceil(host.cpus / 4) + buffer.memory');
    expect('formula' in parsed && factsOfFormula(parsed.formula)).toEqual(['host.cpus', 'buffer.memory']);
  });
});
