import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { Mode } from '../comment/plan-publication.ts';
import type { PersonalData } from '../issue/personal-data.ts';

/** How the app behaves in one repository. */
export interface Policy {
  readonly mode: Mode;
  /** Logins, lower case, whose issues and comments are left alone: bots that look like people. */
  readonly ignoredAuthors: ReadonlySet<string>;
  readonly muteLabel: string;
  /** What is left out of a report before it is read, besides credentials; absent: nothing. */
  readonly redact?: ReadonlySet<PersonalData>;
}

const LOGIN = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]*(\[bot\])?$/));
const SCHEMA = z.strictObject({
  mode: z.optional(z.enum(['off', 'shadow', 'live'])),
  ignore_authors: z.optional(z.array(LOGIN).check(z.maxLength(100))),
  mute_label: z.optional(z.string().check(z.minLength(1), z.maxLength(50))),
});
const QUIETEST_FIRST: readonly Mode[] = ['off', 'shadow', 'live'];
const MAX_LENGTH = 20_000;

/**
 * The operator's policy narrowed by `.github/known-cause.yml` of the repository. The quieter mode wins, so that
 * neither side can make the app louder than the other allows. `text` absent or empty: the operator's policy.
 * Absent when the file is broken: an unknown key, another type, an `_extends`. Then the app is silent there.
 */
export function policyFor(operator: Policy, text: string | undefined): Policy | undefined {
  if (text === undefined) return operator;
  const parsed = SCHEMA.safeParse(readYaml(text) ?? {});
  if (!parsed.success) return undefined;
  const { mode = 'live', ignore_authors: ignored = [], mute_label: muteLabel = operator.muteLabel } = parsed.data;
  return {
    ...operator,
    mode: QUIETEST_FIRST.find((one) => one === mode || one === operator.mode) ?? 'off',
    ignoredAuthors: new Set([...operator.ignoredAuthors, ...ignored.map((login) => login.toLowerCase())]),
    muteLabel,
  };
}

/** Text that is no YAML reads as `false`, which no schema of ours accepts. */
function readYaml(text: string): unknown {
  if (text.length > MAX_LENGTH) return false;
  try {
    return parse(text, { maxAliasCount: 10, logLevel: 'error' });
  } catch {
    return false;
  }
}
