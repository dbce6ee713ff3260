import { parseCommands } from '../../../src/commands/parse-commands.ts';
import { parseMarker } from '../../../src/comment/marker.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import type { Sample } from '../credentials.ts';
import { PROW_COMMANDS } from '../prow-commands.ts';

const BUDGET = 60_000;
const CODE = /(`{1,})[^]*?\1|^ {4}.*$/gm;
/** GitHub also makes a link of `www.` where a word begins. */
const LINK = /(?:https?:\/\/|(?<![^\s*_~(])www\.|javascript:)[^\s)<>"']*/gi;
const OUR_TAGS = new Set(['details', '/details', 'summary', '/summary', 'b', '/b']);

/** What is in a comment that must never be. `ours`: all that may stand in a comment without being quoted. */
export function faultsOfComment(text: string, ours: string): string[] {
  const found: string[] = [];
  if (text.length > BUDGET) found.push(`${text.length} characters`);
  if ((text.match(/<!--/g) ?? []).length !== 1 || !parseMarker(text)) found.push('a marker that is not ours');
  const active = text.replace(/<!-- known-cause: .*$/, '').replaceAll(CODE, '');
  const mention = /(?:^|[^\w/`@.-])@[a-z\d][\w-]*/im.exec(active);
  if (mention) found.push(`a mention: ${mention[0].trim()}`);
  for (const [link] of active.matchAll(LINK)) if (!ours.includes(link)) found.push(`a link: ${link.slice(0, 40)}`);
  for (const [reference] of active.matchAll(/#\d+\b|\bGH-\d+|\bGHSA-[\w-]+/g))
    if (!ours.includes(reference)) found.push(`a reference: ${reference.slice(0, 40)}`);
  for (const [, tag = ''] of active.matchAll(/<(\/?[a-z][\w-]*)/gi))
    if (!OUR_TAGS.has(tag)) found.push(`a tag: <${tag}`);
  if (/!\[/.test(active)) found.push('a picture');
  for (const command of PROW_COMMANDS) {
    const match = command.exec(text);
    if (match) found.push(`a command: ${match[0].slice(0, 40)}`);
  }
  if (parseCommands(text).length > 0) found.push('a command of our own');
  return found;
}

/** All that the knowledge base may make us say, as one text. */
export const oursOf = (knowledge: KnowledgeBase): string => JSON.stringify(knowledge);

/** Where the value of a credential comes out, by the names of `places`. */
export function leaks({ secret }: Sample, places: Readonly<Record<string, unknown>>): string[] {
  // A password that is a word of the language may stand in our own sentences: only as it was quoted it is a leak.
  const needle = /^[a-z]+$/.test(secret) ? `"${secret}"` : secret;
  return Object.entries(places)
    .filter(([, place]) => stringsIn(place).some((text) => text.includes(needle)))
    .map(([name]) => `a credential in ${name}`);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
