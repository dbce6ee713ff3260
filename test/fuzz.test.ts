import { describe, expect, test } from '@jest/globals';
import { loadKnowledge } from '../src/node/load-knowledge.ts';
import { findCredentials } from '../src/issue/find-credentials.ts';
import { createDice } from './support/chaos/dice.ts';
import { CLEAN_LINES } from './support/credentials.ts';
import { faults, fuzz, reportsOf } from './support/fuzz.ts';

const knowledge = await loadKnowledge();
const marker = '\n\n<!-- known-cause: v1 input=0 knowledge=0 engine=0 -->';

describe('whatever is in a report', () => {
  test('no exception, no mention, command, foreign marker or credential in any comment', () => {
    const { comments, wrong } = fuzz(1, 1_500, reportsOf(knowledge), knowledge);
    expect(wrong).toEqual([]);
    expect(comments).toBeGreaterThan(500);
  }, 60_000);

  test.each([
    ['hello @somebody', 'a mention: @somebody'],
    ['```\n/kind bug\n```', 'a command: /kind bug'],
    ['/lgtm', 'a command: /lgtm'],
    ['token s3cr3t-value', 'a credential'],
    ['x'.repeat(60_001), `60055 characters`],
  ])('the check itself finds %#', (text, what) => {
    const [first = ''] = faults(text + marker, 's3cr3t-value');
    expect(first.replace(/^\d+/, '')).toBe(what.replace(/^\d+/, ''));
  });
});

test('1,000 clean logs: under 1 % of them with a notice of a credential', () => {
  const logs = Array.from({ length: 1_000 }, (_, number) => {
    const dice = createDice(number);
    const lines = Array.from({ length: 12 }, (_none, line) => dice.pick(`line ${line}`, CLEAN_LINES));
    return lines.map((line) => line.replaceAll(/\d/g, (digit) => String((Number(digit) + number) % 10))).join('\n');
  });
  const noticed = logs.filter((log) => log.split('\n').some((line) => findCredentials(line).length > 0));
  expect(noticed.length).toBeLessThan(10);
});
