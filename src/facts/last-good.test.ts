import { describe, expect, test } from '@jest/globals';
import { falcoFacts, valuesOf } from '../../test/support/falco-facts.ts';

const read = (text: string): string => {
  const facts = falcoFacts(text, { title: 'Falco drops events' });
  return `${valuesOf(facts, 'falco.version')} after ${valuesOf(facts, 'falco.version.lastGood')}`;
};

describe('the version that worked before, as reporters write it', () => {
  test.each([
    ['Falco 0.41.2 drops events. 0.40.0 was fine.', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2. 0.40.0 is running for weeks without complaint.', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2. With 0.40 no trouble at all.', '0.41.2 after 0.40'],
    ["Falco 0.41.2. 0.40.0 didn't have that.", '0.41.2 after 0.40.0'],
    ['Antes teníamos 0.40.0 y todo iba fino, ahora con 0.41.2 el pod de falco muere', '0.41.2 after 0.40.0'],
    ['Vorher hatten wir 0.40.0. Jetzt mit Falco 0.41.2 Drops', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2 läuft bei uns in OKD 4.15. Verliert Events.', '0.41.2 after '],
    ['Falco 0.41.2 perde eventi. Con la 0.40.0 andava tutto bene.', '0.41.2 after 0.40.0'],
    ['Since 0.41.2 (0.40.0 was rock solid) falco drops', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2 です。0.40.0 までは問題ありませんでした。', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2. Na versão 0.40.0 não tinha isso.', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2. En la 0.40.0 esto no pasaba.', '0.41.2 after 0.40.0'],
    ['New in falco 0.41.2, with 0.40.0 the same box was happy', '0.41.2 after 0.40.0'],
    ['Was on 0.40.0 with ebpf, wanted 0.41.2 + modern_ebpf. Falco drops events.', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2. No such lines expected, 0.40 had none', '0.41.2 after 0.40'],
    ['Falco 0.41.2. Worked like a charm with 0.40.0.', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2. Wir waren vorher auf 0.40.0, da war Ruhe.', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2; con la 0.40.0 estaba todo en orden', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2; com a 0.40.0 estava tudo certo', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2; avec la 0.40.0 tout allait bien', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2，之前用的 0.40.0 没事', '0.41.2 after 0.40.0'],
    ['Falco 0.41.2 になってから。0.40.0 のときは大丈夫でした', '0.41.2 after 0.40.0'],
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
    ['Upgraded to falco 0.40.0 (and then 0.40.1), pods were restarted', '0.40.0|0.40.1 after '],
    ['Falco: 0.40.0 (deb) and 0.40.1 alike', '0.40.0|0.40.1 after '],
    ['Falco 0.40.0 and 0.40.1 drop events', '0.40.0|0.40.1 after '],
    ['Falco 0.40.0 und 0.40.1 verlieren Events', '0.40.0|0.40.1 after '],
    ['Falco 0.40.0 y 0.40.1 pierden eventos', '0.40.0|0.40.1 after '],
    ['Falco 0.40.0 和 0.40.1 都丢事件', '0.40.0|0.40.1 after '],
    ['Before 0.40.0 it was quiet. Falco 0.40.0 drops events.', '0.40.0 after '],
    ['Falco 0.40.0 + falcosidekick, one release', '0.40.0 after '],
    ['Before falco 0.40.0 we got an alert. With 0.40.0 and everything after it there is none.', '0.40.0 after '],
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
