import type { Publication, SkipReason } from '../comment/comment.ts';

/** What came of a delivery. `ignored`: nothing in it is for us. */
export type Outcome = Publication | { readonly action: 'ignored'; readonly reason: string };

export const skip = (reason: SkipReason): Outcome => ({ action: 'skip', reason });
export const ignored = (reason: string): Outcome => ({ action: 'ignored', reason });
export const reasonOf = (outcome: Outcome): string | undefined => ('reason' in outcome ? outcome.reason : undefined);
