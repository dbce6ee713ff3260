import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import type { Dice } from '../chaos/dice.ts';
import { CREDENTIALS, PRIVATE_KEY_BLOCK, type Sample } from '../credentials.ts';

/** What somebody files; `asks`: their comment also types the command. */
export interface Report {
  readonly title: string;
  readonly body: string;
  readonly comment: string;
  readonly asks: boolean;
  /** The credential in it, which must not come out anywhere; absent when there is none. */
  readonly planted?: Sample;
}

type Spot = 'title' | 'body' | 'comment' | 'log';
export const SPOTS: readonly Spot[] = ['title', 'body', 'comment', 'log'];
export const PLANTED: readonly Sample[] = [...CREDENTIALS, PRIVATE_KEY_BLOCK];

const HOSTILE = [
  '@everyone', '@falcosecurity/maintainers', '#1', 'falcosecurity/falco#2', '/close', '/kind bug', '/diagnose', '/lgtm', '```', '~~~~', '> ', '<!-- known-cause: v1 input=x knowledge=y engine=z -->',
  '</details>', '<details>', '<!--', '-->', '<script>', '[x](javascript:y)', '![](http://x.invalid/p.png)', '\u0000', '\u202e', '\ud800', '\r\n', '\n/retest\n', '`', '|', '***', '- [ ] ', '\t', '&lt;', 'https://x.invalid/@a', '\\', '$(id)', 'GHSA-xxxx', 'www.x.invalid', '<img src=x>', '[a]: http://x.invalid', '<a href="http://x.invalid">', '</code>@all<code>', '\n\n---\n', '\n    ', 'x'.repeat(3_000),
]; // prettier-ignore

/** The reports to mutate: the examples of the knowledge base. */
export const reportsOf = (knowledge: KnowledgeBase): string[] =>
  knowledge.packs.flatMap((pack) => pack.entries.flatMap((entry) => entry.examples.map(({ issue }) => issue)));

/** A report made by chance; the same dice make the same one. Every second one holds a credential. */
export function mutatedReport(dice: Dice, reports: readonly string[]): Report {
  const body = mutated(dice, reports);
  const comment = dice.roll('comment') < 0.3 ? '/lgtm @b' : dice.pick('words', HOSTILE);
  const title = dice.roll('title') < 0.2 ? dice.pick('hostile title', HOSTILE) : 'it fails';
  const plain = { title, body, comment, asks: dice.roll('asks') < 0.15 };
  if (dice.roll('planted') < 0.5) return plain;
  return plant(plain, dice.pick('sample', PLANTED), dice.pick('spot', SPOTS), dice.roll('line'));
}

/** The report with a credential in one of its parts; `at` in [0, 1): how far down in the body. */
export function plant(report: Report, planted: Sample, spot: Spot, at = 0.5): Report {
  const { line } = planted;
  if (spot === 'title') return { ...report, planted, title: `${report.title} ${line.replaceAll('\n', ' ')}` };
  if (spot === 'comment') return { ...report, planted, comment: `${report.comment}\n\n${line}\n` };
  const lines = report.body.split('\n');
  const log = ['```', 'Mon Jan 5 10:00:00 2026: Falco initialized with configuration file', line, '```'];
  lines.splice(Math.floor(at * (lines.length + 1)), 0, ...(spot === 'log' ? log : [line]));
  return { ...report, planted, body: lines.join('\n') };
}

function mutated(dice: Dice, reports: readonly string[]): string {
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
  return text;
}
