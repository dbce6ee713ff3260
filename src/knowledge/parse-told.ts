import { HEEDED } from '../issue/find-told.ts';
import { AMOUNTS } from '../issue/word-groups.ts';
import { namesOf, type Told } from '../issue/text-query.ts';
import type { KeyPath, Report } from './problem.ts';
import { didYouMean } from './suggest.ts';

/** A name, an amount or literal words; else what joins them. */
const TOKEN = /[a-z0-9][a-z0-9-]*|"[^"]+"|<[a-z]+>|[+|-]|\S/y;
const SHAPE = 'names of word groups, amounts such as <size>, or "words in double quotes", joined by +, alternatives by |, what must not be there behind -';

/**
 * Reads `memory + grows|doubled - "after a restart"`: ideas that one sentence names, and those that it must not name.
 * `undefined` when something was wrong; the problem is then reported at `path`.
 */
export function toldAt(text: string, path: KeyPath, report: Report, words: readonly string[]): Told | undefined {
  const terms: string[][] = [];
  const not: string[][] = [];
  let sound = true;
  let list = terms;
  let joint = '+';
  for (const token of tokensOf(text)) {
    if (joint === '') {
      joint = token;
      sound &&= ['+', '|', '-'].includes(token);
      if (token !== '|') list = token === '-' ? not : terms;
      continue;
    }
    sound &&= /^["<a-z0-9]./.test(token);
    if (joint === '|') list.at(-1)!.push(token);
    else list.push([token]);
    joint = '';
  }
  if (!sound || joint !== '') {
    report('kb/told', path, `"${text}" is not understood`, SHAPE);
    return undefined;
  }
  if (terms.every((names) => names.every((name) => HEEDED.includes(name)))) {
    report('kb/told', path, `"${text}" names no subject: it holds in most reports`, 'add what it is about: rules + not|not-after + reload');
    return undefined;
  }
  const known = [...words, ...Object.keys(AMOUNTS)];
  const unknown = namesOf({ terms, not }).find((name) => !name.startsWith('"') && !known.includes(name));
  if (unknown !== undefined) {
    report('kb/told', path, `unknown group of words "${unknown}"`, didYouMean(unknown, known) ?? 'declare it in a _words.yaml, or put literal words in double quotes');
    return undefined;
  }
  return { terms, not };
}

function* tokensOf(text: string): Generator<string> {
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; ) {
    TOKEN.lastIndex = at += /^\s*/.exec(text.slice(at))![0].length;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return;
    at += token.length;
    yield token;
  }
}
