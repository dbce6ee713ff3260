import { parseKnowledge } from '../knowledge/parse-knowledge.ts';
import { knowledgeFiles, projectRoot } from '../node/load-knowledge.ts';

const HELP = `knowledge:facts: the names that conditions may use: facts, and groups of words for told

Usage: npm run -s knowledge:facts [-- WORD…]

Prints name, kind and meaning of every fact, then every group of words with the first of them; with WORDs only those that have all
of the WORDs in name, meaning or words.
For example: npm run -s knowledge:facts -- memory grows

Exit code: 0 printed, 1 nothing has these words
`;

/** The first words of a group, and those that were asked for. */
function shown(forms: readonly string[]): string {
  const asked = forms.slice(SHOWN).filter((form) => words.some((word) => form.toLowerCase().includes(word)));
  const rest = forms.length > SHOWN ? ['…'] : [];
  return [...forms.slice(0, SHOWN), ...rest, ...asked].join(', ');
}
const SHOWN = 8;

const words = process.argv.slice(2).map((word) => word.toLowerCase());
if (words.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const { knowledge } = parseKnowledge(await knowledgeFiles(projectRoot()));
  const has = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  const facts = knowledge.packs
    .flatMap((pack) => pack.facts)
    .map(({ name, is, says }) => `${name.padEnd(32)} ${is.padEnd(8)} ${says}`)
    .filter(has);
  const groups = knowledge.packs
    .flatMap((pack) => Object.entries(pack.words))
    .filter(([name, forms]) => has(`${name} ${forms.join(', ')}`))
    .map(([name, forms]) => `${name.padEnd(32)} words    ${shown(forms)}`);
  const lines = [...facts.toSorted(), ...groups.toSorted()];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  process.exitCode = lines.length > 0 ? 0 : 1;
}
