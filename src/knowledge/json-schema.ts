import * as z from 'zod';
import { exceptionsSchema } from './lint-exceptions.ts';
import { causeSchema, factsSchema, packSchema, tableSchema, wordsSchema } from './schema.ts';

/** The schemas for editors, by file name below `knowledge/schema/`. Made from the schemas that the program uses itself. */
export const editorSchemas = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ cause: causeSchema, facts: factsSchema, pack: packSchema, table: tableSchema, words: wordsSchema, exceptions: exceptionsSchema }).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`,
    ]),
  );
