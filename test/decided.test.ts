import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { diagnose } from '../src/diagnose.ts';
import type { Finding } from '../src/diagnosis/diagnosis.ts';
import { falcoKnowledge } from './support/falco-knowledge.ts';

const knowledge = await falcoKnowledge();
const FOLDER = new URL('decided/', import.meta.url);

interface Row {
  /** Marked with `?`: known to be decided otherwise. */
  readonly open: boolean;
  readonly decision: 'answer' | 'ask' | 'silent';
  /** The causes that must be named, or the facts that are worth asking for. */
  readonly wanted: readonly string[];
  /** Causes that may be named as well. */
  readonly may: readonly string[];
  readonly title: string;
  readonly body: string;
}

const list = (text = ''): string[] => text.split(',').flatMap((one) => one.trim() || []);

function rowOf(block: string): Row {
  const [head = '', title = '', ...lines] = block.split('\n');
  const [, open, decision = '', wanted, may] =
    /^(\? )?(answer|ask|silent)(?: ([^|]*?))?(?: \| may (.*))?$/.exec(head) ?? [];
  return {
    open: open !== undefined,
    decision: decision as Row['decision'],
    wanted: list(wanted),
    may: list(may),
    title,
    body: lines.join('\n').trim(),
  };
}

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ name, rows: readFileSync(new URL(name, FOLDER), 'utf8').split(/^=== /m).slice(1).map(rowOf) }));

const causeOf = ({ entry }: Finding): string => entry.id.replace(/^falco\//, '');

/** What an expert would not like about it; empty when nothing. */
function faultOf({ title, body, decision, wanted, may }: Row): string {
  const { diagnosis } = diagnose({ title, body, labels: [], author: 'reporter', comments: [] }, knowledge);
  const named = diagnosis.kind === 'known' ? diagnosis.findings.map(causeOf) : [];
  const wrong = named.filter((cause) => !may.includes(cause) && !(decision === 'answer' && wanted.includes(cause)));
  if (wrong.length > 0) return `names ${wrong.join(', ')}`;
  if (decision === 'silent') return diagnosis.kind === 'unknown' ? '' : 'speaks';
  if (diagnosis.kind === 'unknown') return 'is silent';
  const suspected = diagnosis.kind === 'needs-facts' && diagnosis.suspect ? [causeOf(diagnosis.suspect)] : [];
  return decision === 'answer' && !wanted.some((cause) => [...named, ...suspected].includes(cause)) ? 'misses it' : '';
}

/**
 * Short reports in as many words as people have for a trouble, with what an expert would do. A row begins with
 * `=== answer cause, … | may cause, …`, `=== ask fact, …` or `=== silent`; then come a line with the title, and the text.
 * What is marked with `?` is known to be decided otherwise.
 */
describe.each(files)('$name', ({ rows }) => {
  const faults = rows.map((row) => ({ row, fault: faultOf(row) }));

  test('is decided as an expert would', () => {
    const wrong = faults.filter(({ row, fault }) => !row.open && fault !== '');
    expect(wrong.map(({ row, fault }) => `${row.title}: ${fault}`)).toEqual([]);
  });

  test('and what is marked is not yet', () => {
    expect(faults.filter(({ row, fault }) => row.open && fault === '').map(({ row }) => row.title)).toEqual([]);
  });

  test('of enough rows few are open', () => {
    expect(rows.length).toBeGreaterThanOrEqual(80);
    expect(rows.every(({ decision, wanted }) => decision === 'silent' || wanted.length > 0)).toBe(true);
    expect(rows.filter(({ open }) => open).length).toBeLessThanOrEqual(rows.length / 8);
  });
});
