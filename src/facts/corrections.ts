import type { Fact } from './fact.ts';
import type { Reading } from './reading.ts';

/** The reporter comes back to put something right: `small correction: …`, `it is 0.39.2 and not 0.39.1 as I wrote`. */
const CORRECTS =
  /\b(?:corrections?|correcting|I was wrong|my mistake|(?:mixed|mixing) (?:it|them|that|these|those|the two) up|(?:looked|was|were) (?:at|on|in) the wrong|(?:gave|told|wrote|read|took|posted|pasted|copied) (?:you )?(?:the|a) wrong|typo|to be precise|Korrektur|Richtigstellung|corrección|me equivoqué|correção|me enganei|rectification|je me suis trompée?)\b|\b(?:sorry|actually|tatsächlich|en realidad|na verdade|en fait)\b[^.;]{0,12}\b(?:it|the|we|es|der|die|das|el|la|o|a|le)\b|\bit(?:'s| is| was) (?:in fact |really |actually )?[`*v]{0,3}\d[\w.-]{1,24}[`*]{0,2}(?: \([^()]{1,40}\))?,? (?:and )?not [`*v]{0,3}\d|\b(?:not|nicht|no|non|não) \S{1,30},? (?:as|wie|como|comme) (?:I|ich|escribí|escrevi|j'ai) ?(?:wrote|said|stated|claimed|told|geschrieben|schrieb|écrit)?|更正|说错|写错|訂正|間違え/i;
/** What a correction can be about; which release worked before is no such thing. */
const CORRECTED = new Set([
  'falco.version',
  'chart.version',
  'kernel.release',
  'kernel.version',
  'os.id',
  'os.version',
  'platform',
  'platform.version',
  'arch',
  'container.runtime',
  'cpu.limit',
  'memory.limit',
]);

/**
 * The facts, with those that the reporter puts right in a later comment in place of the first ones. `read` reads the facts that
 * the lines of a reading state.
 */
export function withCorrections(
  facts: readonly Fact[],
  reading: Reading,
  read: (reading: Reading) => readonly Fact[],
): Fact[] {
  const lines = reading.lines.filter(
    ({ line }) =>
      line.source.startsWith('comment') && line.kind === 'prose' && CORRECTS.test(line.text.slice(0, 1_000)),
  );
  if (lines.length === 0) return [...facts];
  const document = { ...reading.document, config: [] };
  const mended = read({ ...reading, document, lines }).filter(({ name }) => CORRECTED.has(name));
  const names = new Set(mended.map(({ name }) => name));
  return [...facts.filter(({ name }) => !names.has(name)), ...mended];
}
