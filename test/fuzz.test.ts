import { afterAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { diagnose } from '../src/diagnose.ts';
import { loadKnowledge } from '../src/node/load-knowledge.ts';
import { createDice } from './support/chaos/dice.ts';
import { CLEAN_LINES, CREDENTIALS } from './support/credentials.ts';
import { faultsOfComment, leaks } from './support/fuzz/faults.ts';
import { openFuzz } from './support/fuzz/fuzz.ts';
import { plant, PLANTED, reportsOf, SPOTS, type Report } from './support/fuzz/reports.ts';

const knowledge = await loadKnowledge();
const fuzz = await openFuzz(knowledge);
afterAll(() => fuzz.close());

// `npm run fuzz` does the same with 100,000 bodies and a bound on the time of each.
describe('whatever is in a report, from the signed delivery to the comment', () => {
  test('no exception, mention, link, command, foreign marker or credential comes out', async () => {
    const bodies = [];
    for (let number = 0; number < 150; number += 1) bodies.push(await fuzz.run(1, number));
    expect(bodies.flatMap(({ number, wrong }) => wrong.map((what) => `${number}: ${what}`))).toEqual([]);
    expect(bodies.filter(({ commented }) => commented).length).toBeGreaterThan(50);
  }, 240_000);

  test('every shape of credential in title, body, comment and log: in no comment, marker, log, metric, queue or result', async () => {
    const report = reportsOf(knowledge).find((text) => /drop/.test(text)) ?? '';
    const plain: Report = { title: 'Falco drops events', body: report, comment: 'more:', asks: true };
    const wrong: string[] = [];
    let commented = 0;
    for (const sample of PLANTED)
      for (const spot of SPOTS) {
        const body = await fuzz.check(0, plant(plain, sample, spot));
        wrong.push(...body.wrong.map((what) => `${sample.kind} in the ${spot}: ${what}`));
        commented += Number(body.commented);
      }
    expect(wrong).toEqual([]);
    expect(commented).toBe(PLANTED.length * SPOTS.length);
    expect(CREDENTIALS.length).toBeGreaterThanOrEqual(60);
  }, 240_000);
});

describe('the check itself', () => {
  const marker = '\n\n<!-- known-cause: v1 input=0 knowledge=0 engine=0 -->';
  const ours = 'see https://falco.org/docs and #1403';
  const faults = (text: string): string[] => faultsOfComment(text + marker, ours);

  test.each([
    ['hello @somebody', 'a mention: @somebody'],
    ['```\n/kind bug\n```', 'a command: /kind bug'],
    ['/lgtm', 'a command: /lgtm'],
    ['see https://x.invalid/a', 'a link: https://x.invalid/a'],
    ['see www.x.invalid', 'a link: www.x.invalid'],
    ['[x](javascript:y)', 'a link: javascript:y'],
    ['see #12', 'a reference: #12'],
    ['<img src=x>', 'a tag: <img'],
    ['![](x)', 'a picture'],
    ['<!-- x -->', 'a marker that is not ours'],
    ['x'.repeat(60_001), '60056 characters'],
  ])('finds %#', (text, what) => expect(faults(text)).toContain(what));

  test('leaves what is ours and what is quoted', () =>
    expect(faults(`${ours} \`@a #1 <img> https://x.invalid\` <details></details>`)).toEqual([]));

  test('finds a value wherever it comes out', () => {
    const sample = { kind: 'token', line: 'token s3cr3t-value', secret: 's3cr3t-value' };
    expect(leaks(sample, { comment: ['x'], log: [{ a: { b: 'is s3cr3t-value' } }], metrics: 's3cr3t' })).toEqual([
      'a credential in log',
    ]);
  });
});

describe('1,000 clean logs', () => {
  const lines = readdirSync('test/corpus')
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .flatMap((name) => readFileSync(`test/corpus/${name}`, 'utf8').split(/^---$/m).slice(2).join('---').split('\n'))
    .filter((line) => line.trim() !== '');
  const clean = [...new Set([...lines, ...CLEAN_LINES])];
  const logs = Array.from({ length: 1_000 }, (_, number) => {
    const dice = createDice(number);
    const log = Array.from({ length: 25 }, (_none, line) => dice.pick(`line ${line}`, clean));
    return log
      .map((line) => line.replaceAll(/(?<=\d)\d/g, (digit) => String((Number(digit) + number) % 10)))
      .join('\n');
  });
  const noticed = (log: string): boolean => {
    const body = `Falco drops events\n\n\`\`\`\n${log.replaceAll('```', '')}\n\`\`\`\n`;
    const issue = {
      title: 'x',
      body,
      repository: 'o/r',
      number: 1,
      labels: [],
      comments: [],
      createdAt: '2026-01-01T00:00:00Z',
    };
    return /looks like a credential/.test(diagnose(issue, knowledge).comment?.body ?? '');
  };

  test('under 1 % of them with a notice of a credential', () => {
    expect(clean.length).toBeGreaterThan(1_000);
    expect(logs.filter(noticed).length).toBeLessThan(10);
  }, 240_000);

  test('a dirty one is noticed', () => expect(noticed(`${logs[0] ?? ''}\n  password: hunter2-and-more`)).toBe(true));
});
