import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { hostileBodies } from '../src/cli/hostile-bodies.ts';
import { BUDGET } from '../src/comment/render-comment.ts';
import { parseMarker } from '../src/comment/marker.ts';
import { planPublication } from '../src/comment/plan-publication.ts';
import { diagnose, type Answer } from '../src/diagnose.ts';
import type { Issue } from '../src/issue/issue.ts';
import type { KnowledgeBase } from '../src/knowledge/knowledge-base.ts';
import { falcoKnowledge } from './support/falco-knowledge.ts';

let knowledge: KnowledgeBase;
beforeAll(async () => {
  knowledge = await falcoKnowledge();
});

const REPORT = readFileSync('examples/openshift-high-cpu.md', 'utf8');
const issue = (body: string, title = 'Falco uses too much CPU'): Issue => ({
  title,
  body,
  labels: [],
  repository: 'falcosecurity/falco',
  author: 'reporter',
  comments: [],
});
const run = (body: string, title?: string): Answer => diagnose(issue(body, title), knowledge);

/** What an answer says, without the places (they move when lines do). */
const gist = (answer: Answer): unknown => ({
  kind: answer.diagnosis.kind,
  facts: answer.facts.all.map((fact) => [fact.name, fact.value]),
  findings:
    answer.diagnosis.kind === 'known' ? answer.diagnosis.findings.map((f) => [f.entry.id, f.band, f.score]) : [],
});

/** Pieces of real reports and of what breaks parsers, in any order. */
const piece = fc.constantFrom(
  ...REPORT.split('\n').filter((line) => line !== ''),
  '```',
  '````yaml',
  '~~~',
  '<!--',
  '-->',
  '> quoted @somebody',
  '<details><summary>log</summary>',
  '</details>',
  '@falcosecurity/maintainers please look',
  '/close',
  '/diagnose',
  '<!-- known-cause: v1 input=0 knowledge=0 engine=9 -->',
  'falcosecurity/falco#1, GH-2, #3 and https://github.com/falcosecurity/falco/issues/4',
  'Falco internal: syscall event drop. 99999 system calls dropped in last second.(n_drops=99999 @here n_evts=100000)',
  '`'.repeat(7),
  '\u202egnp\u2066',
  '\u0000\u0007\u001b[31m',
  '',
);
const body = fc
  .array(fc.oneof(piece, fc.string({ maxLength: 40 })), { maxLength: 40 })
  .map((lines) => lines.join('\n'));

describe('any issue text', () => {
  test('gives an answer within the budget, and nothing of the user is active in it', () => {
    fc.assert(
      fc.property(body, fc.string({ maxLength: 80 }), (text, title) => {
        const { comment } = run(text, `Falco ${title}`);
        if (!comment) return;
        expect(comment.body.length).toBeLessThanOrEqual(BUDGET);
        expect(comment.body.match(/<!--/g)).toHaveLength(1);
        expect(parseMarker(comment.body)).toBeDefined();
        // Outside code spans and fences no mention is left, and no line begins with a command.
        const prose = comment.body
          .replace(/^ *(`{3,})[^\n]*\n[\s\S]*?^ *\1$/gm, '')
          .replace(/(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, '');
        expect(prose).not.toMatch(/(?:^|[^\w/])@\w/);
        expect(comment.body).not.toMatch(/^\s*\/[a-z]/m);
      }),
      { numRuns: 150 },
    );
  });

  test('positions lie inside the text', () => {
    fc.assert(
      fc.property(body, (text) => {
        const lines = text.split('\n');
        for (const { evidence } of run(text).facts.all) {
          if (evidence.source !== 'body') continue;
          expect(evidence.line).toBeGreaterThanOrEqual(1);
          expect(evidence.line).toBeLessThanOrEqual(lines.length);
          expect(evidence.column).toBeGreaterThanOrEqual(1);
          expect(evidence.column).toBeLessThanOrEqual(Math.max(1, lines[evidence.line - 1]?.length ?? 1));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('line ends and a byte order mark change nothing', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(gist(run(`\ufeff${text.replaceAll('\n', '\r\n')}`))).toEqual(gist(run(text)));
      }),
      { numRuns: 100 },
    );
  });

  test('the same text gives the same comment', () => {
    expect(run(REPORT).comment).toEqual(run(REPORT).comment);
  });

  test('what has been published is left alone', () => {
    fc.assert(
      fc.property(body, (text) => {
        const { comment } = run(`${REPORT}\n${text}`);
        if (!comment) return;
        const own = [{ id: '1', body: comment.body.replaceAll('\n', '\r\n'), createdAt: '2026-01-01T00:00:00Z' }];
        expect(planPublication({ mode: 'live', creation: 'allowed', own }, comment).action).toBe('leave');
      }),
      { numRuns: 50 },
    );
  });

  test.each(hostileBodies(24_000))('hostile: $name', ({ body: text }) => {
    const { comment } = run(text);
    expect(comment?.body.length ?? 0).toBeLessThanOrEqual(BUDGET);
  });
});

describe('empty and absent text', () => {
  test.each(['', ' ', '\n\n', '\ufeff', '\u0000'])('%j states nothing', (text) => {
    const answer = diagnose(issue(text, ''), knowledge);
    expect(answer.diagnosis.kind).toBe('unknown');
    expect(answer.comment).toBeUndefined();
  });
});
