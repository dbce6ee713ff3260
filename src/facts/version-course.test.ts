import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, title = 'Falco drops events'): string => {
  const facts = falcoFacts(body, { title });
  return `${valuesOf(facts, 'falco.version')} after ${valuesOf(facts, 'falco.version.lastGood')}`;
};

describe('versions in the course of time', () => {
  test.each([
    ['Falco 0.39.2 ran for weeks. Updated to 0.40.0 by apt: the process aborts.', '0.40.0 after 0.39.2'],
    [
      'Falco 0.39.2 ran for weeks. Updated to 0.40.0: it aborts. With the other kernel 0.40.0 works.',
      '0.40.0 after 0.39.2',
    ],
    [
      'Falco 0.38.1 had been quiet for months. We moved to 0.39.2 last Tuesday with `helm upgrade`.',
      '0.39.2 after 0.38.1',
    ],
    ['Falco 0.38.1 lief monatelang. Gestern auf 0.39.2 aktualisiert, seitdem Verluste.', '0.39.2 after 0.38.1'],
    ['Atualizei do 0.36 para 0.39.2 e agora o Falco perde eventos.', '0.39.2 after 0.36'],
    ['With 0.35.1 a pod used 150m, with 0.36.2 it is 320m.', '0.36.2 after 0.35.1'],
    ['With 0.26.1 Falco took 40m per node. On 0.37.1 it takes 400m.', '0.37.1 after 0.26.1'],
    ['Mit 0.35.1 brauchte ein Pod 150m, mit 0.36.2 sind es 320m.', '0.36.2 after 0.35.1'],
    ["Falco 0.37.1. Avec la 0.36.2 nous n'avions pas ce problème.", '0.37.1 after 0.36.2'],
    ['Falco 0.42.0 です。0.41.3 では問題ありませんでした。', '0.42.0 after 0.41.3'],
    ['Affected: 0.40.0 and 0.41.0. Not affected: 0.39.2.', '0.40.0|0.41.0 after 0.39.2'],
    ['Falco 0.39.2 drops. Updated to 0.40.0, still the same.', '0.39.2|0.40.0 after '],
    ['Falco 0.36.2 leaks. With 0.37.1 it is fine.', '0.36.2 after '],
    ['Falco 0.40.0. Con la 0.39.2 no teníamos este problema.', '0.40.0 after 0.39.2'],
    ['Falco 0.38.2 startet nicht. Bis 0.37.1 ging alles.', '0.38.2 after 0.37.1'],
    ['Falco 0.40.0 pierde eventos. Con la 0.38.2 iba bien.', '0.40.0 after 0.38.2'],
    ['Falco 0.40.0 crashes at start. We had 0.39.1 before without any trouble.', '0.40.0 after 0.39.1'],
    ['Falco 0.40.0. Na 0.39.2 isso não acontecia.', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0. Mit 0.39.2 hatten wir das Problem nicht.', '0.40.0 after 0.39.2'],
  ])('%j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });

  test.each([
    [
      'RSS creeps up since months (0.35.1)',
      'On five of them I installed 0.37.1 for comparison: 97 MB on day 25. Falco is slow.',
    ],
    ['Memory grows (0.35.1)', 'Zum Vergleich habe ich 0.37.1 auf einem Host installiert: Falco bleibt bei 97 MB.'],
    ['falco eats memory', 'We still use 0.35.1 everywhere. To compare, one host got 0.37.1, no growth there.'],
  ])('only tried: %j', (title, body) => {
    expect(read(body, title)).toBe('0.35.1 after ');
  });
});
