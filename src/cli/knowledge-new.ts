import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../node/load-knowledge.ts';
import { newCause } from '../knowledge/new-cause.ts';

const HELP = `knowledge:new: starts a file for a new cause

Usage: npm run knowledge:new -- PACK/CAUSE "TITLE"

For example: npm run knowledge:new -- falco/dns-lookups-in-rules "Rules look up names over the network"

Writes knowledge/PACK/CAUSE.yaml with every part that a cause needs and a comment where you have to write.
Then: npm run knowledge:check -- CAUSE   (it says what is missing, with line and mend)

Exit code: 0 written · 1 the file exists · 2 wrong usage
`;

const [id, title] = process.argv.slice(2);
if (id === '--help') process.stdout.write(HELP);
else if (id === undefined || title === undefined || !/^[a-z0-9-]+\/[a-z0-9][a-z0-9.-]*$/.test(id)) {
  process.stderr.write(`knowledge:new: name the cause as pack/cause in lower case, and its title in quotes\n\n${HELP}`);
  process.exitCode = 2;
} else {
  const file = `knowledge/${id}.yaml`;
  const path = join(projectRoot(), file);
  if (existsSync(path)) {
    process.stderr.write(`knowledge:new: ${file} exists already\n`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, newCause(id, title, new Date().toISOString().slice(0, 10)));
    process.stdout.write(
      `Written: ${file}\nNext: fill it in, then npm run knowledge:check -- ${id.split('/')[1] ?? ''}\n`,
    );
  }
}
