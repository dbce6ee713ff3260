import type { Comment, PostedComment, Publication, SkipReason } from './comment.ts';
import { visibleText } from './marker.ts';

/** `off` does nothing; `shadow` reads and decides and logs, but writes nothing at all; `live` writes. */
export type Mode = 'off' | 'shadow' | 'live';

/** All that decides whether and where to publish, apart from the comment itself. */
export interface Situation {
  readonly mode: Mode;
  /** What silences us about this issue; absent when nothing does. */
  readonly silence?: SkipReason;
  /** Whether a comment that does not exist yet may be created, and if not, why. */
  readonly creation: 'allowed' | SkipReason;
  /** Our own comments on the issue, in any order. */
  readonly own: readonly PostedComment[];
}

/**
 * What to do with `comment`. `comment` is absent when there is nothing to say.
 * An equal text is left alone, the oldest own comment is the one, further ones are `extras` to be removed.
 * Carrying the plan out and planning again yields `leave` (or the same `skip`).
 */
export function planPublication(situation: Situation, comment: Comment | undefined): Publication {
  const { mode, silence, creation, own } = situation;
  if (mode === 'off') return { action: 'skip', reason: 'off' };
  if (silence) return { action: 'skip', reason: silence };
  const [first, ...others] = own.toSorted(byAge);
  const extras = others.map((other) => other.id);
  const writing = comment && (first ? visibleText(first.body) !== visibleText(comment.body) : true);
  if (!first && !comment) return { action: 'skip', reason: 'nothing-known' };
  if (!first && creation !== 'allowed') return { action: 'skip', reason: creation };
  if (mode === 'shadow' && (writing || extras.length > 0)) return { action: 'skip', reason: 'shadow' };
  if (!first) return { action: 'create', comment: comment as Comment };
  return writing ? { action: 'update', id: first.id, comment, extras } : { action: 'leave', id: first.id, extras };
}

/** Oldest first; ids are numbers too long for a number, so a shorter one is the smaller one. */
function byAge(a: PostedComment, b: PostedComment): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
  return a.id.length - b.id.length || (a.id < b.id ? -1 : Number(a.id > b.id));
}
