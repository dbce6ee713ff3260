import { parseKnowledge } from '../knowledge/parse-knowledge.ts';
import { knowledgeFiles, projectRoot } from '../node/load-knowledge.ts';

const HELP = `knowledge:facts: the names that conditions may use

Usage: npm run -s knowledge:facts [-- WORD…]

Prints name, kind and meaning of every fact; with WORDs only of those that have all of them in name or meaning.
For example: npm run -s knowledge:facts -- memory grows

Exit code: 0 printed, 1 nothing has these words
`;

const words = process.argv.slice(2).map((word) => word.toLowerCase());
if (words.includes('--help')) {
  process.stdout.write(HELP);
} else {
  const { knowledge } = parseKnowledge(await knowledgeFiles(projectRoot()));
  const lines = knowledge.packs
    .flatMap((pack) => pack.facts)
    .map(({ name, is, says }) => `${name.padEnd(32)} ${is.padEnd(8)} ${says}`)
    .filter((line) => words.every((word) => line.toLowerCase().includes(word)))
    .toSorted();
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  process.exitCode = lines.length > 0 ? 0 : 1;
}
