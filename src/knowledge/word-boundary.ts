import { RegExpParser, type AST } from '@eslint-community/regexpp';

/**
 * The first letter outside ASCII that stands right beside a `\b` of the pattern; `undefined` when there is none. RE2 counts only
 * ASCII as word characters, so `\bübel` never matches at the start of that word, and `chargé\b` never at its end.
 */
export function letterAtBoundary(pattern: string): string | undefined {
  let ast: AST.Pattern;
  try {
    ast = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern.replace(/^\(\?i\)/, ''), 0, undefined, { unicode: false });
  } catch {
    return undefined;
  }
  return ofAlternatives(ast.alternatives);
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): string | undefined {
  for (const { elements } of alternatives) {
    for (const [i, element] of elements.entries()) {
      const isBoundary = element.type === 'Assertion' && element.kind === 'word' && !element.negate;
      const found = isBoundary
        ? (edge(elements.slice(i + 1), 'first') ?? edge(elements.slice(0, i), 'last'))
        : 'alternatives' in element
          ? ofAlternatives(element.alternatives)
          : element.type === 'Quantifier' && 'alternatives' in element.element
            ? ofAlternatives(element.element.alternatives)
            : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A letter outside ASCII that the sequence can begin or end with. */
function edge(elements: readonly AST.Element[], side: 'first' | 'last'): string | undefined {
  const element = side === 'first' ? elements[0] : elements.at(-1);
  if (!element) return undefined;
  if (element.type === 'Character') return beyondAscii(element.value);
  if (element.type === 'Group' || element.type === 'CapturingGroup')
    return element.alternatives.map((alternative) => edge(alternative.elements, side)).find((letter) => letter !== undefined);
  if (element.type === 'Quantifier') return element.min > 0 ? edge([element.element], side) : undefined;
  return undefined;
}

const beyondAscii = (code: number): string | undefined => {
  const letter = String.fromCodePoint(code);
  return code > 127 && /\p{L}/u.test(letter) ? letter : undefined;
};
