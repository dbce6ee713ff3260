import type { Outcome } from '../diagnosis/diagnosis.ts';
import { redactLine } from '../issue/redact.ts';

/** Characters of a line of the report that are shown. */
const SHOWN = 100;

const HEADS = { all: 'all of', any: 'any of', none: 'none of' } as const;

/**
 * A condition for the terminal: what was expected, what the report has instead, and the line where it stands. One that is made of several
 * has each of them on a line of its own below, indented, with yes, no or unknown in front.
 */
export function explainCondition(outcome: Outcome, indent: string): string[] {
  const { parts } = outcome;
  if (!parts) return [`${outcome.expected}${found(outcome)}`];
  const [only] = parts.each;
  if (only && parts.each.length === 1 && parts.of !== 'none') return explainCondition(only, indent);
  return [HEADS[parts.of], ...parts.each.flatMap((part) => explainPart(part, indent))];
}

/** A condition with yes, no or unknown in front. */
export function explainPart(outcome: Outcome, indent: string): string[] {
  const [head, ...below] = explainCondition(outcome, `${indent}  `);
  return [`${indent}${outcome.truth.padEnd(8)} ${head ?? ''}`, ...below];
}

/** What the report has instead: ` [falco.version is 0.38.1] (body line 3: Falco 0.38.1 on …)`. */
function found({ truth, expected, actual, evidence, missing: needed }: Outcome): string {
  const notes: string[] = [];
  if (actual !== undefined && actual !== expected) notes.push(redactLine(actual));
  if (truth === 'unknown') notes.push(needed.length > 0 ? `needs ${needed.join(', ')}` : 'no text of that kind');
  else if (actual === undefined && evidence.length === 0) notes.push('not found');
  const [first] = evidence;
  const where = first
    ? ` (${first.source} line ${first.line}: ${redactLine(first.excerpt).trim().slice(0, SHOWN)})`
    : '';
  return `${notes.length > 0 ? ` [${notes.join('; ')}]` : ''}${where}`;
}

/** What it would take for a condition to hold: those of its parts that do not hold yet. */
export const toHold = (outcome: Outcome): string => missing(outcome).text;

/** A condition as text; `several`: it is joined, and takes brackets beside others. */
interface Phrase {
  readonly text: string;
  readonly several: boolean;
}

function missing({ parts, expected }: Outcome): Phrase {
  if (!parts) return { text: expected, several: false };
  if (parts.of === 'none') return join('and', parts.each.filter((part) => part.truth !== 'no').map(negated));
  return join(WORDS[parts.of], parts.each.filter((part) => part.truth !== 'yes').map(missing));
}

function whole({ parts, expected }: Outcome): Phrase {
  if (!parts) return { text: expected, several: false };
  return parts.of === 'none' ? join('and', parts.each.map(negated)) : join(WORDS[parts.of], parts.each.map(whole));
}

const negated = (part: Outcome): Phrase => ({ text: `not (${whole(part).text})`, several: false });

const WORDS = { all: 'and', any: 'or' } as const;

function join(word: 'and' | 'or', phrases: readonly Phrase[]): Phrase {
  const [only] = phrases;
  if (only && phrases.length === 1) return only;
  const texts = phrases.map(({ text, several }) => (several ? `(${text})` : text));
  return { text: texts.join(` ${word} `), several: true };
}
