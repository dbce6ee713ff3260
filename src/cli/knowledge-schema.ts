import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorSchemas } from '../knowledge/json-schema.ts';
import { projectRoot } from '../node/load-knowledge.ts';

// Writes the editor schemas anew; a test tells when they are out of date.
const folder = join(projectRoot(), 'knowledge/schema');
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(editorSchemas())) {
  writeFileSync(join(folder, name), text);
  process.stdout.write(`knowledge/schema/${name}\n`);
}
