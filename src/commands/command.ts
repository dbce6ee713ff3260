/** What somebody typed with `/` on a line of its own. A value: it decides nothing and performs nothing. */
export interface Command {
  readonly name: 'diagnose';
  /** What stands after the name on the same line; empty when the command stands alone. */
  readonly argument: string;
}

/** What to do about a command. `says` is one short sentence to its author and never repeats what was typed. */
export type Decision =
  | { readonly kind: 'diagnose' }
  | { readonly kind: 'refuse'; readonly why: 'argument'; readonly says: string }
  | { readonly kind: 'refuse'; readonly why: 'not-allowed' };
