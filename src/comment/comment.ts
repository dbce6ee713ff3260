/** What is posted. `body` is Markdown with the marker in its last line, at most 60,000 characters. */
export interface Comment {
  readonly body: string;
}

/** A comment of ours that is already on the issue (found by marker and by authorship of our app). */
export interface PostedComment {
  /** GitHub's id as text: ids may exceed 2^53. */
  readonly id: string;
  readonly body: string;
  readonly createdAt: string;
}

export type SkipReason =
  | 'nothing-known'
  | 'pull-request'
  | 'closed'
  | 'locked'
  | 'bot-author'
  | 'muted'
  | 'ignored-author'
  | 'maintainer-answered'
  | 'comment-removed'
  | 'shadow'
  | 'off'
  | 'gone'
  | 'no-permission'
  | 'edit-ceiling'
  | 'not-asked'
  | 'broken-config';

/**
 * A plan, still pure: after it has been carried out, planning again yields `leave`.
 * `extras` are younger comments of ours that a race left behind; they are removed.
 */
export type Publication =
  | { readonly action: 'create'; readonly comment: Comment }
  | { readonly action: 'update'; readonly id: string; readonly comment: Comment; readonly extras: readonly string[] }
  | { readonly action: 'leave'; readonly id: string; readonly extras: readonly string[] }
  | { readonly action: 'skip'; readonly reason: SkipReason };
