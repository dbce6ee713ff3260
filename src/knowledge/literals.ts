import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** Alternatives of which every match contains one; `undefined` when nothing is certain. */
type Literals = readonly string[] | undefined;

/** Characters outside ASCII are rare enough to count twice: two of them make a literal. */
const worth = (s: string): number => Array.from(s).reduce((n, c) => n + (c > '\u007f' ? 2 : 1), 0);
const shortest = (l: readonly string[]): number => Math.min(...l.map(worth));
const better = (a: Literals, b: Literals): Literals => (!a ? b : !b ? a : shortest(a) >= shortest(b) ? a : b);

/**
 * The lower-case literals of which every line that `pattern` matches contains at least one.
 * `undefined`: there are none of three characters or more, so every line has to be tried (the linter refuses such patterns).
 */
export function requiredLiterals(pattern: string): Literals {
  let ast: AST.Pattern;
  try {
    ast = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern.replace(/^\(\?i\)/, ''), 0, undefined, { unicode: false });
  } catch {
    return undefined;
  }
  const found = ofAlternatives(ast.alternatives);
  return found && shortest(found) >= 3 ? [...new Set(found)] : undefined;
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): Literals {
  const all: string[] = [];
  for (const alternative of alternatives) {
    const found = ofSequence(alternative.elements);
    if (!found) return undefined;
    all.push(...found);
    if (all.length > 24) return undefined;
  }
  return all;
}

/** The best certain literal of a sequence: the run of plain characters, or what one of its groups guarantees. */
function ofSequence(elements: readonly AST.Element[]): Literals {
  let best: Literals;
  let run = '';
  const end = (): void => {
    if (run !== '') best = better(best, [run]);
    run = '';
  };
  for (const element of elements) {
    if (element.type === 'Character') {
      run += String.fromCodePoint(element.value).toLowerCase();
      continue;
    }
    if (element.type === 'Assertion') continue;
    end();
    best = better(best, ofElement(element));
  }
  end();
  return best;
}

function ofElement(element: AST.Element): Literals {
  if (element.type === 'Group' || element.type === 'CapturingGroup') return ofAlternatives(element.alternatives);
  if (element.type === 'Quantifier' && element.min > 0) return ofSequence([element.element]);
  return undefined;
}
