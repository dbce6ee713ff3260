import { RegExpParser, type AST } from '@eslint-community/regexpp';
import type { LiteralGuard } from '../issue/text-query.ts';

/** Alternatives of which every match contains one; `undefined` when nothing is certain. */
type Clause = readonly string[] | undefined;

/** With more alternatives the look-up costs more than the pattern. */
const MOST_IN_CLAUSE = 24;
const MOST_ALTERNATIVES = 40;

/** Characters outside ASCII are rare enough to count twice: two of them make a literal. */
const worth = (s: string): number => Array.from(s).reduce((n, c) => n + (c > '\u007f' ? 2 : 1), 0);
const shortest = (l: readonly string[]): number => Math.min(...l.map(worth));
const better = (a: Clause, b: Clause): Clause => (!a ? b : !b ? a : shortest(a) >= shortest(b) ? a : b);

/**
 * The lower-case literals without which no line matches `pattern`: of one of the alternatives, one of each clause.
 *
 *     (?:cpu|core) .* high|oom   →   [[[cpu, core], [high]], [[oom]]]
 *
 * `undefined`: an alternative has no literal of three characters or more, so every line has to be tried (the linter refuses such patterns).
 */
export function requiredLiterals(pattern: string): LiteralGuard | undefined {
  let ast: AST.Pattern;
  try {
    ast = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern.replace(/^\(\?i\)/, ''), 0, undefined, { unicode: false });
  } catch {
    return undefined;
  }
  const alternatives = flatten(ast.alternatives).map((alternative) => {
    const clauses = clausesOf(alternative.elements).map((clause) => [...new Set(clause)]);
    return clauses.some((clause) => shortest(clause) >= 3) ? clauses.filter((clause) => shortest(clause) >= 2) : undefined;
  });
  if (alternatives.length > MOST_ALTERNATIVES || alternatives.includes(undefined)) return undefined;
  return alternatives as string[][][];
}

/** `(?:a|b)` alone is `a|b`. */
const flatten = (alternatives: readonly AST.Alternative[]): readonly AST.Alternative[] =>
  alternatives.flatMap((alternative) => {
    const [only, more] = alternative.elements;
    return only && !more && (only.type === 'Group' || only.type === 'CapturingGroup') ? flatten(only.alternatives) : [alternative];
  });

/** Every clause that is certain for a sequence: its runs of plain characters, and what its groups guarantee. */
function clausesOf(elements: readonly AST.Element[]): (readonly string[])[] {
  const clauses: (readonly string[])[] = [];
  let run = '';
  const end = (): void => {
    if (run !== '') clauses.push([run]);
    run = '';
  };
  for (const element of elements) {
    if (element.type === 'Character') {
      run += String.fromCodePoint(element.value).toLowerCase();
      continue;
    }
    if (element.type === 'Assertion') continue;
    end();
    clauses.push(...ofElement(element));
  }
  end();
  return clauses;
}

function ofElement(element: AST.Element): (readonly string[])[] {
  if (element.type === 'Quantifier' && element.min > 0) return clausesOf([element.element]);
  if (element.type !== 'Group' && element.type !== 'CapturingGroup') return [];
  const [only, more] = element.alternatives;
  if (only && !more) return clausesOf(only.elements);
  const all: string[] = [];
  for (const alternative of element.alternatives) {
    const best = clausesOf(alternative.elements).reduce<Clause>(better, undefined);
    if (!best) return [];
    all.push(...best);
    if (all.length > MOST_IN_CLAUSE) return [];
  }
  return [all];
}
