import { describe, expect, test } from '@jest/globals';
import { CAUSE, FACTS, PACK, small } from '../../test/support/small-knowledge.ts';
import type { Likeness } from '../classifier/likeness.ts';
import { factsOf, type Fact } from '../facts/fact.ts';
import type { Pack } from '../knowledge/knowledge-base.ts';
import { diagnoseFacts } from './diagnose-facts.ts';
import { findingsOf, type Diagnosis } from './diagnosis.ts';
import { ALIKE, WORTH } from './resemble.ts';

const evidence = { source: 'body', line: 1, column: 1, excerpt: 'lazy' };
const NO_TEXT = { find: () => [], has: () => true };

/** Its gate is a symptom, and a strong sign is not enough to be likely. */
const GATED = CAUSE.replace('requires: {check: symptom.slow is yes}', 'requires: {check: symptom.lazy is yes}').replace(
  'weight: decisive',
  'weight: strong',
);
const MORE = FACTS.replace(
  '  load.rate',
  '  symptom.lazy: {is: yes-no, says: it is lazy, find: [{see: [lazy]}]}\n  load.rate',
);

function packOf(cause = GATED, pack = PACK): Pack {
  const [one] = small({ cause, facts: MORE, pack }).knowledge.packs;
  if (!one) throw new Error('the small pack is broken');
  return one;
}

/** A likeness to the one cause, in a report that deserves a comment as much as `answerable`, and a question as much as `askable`. */
const alike = (likeness: number, answerable = 1, askable = 1): Likeness => ({
  nearest: { cause: 'demo/too-slow', likeness, reports: 7, evidence: [evidence] },
  byCause: { 'demo/too-slow': likeness },
  answerable,
  askable,
});
/** A likeness to no cause. */
const worth = (answerable: number): Likeness => ({ byCause: {}, answerable, askable: 0 });

function read(values: Record<string, Fact['value']>, likeness?: Likeness, pack = packOf()): Diagnosis {
  const facts = factsOf(Object.entries(values).map(([name, value]): Fact => ({ name, value, evidence })));
  return diagnoseFacts(facts, NO_TEXT, pack, { likeness });
}
const named = (diagnosis: Diagnosis): string[] => findingsOf(diagnosis).map((f) => `${f.entry.id} ${f.band}`);
const SIGN = { 'symptom.slow': true, 'falco.version': '0.36.0', 'load.rate': 0.9 };

describe('a report that reads like known ones', () => {
  test('without a classifier a closed gate stays closed', () => {
    expect(read(SIGN)).toMatchObject({ kind: 'unknown' });
  });
  test('passes the closed gate when the signs would do, as possible, and says why', () => {
    const diagnosis = read(SIGN, alike(ALIKE));
    expect(named(diagnosis)).toEqual(['demo/too-slow possible']);
    expect(findingsOf(diagnosis)[0]?.says.map(({ says }) => says)).toEqual([
      'the load is 90 %',
      'your report reads like 7 known reports with this cause, most of all here',
    ]);
    expect(diagnosis.considered[0]).toMatchObject({ verdict: 'possible', requires: { truth: 'no' } });
  });
  test('is never more than possible, however strong the signs', () => {
    expect(named(read(SIGN, alike(0.9), packOf(GATED.replace('weight: strong', 'weight: decisive'))))).toEqual([
      'demo/too-slow possible',
    ]);
  });
  test.each<[string, Record<string, Fact['value']>, Likeness]>([
    ['it reads like them too little', SIGN, alike(ALIKE - 0.01)],
    ['no sign holds', { ...SIGN, 'load.rate': 0.1 }, alike(0.9)],
    ['the version is another one', { ...SIGN, 'falco.version': '0.29.0' }, alike(0.9)],
    ['the report deserves no answer', SIGN, alike(0.9, WORTH.possible - 0.01)],
    [
      'the classifier knows another cause',
      SIGN,
      { ...worth(1), nearest: { ...alike(0.9).nearest!, cause: 'demo/gone' } },
    ],
    ['the classifier knows no cause', SIGN, worth(1)],
  ])('stays silent when %s', (_, values, likeness) => {
    expect(named(read(values, likeness))).toEqual([]);
  });
  test('a cause that is ruled out stays so', () => {
    const ruled = packOf(GATED.replace('    see: [idle]', '    check: symptom.slow is yes'));
    expect(named(read(SIGN, alike(0.9), ruled))).toEqual([]);
  });
  test('passes the gate of the pack, when it is surely worth a comment', () => {
    const { 'symptom.slow': _, ...unnamed } = SIGN;
    expect(named(read(unnamed, alike(0.5, WORTH.unnamed)))).toEqual(['demo/too-slow possible']);
    expect(named(read(unnamed, alike(0.5, WORTH.unnamed - 0.01)))).toEqual([]);
  });
  test('is no more than possible behind the gate of the pack, though its rules make it likely', () => {
    const { 'symptom.slow': _, ...unnamed } = { ...SIGN, 'symptom.lazy': true };
    const likely = packOf(GATED.replace('weight: strong', 'weight: decisive'));
    expect(named(read({ ...unnamed, 'symptom.slow': true }, alike(0.5), likely))).toEqual(['demo/too-slow likely']);
    expect(named(read(unnamed, alike(0.5), likely))).toEqual(['demo/too-slow possible']);
  });
  test('what the pack stays silent about stays so', () => {
    const veto = `${PACK}  silent-when:\n    never: {says: it is never said, check: load.rate >= 50 %}\n`;
    expect(read(SIGN, alike(0.9), packOf(GATED, veto))).toMatchObject({ kind: 'unknown', because: 'it is never said' });
  });
});

describe('what is asked', () => {
  // The gate is open and the load unknown: a question is due.
  const asked = { 'symptom.slow': true, 'symptom.lazy': true, 'falco.version': '0.36.0' };
  test('comes with the suspicion that the report reads like', () => {
    const diagnosis = read(asked, alike(ALIKE));
    expect(diagnosis).toMatchObject({ kind: 'needs-facts', questions: [{ fact: 'load.rate' }] });
    expect(named(diagnosis)).toEqual(['demo/too-slow possible']);
  });
  test('comes alone when it reads like nothing known', () => {
    expect(named(read(asked, alike(ALIKE - 0.01)))).toEqual([]);
    expect(read(asked, alike(0.1))).toMatchObject({ kind: 'needs-facts' });
  });
  test('is asked of a report that deserves a question, if no answer', () => {
    expect(read(asked, alike(0.1, 0, WORTH.urgent))).toMatchObject({ kind: 'needs-facts' });
  });
  test('is not asked of a report that is best left alone', () => {
    expect(read(asked, alike(0.1, 1, WORTH.urgent - 0.01))).toMatchObject({
      kind: 'unknown',
      because: 'it reads like reports that are best left alone',
    });
  });
  test('is asked sooner where something is down or measured', () => {
    const urgent = packOf(
      GATED,
      PACK.replace('scope:\n', 'scope:\n  urgent-when: {check: "falco.version < 0.37.0"}\n'),
    );
    const calm = { ...asked, 'falco.version': '0.37.0' };
    expect(read(asked, alike(0.1, 1, WORTH.urgent), urgent)).toMatchObject({ kind: 'needs-facts' });
    expect(read(calm, alike(0.1, 1, WORTH.question - 0.01), urgent)).toMatchObject({ kind: 'unknown' });
    expect(read(calm, alike(0.1, 1, WORTH.question), urgent)).toMatchObject({ kind: 'needs-facts' });
  });
});

describe('a report that reads like those best left alone', () => {
  const likely = packOf(GATED.replace('weight: strong', 'weight: decisive'));
  const values = { ...SIGN, 'symptom.lazy': true };
  test('gets a likely cause while it is half like those that deserve one', () => {
    expect(named(read(values, worth(WORTH.likely), likely))).toEqual(['demo/too-slow likely']);
    expect(named(read(values, worth(WORTH.likely - 0.01), likely))).toEqual([]);
  });
  test('gets one that is proven also when it is less like those', () => {
    const more = `weight: decisive\n    check: load.rate >= 50 %\n  very:\n    says: very high\n    weight: moderate`;
    const proven = packOf(GATED.replace('weight: strong', more));
    expect(named(read(values, worth(WORTH.proven), proven))).toEqual(['demo/too-slow likely']);
    expect(named(read(values, worth(WORTH.proven - 0.01), proven))).toEqual([]);
  });
  test('gets a possible cause only when it is more like those', () => {
    expect(named(read(values, worth(WORTH.possible)))).toEqual(['demo/too-slow possible']);
    expect(named(read(values, worth(WORTH.possible - 0.01)))).toEqual([]);
  });
});

describe('a report that seeks no help', () => {
  const unsought = PACK.replace('scope:\n', 'scope:\n  unsought-when: {check: "falco.version < 0.37.0"}\n');
  const likely = packOf(GATED.replace('weight: strong', 'weight: decisive'), unsought);
  const values = { ...SIGN, 'symptom.lazy': true };
  test('gets a likely cause where it reads like a report of trouble', () => {
    expect(named(read(values, worth(WORTH.unsought), likely))).toEqual(['demo/too-slow likely']);
    expect(read(values, worth(WORTH.unsought - 0.01), likely)).toMatchObject({
      kind: 'unknown',
      because: 'the report is not about trouble with Demo',
    });
  });
  test('never gets one that is only possible, and no question', () => {
    const possible = packOf(GATED, unsought);
    expect(read(values, worth(0.99), possible).kind).toBe('unknown');
  });
});
