import type { Comment, PostedComment, Publication } from '../comment/comment.ts';
import { planPublication, type Situation } from '../comment/plan-publication.ts';
import type { IssueAccess } from './issue-access.ts';
import { isUncertain, statusOf } from './refusal.ts';

/**
 * Carries the plan out and resolves to it. A creation is checked against what other processes did meanwhile:
 * list, create, list again, keep the oldest, remove the rest. All but the creation can be repeated at will.
 */
export async function publish(
  access: IssueAccess,
  situation: Situation,
  comment: Comment | undefined,
): Promise<Publication> {
  const plan = planPublication(situation, comment);
  if (plan.action !== 'create') {
    await carryOut(access, plan);
    return plan;
  }
  const own = await create(access, plan.comment.body);
  await carryOut(access, planPublication({ ...situation, own }, comment));
  return plan;
}

/** Creates and resolves to our comments as they are after it. */
async function create(access: IssueAccess, body: string): Promise<readonly PostedComment[]> {
  let created: PostedComment;
  try {
    created = await access.createComment(body);
  } catch (error) {
    // GitHub may have carried it out before the answer was lost: look instead of sending it again.
    const own = isUncertain(error) ? await access.listOwnComments() : [];
    if (own.length === 0) throw error;
    return own;
  }
  // A list that lags behind answers 404 or does not hold the new comment yet.
  const seen = await access.listOwnComments().catch((error: unknown) => {
    if (statusOf(error) === 404) return [];
    throw error;
  });
  return seen.some(({ id }) => id === created.id) ? seen : [...seen, created];
}

async function carryOut(access: IssueAccess, plan: Publication): Promise<void> {
  if (plan.action !== 'update' && plan.action !== 'leave') return;
  if (plan.action === 'update') await access.updateComment(plan.id, plan.comment.body);
  for (const extra of plan.extras) await access.removeComment(extra);
}
