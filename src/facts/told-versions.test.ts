import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (body: string, title = 'Falco drops events'): string => {
  const facts = falcoFacts(body, { title });
  return `${valuesOf(facts, 'falco.version')} after ${valuesOf(facts, 'falco.version.lastGood')}`;
};

describe('the version before, in more words', () => {
  test.each([
    ['We upgraded from chart 4.21.3 (0.40.0) to chart 5.0.2 (0.41.1) with unchanged values.', '0.41.1 after 0.40.0'],
    ['Falco 0.40.0 (deb) dies right away on this board. 0.39.2 runs.', '0.40.0 after 0.39.2'],
    ['Falco 0.41.0. We have had an alarm on that rule since 2022 and it worked with 0.39.', '0.41.0 after 0.39'],
    ['Seit dem Update auf Falco 0.41.1 hohe Last. Mit 0.40.0 war alles ruhig.', '0.41.1 after 0.40.0'],
    ['Falco 0.38.2. Avant, avec la 0.36.2, on ne voyait pas ça.', '0.38.2 after 0.36.2'],
    ['Falco 0.41.0. Na 0.39.2 ficava estável.', '0.41.0 after 0.39.2'],
    ['Falco 0.41.0. Con la 0.39.2 todo estaba tranquilo.', '0.41.0 after 0.39.2'],
    ['Instalado con yum: falco-0.36.2. Con la 0.35.1 funcionaba sin problemas.', '0.36.2 after 0.35.1'],
    ['Falco 0.38.0, 0.37.1 runs into the same.', '0.38.0|0.37.1 after '],
  ])('%j', (body, expected) => {
    expect(read(body)).toBe(expected);
  });

  test('the resource of the operator', () => {
    const body =
      '```yaml\napiVersion: instance.falcosecurity.dev/v1alpha1\nkind: Falco\nmetadata:\n  name: falco\n  labels:\n    version: 1\nspec:\n  type: DaemonSet\n  version: 0.42.1\n```';
    const facts = falcoFacts(body, { title: 'falco-operator: status stays Unknown' });
    expect(valuesOf(facts, 'falco.version')).toBe('0.42.1');
    expect(valuesOf(facts, 'install.method')).toBe('operator');
  });
});
