import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (text: string): string => {
  const facts = falcoFacts(text, { title: 'Falco drops events' });
  return `${valuesOf(facts, 'falco.version')} after ${valuesOf(facts, 'falco.version.lastGood')}`;
};

describe('the version that worked before, as reporters write it', () => {
  test.each([
    ['Falco 0.41.2 drops events. 0.40.0 was fine.', '0.41.2 after 0.40.0'],
    ['We are on 0.41.2. With 0.40.0 we had no problems.', '0.41.2 after 0.40.0'],
    ['After updating from 0.39.2 to 0.40.0 falco drops events.', '0.40.0 after 0.39.2'],
    ['falco 0.40.0, it worked in 0.39.2', '0.40.0 after 0.39.2'],
    ['falco 0.40.0, last good version 0.39.2', '0.40.0 after 0.39.2'],
    ['last working release: 0.39.2\nnow: falco 0.40.0', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0. This did not happen with 0.39.2.', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0. Not seen on 0.39.2.', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0. Going back to 0.39.2 makes it go away.', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0, it goes away with 0.39.2', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0. 0.39.2 is not affected.', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0; after a rollback to 0.39.2 it is quiet again', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0; downgraded to 0.39.2, all good', '0.40.0 after 0.39.2'],
    ['We upgraded Falco (0.39.2 -> 0.40.0) and lose events', '0.40.0 after 0.39.2'],
    ['Upgrade 0.39.2 → 0.40.0 of Falco: drops', '0.40.0 after 0.39.2'],
    ['Since 0.40.0 falco drops, 0.39.2 did not.', '0.40.0 after 0.39.2'],
    ['falco 0.40.0 drops events, while 0.39.2 does not', '0.40.0 after 0.39.2'],
    ['falco 0.40.0 drops events (0.39.2 is OK)', '0.40.0 after 0.39.2'],
    ['Regression in Falco 0.40.0, 0.39.2 works', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0 verliert Events, mit 0.39.2 lief es', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0, vorher 0.39.2 ohne Probleme', '0.40.0 after 0.39.2'],
    ['Falco von 0.39.2 auf 0.40.0 aktualisiert', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0 perd des événements, la 0.39.2 fonctionnait bien', '0.40.0 after 0.39.2'],
    ['Falco mis à jour de 0.39.2 vers 0.40.0', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0 pierde eventos; con la 0.39.2 funcionaba', '0.40.0 after 0.39.2'],
    ['Actualizamos Falco de 0.39.2 a 0.40.0', '0.40.0 after 0.39.2'],
    ['Falco 0.40.0 perde eventos, na 0.39.2 funcionava', '0.40.0 after 0.39.2'],
    ['Atualizamos o Falco da 0.39.2 para a 0.40.0', '0.40.0 after 0.39.2'],
    ['falco 0.40.0 丢事件，0.39.2 正常', '0.40.0 after 0.39.2'],
    ['falco 从 0.39.2 升级到 0.40.0', '0.40.0 after 0.39.2'],
    ['Falco を 0.39.2 から 0.40.0 に上げました', '0.40.0 after 0.39.2'],
    ['falco 0.40.0 です。0.39.2 では問題なかったです', '0.40.0 after 0.39.2'],
    ['Image falcosecurity/falco:0.40.0. With falcosecurity/falco:0.39.2 it was fine.', '0.40.0 after 0.39.2'],
  ])('%j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    ['Falco 0.40.0. The same with 0.39.2.', '0.40.0|0.39.2 after '],
    ['Falco 0.40.0. 0.39.2 is no better.', '0.40.0|0.39.2 after '],
    ['Falco 0.40.0. The plugin 0.3.5 works fine.', '0.40.0 after '],
    ['Falco 0.40.0. It is said to be fixed in 0.42.0.', '0.40.0 after '],
    ['Falco 0.40.0. I have 0.39.2 nowhere, it does not start.', '0.40.0 after '],
    ['Falco 0.40.0 with libs 0.20.0', '0.40.0 after '],
    ['Falco 0.40.0. Never tried an older one than 0.39.', '0.40.0 after '],
    ['Falco 0.40.0. falcoctl 0.11.0 works.', '0.40.0 after '],
  ])('opposite: %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
