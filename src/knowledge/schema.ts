import * as z from 'zod';
import { WIDEST } from '../issue/text-query.ts';

/** The shape of the knowledge files. Strict: a key that is not named here is an error. Meaning is checked by the parsers. */

export const REGION_KINDS = ['prose', 'heading', 'answer', 'log', 'config', 'command', 'quote', 'html-comment', 'template',
  'wish',
] as const;
export const WEIGHTS = ['hint', 'moderate', 'strong', 'decisive'] as const;
export const FACT_TYPES = ['version', 'count', 'share', 'size', 'yes-no', 'text'] as const;
export const EXPECTATIONS = ['likely', 'possible', 'no-match', 'ruled-out', 'not-applicable', 'not-enough-information'] as const;

const text = z.string().min(1);
const words = z.union([text, z.array(text).min(1)], { error: 'expected words, or a list of words' });
const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected a short name in lower case with hyphens' });
const kinds = z.array(z.enum(REGION_KINDS)).min(1);

export interface RawCondition {
  check?: string | undefined;
  see?: string | string[] | undefined;
  match?: string | undefined;
  told?: string | undefined;
  within?: number | undefined;
  in?: (typeof REGION_KINDS)[number][] | undefined;
  unless?: string | undefined;
  use?: string | undefined;
  all?: RawCondition[] | undefined;
  any?: RawCondition[] | undefined;
  none?: RawCondition[] | undefined;
}

const conditionShape = {
  check: text.optional().describe('a comparison with facts: `falco.version >= 0.37.0, < 0.40.0`, `driver is kmod|ebpf`'),
  see: words.optional().describe('literal words, case-insensitive; one of a list is enough'),
  match: text.optional().describe("an RE2 pattern in 'single quotes', tried line by line"),
  told: text.optional().describe('ideas that one sentence names, in any order: memory + grows, or drops + "every night" - backup'),
  within: z.number().int().min(5).max(WIDEST).optional().describe('for told: so many characters at most from the first word to the last'),
  in: kinds.optional().describe('kinds of text that are asked; default: all that state something'),
  unless: text.optional().describe('an RE2 pattern; a line that it matches does not count'),
  use: name.optional().describe('in _pack.yaml: one of its named conditions'),
};
const condition: z.ZodType<RawCondition> = z.lazy(() =>
  z.strictObject({
    ...conditionShape,
    all: z.array(condition).min(1).optional(),
    any: z.array(condition).min(1).optional(),
    none: z.array(condition).min(1).optional(),
  }),
);
const nested = { all: z.array(condition).min(1).optional(), any: z.array(condition).min(1).optional(), none: z.array(condition).min(1).optional() };

const sign = z.strictObject({
  says: text.describe('a sentence that is shown, with {facts}'),
  weight: z.enum(WEIGHTS).describe('how much rarer in other issues: 2:1, 4:1, 16:1, 256:1'),
  'same-as': name.optional().describe('the sign of which this one is not independent'),
  ...conditionShape,
  ...nested,
});
const veto = z.strictObject({ says: text, ...conditionShape, ...nested });
export const DRIVERS = ['kmod', 'ebpf', 'modern_ebpf', 'any'] as const;
const snippet = z.union([text, z.partialRecord(z.enum(DRIVERS), text)], { error: `expected text, or texts by driver (${DRIVERS.join(', ')})` });
const figure = z.strictObject({
  when: text.optional().describe('a check; the sentence is left out unless it holds'),
  says: text.describe('a sentence with {facts}; it is left out unless all of them are known'),
});
const remedy = z.strictObject({
  id: name,
  when: text.optional(),
  also: z.boolean().optional(),
  title: text,
  steps: text,
  figures: z.array(figure).min(1).optional().describe("what the change costs, computed from the report's numbers"),
  config: snippet.optional().describe('falco.yaml for these versions; by driver where it differs'),
  helm: snippet.optional().describe('Helm values for these versions; by driver where they differ'),
  run: text.optional().describe('shell commands'),
});
const example = z.strictObject({
  name: text,
  title: text.optional(),
  issue: text,
  created: text.optional(),
  expect: z.enum(EXPECTATIONS),
  remedy: name.optional(),
  because: name.optional(),
  asks: z.array(text).optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  also: z.array(text).optional(),
});

export const causeSchema = z.strictObject({
  schema: z.literal('cause/1'),
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9][a-z0-9.-]*$/, { error: 'expected pack/cause, for example falco/ring-buffer-too-small' }),
  title: text.max(100),
  summary: text,
  status: z.enum(['active', 'draft']),
  owners: z.array(text).optional(),
  reviewed: z.string().regex(/^\d{4}-\d\d-\d\d$/, { error: 'expected a date such as 2026-11-20' }),
  'applies-to': condition.optional(),
  requires: condition,
  signs: z.record(name, sign),
  against: z.record(name, sign).optional(),
  'rules-out': z.record(name, veto).optional(),
  'fixed-in': z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'expected a release such as 0.42.0' }).optional().describe('the first release without this fault; said when the reporter runs an older one'),
  'stronger-than': z.array(text).optional(),
  companion: z.boolean().optional(),
  remedies: z.array(remedy).min(1),
  verify: z.array(z.strictObject({ when: text.optional(), run: text, expect: text })).min(1),
  'trade-off': text.optional(),
  references: z.array(
    z.strictObject({
      kind: z.enum(['docs', 'issue', 'change', 'source']),
      url: z.string().regex(/^https:\/\/\S+$/, { error: 'expected an https address' }),
      title: text,
    }),
  ),
  examples: z.array(example).min(1),
});
export type RawCause = z.infer<typeof causeSchema>;

const finder = z.strictObject({
  see: words.optional(),
  match: text.optional(),
  told: text.optional().describe('ideas that one sentence names, in any order: memory + grows'),
  within: z.number().int().min(5).max(WIDEST).optional(),
  in: kinds.optional(),
  unless: text.optional(),
  config: text.optional().describe('a glob over the path of a configuration key: **.buf_size_preset'),
  cell: text.optional().describe("an RE2 pattern in 'single quotes' for a whole name in a Markdown table: the numbers under or beside it"),
  grows: z.number().gt(1).max(1_000).optional().describe('for cell, in a yes-no fact: over time the last number is so many times the first'),
  steady: z.number().gt(1).max(10).optional().describe('for cell, in a yes-no fact: over time the largest number is at most so many times the smallest'),
  levels: z.number().gt(1).max(10).optional().describe('for cell, in a yes-no fact: over time it rises to twice its first number at least, and the last three or more stay so near to the largest'),
  falls: z.number().gt(1).max(1_000).optional().describe('for cell, in a yes-no fact: over time the largest number is so many times the last'),
  record: name.optional(),
  field: name.optional(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});
const ask = z.strictObject({ question: text, when: text.optional().describe('versions for which the question makes sense'), run: z.union([text, z.record(z.string(), text)]).optional() });
const fact = z.strictObject({
  is: z.enum(FACT_TYPES),
  says: text,
  reader: z.boolean().optional(),
  find: z.array(finder).optional(),
  take: z.enum(['first', 'last', 'highest', 'lowest', 'median', 'how-many', 'all']).optional(),
  compute: text.optional().describe('a formula over other facts: 32 MB * ceil(host.cpus / 4)'),
  ask: ask.optional(),
  examples: z
    .strictObject({ yes: z.array(text).min(1).optional(), no: z.array(text).min(1).optional() })
    .optional()
    .describe('sentences of reports that state the fact, and some that do not'),
});
export const factsSchema = z.strictObject({
  schema: z.literal('facts/1'),
  about: text,
  records: z
    .record(
      name,
      z.strictObject({
        says: text,
        match: text,
        in: kinds.optional(),
        fields: z.record(name, text),
        compute: z.record(name, text).optional(),
      }),
    )
    .optional(),
  facts: z.record(z.string(), fact).optional(),
});
export type RawFacts = z.infer<typeof factsSchema>;

export const packSchema = z.strictObject({
  schema: z.literal('pack/1'),
  id: name,
  product: text,
  about: text,
  commands: z.record(name, z.record(z.string(), text)).optional().describe('commands that entries name as {logs}, by way of installing'),
  conditions: z.record(name, condition).optional().describe('conditions that several of the rules below need: write `use: its-name`'),
  scope: z.strictObject({ requires: condition, 'silent-when': z.record(name, veto).optional(), 'unsought-when': condition.optional(), 'cautious-when': condition.optional(), 'urgent-when': condition.optional() }),
  'no-questions': z.record(name, veto).optional().describe('when no question is asked, although a cause may hang on one'),
  asks: z
    .array(z.strictObject({ when: condition, facts: z.array(text).min(1) }))
    .optional()
    .describe('what a maintainer would ask first when no cause is found'),
});
export type RawPack = z.infer<typeof packSchema>;

export const wordsSchema = z.strictObject({
  schema: z.literal('words/1'),
  about: text,
  words: z.record(name, z.array(text).min(1)).describe('words and phrases that mean one thing; * at an end stands for more letters'),
});

export const tableSchema = z.strictObject({
  schema: z.literal('table/1'),
  table: z.enum(['releases', 'charts', 'kernels', 'platforms', 'drivers', 'config-keys']),
  about: text,
  rows: z.array(z.record(z.string(), z.unknown())),
});

/** A term and its number on each line: one text is read in a tenth of the time of as many YAML nodes. */
const terms = text.describe('on each line a term, a blank and its number');
const linearClass = { base: z.number(), terms };
export const classifierSchema = z.strictObject({
  schema: z.literal('classifier/1'),
  about: text,
  answerable: z.strictObject(linearClass),
  askable: z.strictObject(linearClass),
  causes: z.record(z.string(), z.strictObject({ reports: z.number().int().positive(), ...linearClass })),
  rarity: terms.describe('inverse document frequency of each term'),
});
