import * as z from 'zod';
import type { ParsedKnowledge } from './parse-knowledge.ts';
import type { Problem } from './problem.ts';
import { validate } from './validate.ts';

/** The one file of exceptions. */
export const EXCEPTIONS_FILE = 'knowledge/lint-exceptions.yaml';

/** The rules of judgement. What is wrong in any case (a key, a name, a version without remedy) has no exceptions. */
const EXCUSABLE = [
  'kb/pattern-long',
  'kb/pattern-broad',
  'kb/same-pattern',
  'kb/same-text',
  'kb/sign-broad',
  'kb/sign-untested',
  'kb/unused-fact',
  'kb/unused-words',
  'kb/release',
] as const;

export const exceptionsSchema = z.strictObject({
  schema: z.literal('exceptions/1'),
  about: z.string().min(1),
  exceptions: z.array(
    z.strictObject({
      rule: z.enum(EXCUSABLE).describe('the rule that is excepted'),
      file: z
        .string()
        .regex(/^knowledge\/\S+\.yaml$/, { error: 'expected a file such as knowledge/falco/my-cause.yaml' }),
      at: z.string().min(1).describe('the keys that lead to the place, joined by slashes: signs/load'),
      reason: z.string().min(20, { error: 'say in a sentence why the rule does not hold here' }),
    }),
  ),
});

/**
 * Takes out the problems that `knowledge/lint-exceptions.yaml` excuses, and adds those of that file itself: its shape,
 * and an exception that excuses nothing any more. Without that file all problems are returned. While a file is broken no
 * exception is said to be needless: what it excuses may only be out of sight.
 */
export function applyExceptions(problems: readonly Problem[], parsed: Pick<ParsedKnowledge, 'sources' | 'problems'>): Problem[] {
  const file = parsed.sources.get(EXCEPTIONS_FILE);
  if (!file) return [...problems];
  const own: Problem[] = [];
  const raw = validate({ ...file, report: (...problem) => file.reportTo(own, ...problem) }, exceptionsSchema);
  const exceptions = raw?.exceptions ?? [];
  const used = new Set<number>();
  const left = problems.filter((problem) => {
    const i = exceptions.findIndex(
      ({ rule, file: where, at }) => rule === problem.code && where === problem.file && at === problem.at,
    );
    if (i >= 0) used.add(i);
    return i < 0;
  });
  const isRead = parsed.problems.every(({ severity }) => severity !== 'error');
  exceptions.forEach(({ rule, file: where }, i) => {
    if (isRead && !used.has(i))
      file.reportTo(
        own,
        'kb/exception-unused',
        ['exceptions', i, 'rule'],
        `this exception excuses nothing: ${where} has no ${rule} there`,
        'remove it, or correct file and at',
      );
  });
  return [...left, ...own];
}
