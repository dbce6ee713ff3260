import { visibleText } from '../../../src/comment/marker.ts';
import type { FakeComment } from '../github/state.ts';
import { ownOf } from './expectation.ts';
import type { Life } from './life.ts';

/** What is wrong with a write about an issue; absent when it was to be expected. */
export function inspectWrite(
  { issue, plan, removed, allowed }: Life,
  operation: string,
  body: unknown,
  comment: FakeComment | undefined,
): string | undefined {
  const { kind } = plan;
  const at = `#${issue.number} (${kind}): unexpected ${operation}`;
  const text = visibleText((body as { body?: string } | undefined)?.body ?? '');
  const unlessAllowed = allowed.has(text) ? undefined : `${at}: a text that nobody expects`;
  switch (operation) {
    case 'POST issue/comments':
      return removed ? `${at}: a comment comes back that was deleted` : unlessAllowed;
    case 'PATCH comment':
      return comment?.appId ? unlessAllowed : `${at}: somebody else's comment`;
    case 'DELETE comment':
      if (!comment?.appId) return `${at}: somebody else's comment`;
      return ownOf(issue).length > 1 ? undefined : `${at}: the last comment`;
    case 'POST issue/reactions':
      return kind === 'removed' ? undefined : at;
    case 'POST comment/reactions':
      return kind === 'asked' && !comment?.appId ? undefined : at;
    default:
      return at;
  }
}
