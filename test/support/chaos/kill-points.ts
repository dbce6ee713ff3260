import type { Dice } from './dice.ts';
import type { Kind } from './issue-kinds.ts';

/**
 * A worker is killed at the first such call about an issue: before GitHub carries it out, or after that and before the
 * answer is sent.
 */
export interface KillPoint {
  readonly operation: string;
  readonly when: 'before' | 'after';
}

const CREATE = 'POST issue/comments';

/** Where a worker writes in every run, whatever else befalls it, once the deliveries that are not lost have come through. */
function sureWrites(kind: Kind, heard: (event: string) => boolean): readonly string[] {
  switch (kind) {
    case 'known':
    case 'edited':
    case 'withdrawn':
    case 'further words':
      return heard('opened') ? [CREATE] : [];
    case 'removed':
      return [...(heard('opened') ? [CREATE] : []), ...(heard('deleted') ? ['POST issue/reactions'] : [])];
    case 'asked':
      return heard('comment') ? ['POST comment/reactions', CREATE] : [];
    case 'transferred':
      return heard('opened elsewhere') ? [CREATE] : [];
    default:
      return [];
  }
}

/** At most one for each issue. In shadow mode, where nothing is written, it is the reading before the write. */
export function killPointOf(
  dice: Dice,
  number: number,
  { kind, mode, heard }: { kind: Kind; mode: 'live' | 'shadow'; heard: (event: string) => boolean },
): KillPoint | undefined {
  const writes = sureWrites(kind, heard);
  const roll = dice.roll(`kill ${number}`);
  if (writes.length === 0 || roll >= 0.09) return undefined;
  const operation = mode === 'live' ? dice.pick(`kill at ${number}`, writes) : 'GET issue/comments';
  return { operation, when: roll < 0.045 ? 'before' : 'after' };
}
