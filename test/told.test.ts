import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { compared, falcoFacts } from './support/falco-facts.ts';

const FOLDER = new URL('told/', import.meta.url);

interface Row {
  /** Marked with `?`: not read yet, or read wrongly. */
  readonly open: boolean;
  readonly expected: string;
  readonly title: string;
  readonly body: string;
}

const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const [fact = '', ...lines] = readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n');
    const rows = lines.map((line): Row => {
      const [expected = '', title = '', ...text] = line.replace(/^\? /, '').split(' | ');
      return { open: line.startsWith('? '), expected, title, body: text.join(' | ').replaceAll('\\n', '\n') };
    });
    return { fact, rows };
  });

const read = (fact: string, { title, body }: Row): string =>
  compared(
    falcoFacts(body, { title })
      .get(fact)
      .map(({ value }) => String(value)),
  );

/**
 * One fact of a short text, in as many words as people have for it. A row is `value | title | text`, without a value where the text
 * states none; what is marked with `?` is known not to be read.
 */
describe.each(files)('$fact, as it is told', ({ fact, rows }) => {
  test('is read', () => {
    const wrong = rows
      .filter(({ open }) => !open)
      .map((row) => ({ ...row, found: read(fact, row) }))
      .filter(({ found, expected }) => found !== compared(expected.split('+')));
    expect(wrong.map(({ title, found, expected }) => `${title}: ${found} for ${expected}`)).toEqual([]);
  });

  test('and what is marked as not read is not', () => {
    const mended = rows.filter((row) => row.open && read(fact, row) === compared(row.expected.split('+')));
    expect(mended.map(({ title }) => title)).toEqual([]);
  });

  test('has enough rows, and not many of them are open', () => {
    expect(rows.length).toBeGreaterThanOrEqual(15);
    expect(rows.filter(({ open }) => open).length).toBeLessThanOrEqual(rows.length / 4);
  });
});
