import { parseCommands } from '../../src/commands/parse-commands.ts';
import { parseMarker } from '../../src/comment/marker.ts';
import { diagnose } from '../../src/diagnose.ts';
import type { KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { createDice, type Dice } from './chaos/dice.ts';
import { CREDENTIALS } from './credentials.ts';
import { PROW_COMMANDS } from './prow-commands.ts';

export interface FuzzResult {
  readonly bodies: number;
  readonly comments: number;
  readonly slowestMs: number;
  /** `seed case: what`; empty when all holds. */
  readonly wrong: readonly string[];
}

const HOSTILE = [
  '@everyone', '@falcosecurity/maintainers', '#1', 'falcosecurity/falco#2', '/close', '/kind bug', '/diagnose', '/lgtm', '```', '~~~~', '> ', '<!-- known-cause: v1 input=x knowledge=y engine=z -->',
  '</details>', '<details>', '<!--', '-->', '<script>', '[x](javascript:y)', '![](http://x.invalid/p.png)', '\u0000', '\u202e', '\ud800', '\r\n', '\n/retest\n', '`', '|', '***', '- [ ] ', '\t', '&lt;', 'https://x.invalid/@a', '\\', '$(id)', 'GHSA-xxxx', 'x'.repeat(3_000),
]; // prettier-ignore
const CODE = /(`{1,})[^]*?\1|^ {4}.*$/gm;

/** Mutates reports and holds every comment about them against what must never be in one. */
export function fuzz(seed: number, bodies: number, reports: readonly string[], knowledge: KnowledgeBase): FuzzResult {
  const wrong: string[] = [];
  let comments = 0;
  let slowestMs = 0;
  for (let number = 0; number < bodies; number += 1) {
    const dice = createDice(seed + number);
    const secret = CREDENTIALS[number % CREDENTIALS.length];
    const body = mutated(dice, reports, number % 3 === 0 ? secret?.line : undefined);
    const complain = (what: string): void => void wrong.push(`${seed} ${number}: ${what}`);
    const start = performance.now();
    try {
      const comment = {
        author: 'a',
        body: number % 2 === 0 ? (secret?.line ?? '') : '/lgtm @b',
        createdAt: '2026-01-01T00:00:00Z',
      };
      const title = number % 7 === 0 ? `it fails ${secret?.line ?? ''}` : 'it fails';
      const issue = { title, body, author: 'a', labels: [], comments: [comment], createdAt: '2024-06-01T00:00:00Z' };
      const answer = diagnose(issue, knowledge);
      if (answer.comment) {
        comments += 1;
        for (const what of faults(answer.comment.body, secret?.secret ?? '')) complain(what);
      }
    } catch (error) {
      complain(`threw ${error instanceof Error ? (error.stack ?? '').slice(0, 300) : typeof error}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - start);
  }
  return { bodies, comments, slowestMs, wrong };
}

/** What is in a comment that must never be. */
export function faults(text: string, secret: string): string[] {
  const found: string[] = [];
  if (text.length > 60_000) found.push(`${text.length} characters`);
  // A password that is a word of the language may stand in our own sentences: only as it was quoted it is a leak.
  const needle = /^[a-z]+$/.test(secret) ? `"${secret}"` : secret;
  if (secret !== '' && text.includes(needle)) found.push('a credential');
  if ((text.match(/<!-- known-cause:/g) ?? []).length !== 1 || !parseMarker(text))
    found.push('a marker that is not ours');
  const mention = /(?:^|[^\w/`@.-])@[a-z\d][\w-]*/im.exec(text.replaceAll(CODE, ''));
  if (mention) found.push(`a mention: ${mention[0].trim()}`);
  for (const command of PROW_COMMANDS) {
    const match = command.exec(text);
    if (match) found.push(`a command: ${match[0].slice(0, 40)}`);
  }
  if (parseCommands(text).length > 0) found.push('a command of our own');
  return found;
}

function mutated(dice: Dice, reports: readonly string[], secret: string | undefined): string {
  let text = dice.roll('empty') < 0.02 ? '' : dice.pick('report', reports);
  const turns = Math.floor(dice.roll('turns') * 6);
  for (let turn = 0; turn < turns; turn += 1) {
    const at = Math.floor(dice.roll(`at ${turn}`) * (text.length + 1));
    const length = Math.floor(dice.roll(`length ${turn}`) * 200);
    const how = dice.roll(`how ${turn}`);
    if (how < 0.5) text = text.slice(0, at) + dice.pick(`hostile ${turn}`, HOSTILE) + text.slice(at);
    else if (how < 0.7) text = text.slice(0, at) + text.slice(at + length);
    else if (how < 0.85) text = text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at);
    else text = text.slice(0, at) + dice.pick(`other ${turn}`, reports).slice(0, 2_000) + text.slice(at);
  }
  if (secret === undefined) return text;
  const at = text.indexOf('\n', Math.floor(dice.roll('secret') * text.length));
  return at < 0 ? `${text}\n${secret}\n` : `${text.slice(0, at)}\n${secret}\n${text.slice(at)}`;
}

/** The reports to mutate: the examples of the knowledge base. */
export const reportsOf = (knowledge: KnowledgeBase): string[] =>
  knowledge.packs.flatMap((pack) => pack.entries.flatMap((entry) => entry.examples.map(({ issue }) => issue)));
