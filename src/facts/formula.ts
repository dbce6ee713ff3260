/** A formula over facts, as knowledge files write it: `32 MB * ceil(host.cpus / 4)`. */
export type Formula =
  | { readonly number: number }
  | { readonly fact: string }
  | { readonly ceil: Formula }
  | { readonly op: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula };

const UNITS: Readonly<Record<string, number>> = { KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, '%': 0.01 };
const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?)(?:\s*(KB|MB|GB|%))?|(ceil)\s*\(|([a-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)|([-+*/()]))/y;

/**
 * Reads numbers (with `KB`, `MB`, `GB` of 1,024 or `%`), names of facts, `+ - * /`, parentheses and `ceil(…)`.
 * A minus stands between blanks, since names of facts carry hyphens. The problem is a sentence that names the spot.
 */
export function parseFormula(text: string): { formula: Formula } | { problem: string } {
  const reader = new Reader(text);
  const formula = reader.sum(0);
  if (formula === undefined || !reader.atEnd())
    return { problem: `"${text}" is no formula: it cannot be read from "${reader.rest()}"` };
  return { formula };
}

/** The value, or `undefined` when a fact is not known, is no number, or a divisor is zero. */
export function computeFormula(formula: Formula, valueOf: (fact: string) => number | undefined): number | undefined {
  if ('number' in formula) return formula.number;
  if ('fact' in formula) return valueOf(formula.fact);
  if ('ceil' in formula) {
    const inner = computeFormula(formula.ceil, valueOf);
    return inner === undefined ? undefined : Math.ceil(inner);
  }
  const left = computeFormula(formula.left, valueOf);
  const right = computeFormula(formula.right, valueOf);
  if (left === undefined || right === undefined) return undefined;
  if (formula.op === '+') return left + right;
  if (formula.op === '-') return left - right;
  if (formula.op === '*') return left * right;
  return right === 0 ? undefined : left / right;
}

/** The facts that a formula names, in reading order. */
export function factsOfFormula(formula: Formula): string[] {
  if ('number' in formula) return [];
  if ('fact' in formula) return [formula.fact];
  if ('ceil' in formula) return factsOfFormula(formula.ceil);
  return [...factsOfFormula(formula.left), ...factsOfFormula(formula.right)];
}

/** Deeper nesting than this is refused: no formula of ours needs it. */
const DEEPEST = 20;

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text.trim();
  }

  atEnd(): boolean {
    return this.at >= this.text.length;
  }

  rest(): string {
    return this.text.slice(this.at).trim().slice(0, 20);
  }

  sum(depth: number): Formula | undefined {
    return this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.operand(depth)));
  }

  private chain(operators: readonly string[], next: () => Formula | undefined): Formula | undefined {
    let left = next();
    for (;;) {
      const op = left && this.take((token) => operators.includes(token[5] ?? ''))?.[5];
      if (left === undefined || op === undefined) return left;
      const right = next();
      if (right === undefined) return undefined;
      left = { op: op as '+' | '-' | '*' | '/', left, right };
    }
  }

  private operand(depth: number): Formula | undefined {
    if (depth > DEEPEST) return undefined;
    const token = this.take((t) => t[1] !== undefined || t[3] !== undefined || t[4] !== undefined || t[5] === '(');
    if (!token) return undefined;
    if (token[1] !== undefined) return { number: Number(token[1]) * (UNITS[token[2] ?? ''] ?? 1) };
    if (token[4] !== undefined) return { fact: token[4] };
    const inner = this.sum(depth + 1);
    if (!inner || !this.take((t) => t[5] === ')')) return undefined;
    return token[3] === undefined ? inner : { ceil: inner };
  }

  private take(wanted: (token: RegExpExecArray) => boolean): RegExpExecArray | undefined {
    TOKEN.lastIndex = this.at;
    const token = TOKEN.exec(this.text);
    if (!token || !wanted(token)) return undefined;
    this.at = TOKEN.lastIndex;
    return token;
  }
}
