import { fold } from './fold.ts';
import { buildLiteralIndex, type LiteralIndex } from './literal-index.ts';

/**
 * Words that mean one thing, by the name of the group: `memory: [ram, rss, 'speicher*']`. A `*` at an end stands for more letters;
 * upper case and accents make no difference. `<size>`, `<percent>`, `<number>` and `<time>` stand for amounts.
 */
export type WordGroups = Readonly<Record<string, readonly string[]>>;

/** Where a word of a group stands in a folded text: `[start, end)`. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
}

export interface GroupIndex {
  /** The occurrences of every group in a folded text, by name, in reading order. */
  scan(text: string): ReadonlyMap<string, readonly Occurrence[]>;
}

/** Occurrences of one group in one sentence that are looked at. */
const MOST = 12;

/** Amounts by their name in a group. */
export const AMOUNTS: Readonly<Record<string, RegExp>> = {
  '<size>': /(?<![\w.])\d[\d.,]* ?(?:[kmgt]i?[bo]?|bytes?|octets?)(?![\w])/g,
  '<percent>': /(?<![\w.])\d[\d.,]* ?(?:%|per ?cent|percent|prozent|por ciento|por cento|pour cent)/g,
  '<number>': /(?<![\w.])\d[\d.,]*(?![\w.])/g,
  '<time>':
    /(?<![\w.])\d[\d.,]* ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?|weeks?|months?|sekunden?|minuten?|stunden?|tagen?|wochen?|segundos?|minutos?|horas?|dias?|semanas?|secondes?|heures?|jours?|semaines?|秒|分钟|分|小时|時間|天|日|周|週)(?![a-z])/g,
};

interface Form {
  readonly group: string;
  readonly open: { readonly left: boolean; readonly right: boolean };
}

/** Prepares groups for many texts. The forms of one literal may belong to several groups. */
export function indexGroups(groups: WordGroups): GroupIndex {
  const forms = new Map<string, Form[]>();
  const amounts: (readonly [string, RegExp])[] = [];
  for (const [group, words] of Object.entries(groups)) {
    for (const word of words) {
      const amount = AMOUNTS[word];
      if (amount) {
        amounts.push([group, amount]);
        continue;
      }
      const literal = fold(word.replace(/^\*|\*$/g, ''));
      if (literal === '') continue;
      const open = {
        left: word.startsWith('*') || unspaced(literal[0]!),
        right: word.endsWith('*') || unspaced(literal.at(-1)!),
      };
      forms.set(literal, [...(forms.get(literal) ?? []), { group, open }]);
    }
  }
  const literals = [...forms.keys()];
  const byId = [...forms.values()];
  let index: LiteralIndex | undefined;
  return {
    scan(text) {
      index ??= buildLiteralIndex(literals);
      const found = new Map<string, Occurrence[]>();
      const add = (group: string, start: number, end: number): void => {
        const list = found.get(group);
        if (!list) found.set(group, [{ start, end }]);
        else if (list.length < MOST) list.push({ start, end });
      };
      index.scan(text, (id, end) => {
        const start = end - literals[id]!.length;
        const left = isEdge(text, start - 1, -1);
        const right = isEdge(text, end, 1);
        for (const { group, open } of byId[id]!)
          if ((left || open.left) && (right || open.right)) add(group, start, right ? end : wordEnd(text, end));
      });
      for (const [group, pattern] of amounts)
        for (const match of text.matchAll(pattern)) add(group, match.index, match.index + match[0].length);
      return found;
    },
  };
}

/** No letter and no number goes on there. An underscore is one inside of a word, not as a mark of emphasis. */
function isEdge(text: string, at: number, step: 1 | -1): boolean {
  // The zero of `0.43.0 drops` is no `0 drops`.
  if (/[.,]/.test(text[at] ?? '') && isDigit(text[at - step]) && isDigit(text[at + step])) return false;
  const next = text[at] === '_' ? at + step : at;
  return next < 0 || next >= text.length || !isLetter(text[next]!);
}

const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

/** A word that is found by its stem goes on to its end. Where no blanks are put it ends with the stem. */
function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isLetter(text[end]!)) end++;
  return end;
}

/** Scripts that put no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const unspaced = (char: string): boolean => char > '\u0e00' && UNSPACED.test(char);
const isLetter = (char: string): boolean =>
  char < '\u0080' ? /[a-z\d]/.test(char) : /[\p{L}\p{N}]/u.test(char) && !unspaced(char);
