import type { WriteBudget } from '../queue/write-budget.ts';
import type { IssueAccess } from './issue-access.ts';
import { ComeLater, EditCeiling } from './refusal.ts';

export type WriteKind = 'create' | 'edit' | 'remove' | 'react' | 'remember';

/** The port with every write told to `onWrite`, and new content booked before it is sent. */
export function bookedAccess(
  access: IssueAccess,
  book: { readonly budget?: WriteBudget | undefined; readonly lane: string; readonly key: string },
  onWrite: (kind: WriteKind) => void,
): IssueAccess {
  const before = async (kind: 'create' | 'edit'): Promise<void> => {
    const booking = await book.budget?.book({ lane: book.lane, key: book.key, kind });
    if (booking?.granted === false) throw booking.why === 'pace' ? new ComeLater(booking.at) : new EditCeiling();
    onWrite(kind);
  };
  return {
    ...access,
    createComment: async (body) => {
      await before('create');
      return access.createComment(body);
    },
    updateComment: async (id, body) => {
      await before('edit');
      await access.updateComment(id, body);
    },
    removeComment: (id) => {
      onWrite('remove');
      return access.removeComment(id);
    },
    react: (id, reaction) => {
      onWrite('react');
      return access.react(id, reaction);
    },
    rememberRemoval: () => {
      onWrite('remember');
      return access.rememberRemoval();
    },
  };
}
