import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '../issue/issue.ts';

/** A report of a few lines with what an expert would do, also where there is more than one right answer. */
export interface ShortReport {
  /** File and line of its head, for messages. */
  readonly at: string;
  readonly issue: Issue;
  readonly decision: 'answer' | 'ask' | 'silent';
  /** For an answer the causes that must be named, for a question the facts that are worth asking for; without the prefix of the pack. */
  readonly wanted: readonly string[];
  /** Causes that may be named as well. */
  readonly may: readonly string[];
  /** Marked with `?`: known to be decided otherwise. */
  readonly open: boolean;
}

const HEAD = /^(\? )?(answer|ask|silent)(?: ([^|]*?))?(?: \| may (.*))?$/;

/**
 * The reports of a file. Each begins with `=== answer cause, … | may cause, …`, `=== ask fact, …` or `=== silent`; then come a line with
 * the title, and the text. Throws with file and line when a head is none of these, or when an answer or a question says nothing more.
 */
export function readShortReports(path: string): ShortReport[] {
  const [before = '', ...blocks] = readFileSync(path, 'utf8').split(/^=== /m);
  let line = linesIn(before) + 1;
  return blocks.map((block) => {
    const at = `${path}:${line}`;
    line += linesIn(block);
    const [head = '', title = '', ...text] = block.split('\n');
    const [, open, decision, wanted, may] = HEAD.exec(head) ?? [];
    if (decision === undefined || (decision !== 'silent' && !wanted))
      throw new Error(`${at}: "=== ${head}" is none of "=== answer cause, …", "=== ask fact, …" and "=== silent"`);
    return {
      at,
      issue: { title, body: text.join('\n').trim(), labels: [], author: 'reporter', comments: [] },
      decision: decision as ShortReport['decision'],
      wanted: listOf(wanted),
      may: listOf(may),
      open: open !== undefined,
    };
  });
}

/** All files of short reports of a folder, sorted by name. */
export function shortReportFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name));
}

const listOf = (text = ''): string[] => text.split(',').flatMap((one) => one.trim() || []);

const linesIn = (text: string): number => text.split('\n').length - 1;
