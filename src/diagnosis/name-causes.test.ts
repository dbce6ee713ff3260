import { describe, expect, test } from '@jest/globals';
import { CAUSE, FACTS, small } from '../../test/support/small-knowledge.ts';
import type { Likeness } from '../classifier/likeness.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import { diagnoseFacts } from './diagnose-facts.ts';
import { findingsOf, type Diagnosis } from './diagnosis.ts';
import { WORTH } from './resemble.ts';

const evidence = { source: 'body', line: 1, column: 1, excerpt: 'slow' };
const NO_TEXT = { find: () => [], has: () => true };
const MORE = FACTS.replace(
  '  load.rate',
  `  symptom.lazy: {is: yes-no, says: it is lazy, find: [{see: [lazy]}], ask: {question: 'Is it lazy?'}}
  symptom.idle: {is: yes-no, says: it is idle, find: [{see: [dozing]}]}
  load.rate`,
);

/** A second cause, whose signs have as many points as `weights` say, and one that nobody has told. */
const second = (...weights: string[]): string =>
  CAUSE.replace('id: demo/too-slow', 'id: demo/too-lazy').replace(
    /signs:[^]*rules-out:/,
    `signs:\n${weights.map((weight, i) => `  sign-${i}: {says: it is so, weight: ${weight}, check: symptom.${i === 0 ? 'slow' : 'idle'} is yes}\n`).join('')}  open: {says: it is lazy, weight: hint, check: symptom.lazy is yes}\nrules-out:`,
  );

function packOf(other: string, cause = CAUSE): Pack {
  const more = [{ path: 'knowledge/demo/too-lazy.yaml', text: other }];
  const { knowledge, problems } = small({ cause, facts: MORE, more });
  const [one] = knowledge.packs;
  if (one?.entries.length !== 2) throw new Error(`the small pack is broken: ${JSON.stringify(problems)}`);
  return one;
}

function read(pack: Pack, likeness?: Likeness): Diagnosis {
  const values = { 'symptom.slow': true, 'symptom.idle': true, 'falco.version': '0.36.0', 'load.rate': 0.9 };
  const facts = factsOf(Object.entries(values).map(([name, value]): Fact => ({ name, value, evidence })));
  return diagnoseFacts(facts, NO_TEXT, pack, { likeness });
}
const named = (diagnosis: Diagnosis): string[] =>
  findingsOf(diagnosis).map((f) => `${f.entry.id} ${f.band} ${f.score}`);
const asked = (diagnosis: Diagnosis): string[] =>
  'questions' in diagnosis ? diagnosis.questions.map((q) => q.fact) : [];

describe('beside a likely cause', () => {
  test('one that is barely possible is not named, and nothing is asked for it', () => {
    const diagnosis = read(packOf(second('strong')));
    expect(named(diagnosis)).toEqual(['demo/too-slow likely 8']);
    expect(asked(diagnosis)).toEqual([]);
  });
  test('one with the points of a likely cause is named as possible, with what would settle it', () => {
    // A draft is never likely.
    const diagnosis = read(packOf(second('strong', 'moderate').replace('status: active', 'status: draft')));
    expect(named(diagnosis)).toEqual(['demo/too-slow likely 8', 'demo/too-lazy possible 6']);
    expect(asked(diagnosis)).toEqual(['symptom.lazy']);
  });
});

describe('without a likely cause', () => {
  test('the barely possible ones are named too', () => {
    const moderate = CAUSE.replace('weight: decisive', 'weight: strong');
    expect(named(read(packOf(second('strong'), moderate)))).toEqual([
      'demo/too-lazy possible 4',
      'demo/too-slow possible 4',
    ]);
  });
  test('also beside a companion, which is true of many reports', () => {
    const companion = CAUSE.replace('status: active', 'status: active\ncompanion: true').replace(
      'rules-out:',
      '  slow: {says: it is slow, weight: hint, check: symptom.slow is yes}\nrules-out:',
    );
    expect(named(read(packOf(second('strong'), companion)))).toEqual([
      'demo/too-slow likely 9',
      'demo/too-lazy possible 4',
    ]);
  });
});

describe('a barely possible cause of which labelled reports say nothing', () => {
  const moderate = CAUSE.replace('weight: decisive', 'weight: strong');
  const like = (lazy: number): Likeness => ({
    byCause: { 'demo/too-slow': 0, 'demo/too-lazy': lazy },
    answerable: 1,
    askable: 1,
  });
  test('is not named beside one of which they do', () => {
    expect(named(read(packOf(second('strong'), moderate), like(0.2)))).toEqual(['demo/too-lazy possible 4']);
  });
  test('is not named at all; what would settle it is asked', () => {
    const diagnosis = read(packOf(second('strong'), moderate), like(0));
    expect([diagnosis.kind, named(diagnosis), asked(diagnosis)]).toEqual(['needs-facts', [], ['symptom.lazy']]);
  });
  test('is named when no report with it was labelled', () => {
    const unlearnt: Likeness = { byCause: {}, answerable: 1, askable: 1 };
    expect(named(read(packOf(second('strong'), moderate), unlearnt))).toHaveLength(2);
  });
  test('is named with the points of a likely one', () => {
    const draft = second('strong', 'moderate').replace('status: active', 'status: draft');
    expect(named(read(packOf(draft, moderate), like(0)))).toEqual(['demo/too-lazy possible 6']);
  });
});

test('a likely cause that only the wording keeps back is the reason of the silence, with what it lacks', () => {
  const unlike: Likeness = { byCause: {}, answerable: 0.2, askable: 0 };
  expect(read(packOf(second('strong')), unlike)).toMatchObject({
    kind: 'unknown',
    because: `demo/too-slow is likely (8 points), but the report reads like those best left alone (worth a comment: 0.20, it takes ${WORTH.likely})`,
  });
});
