import type { PostedComment } from '../comment/comment.ts';
import type { Issue } from '../issue/issue.ts';

/** Where an issue lives. */
export interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
}

/** `owner/name#7`: the key under which work on one issue is done one after the other. */
export const keyOf = ({ owner, repo, number }: Place): string => `${owner}/${repo}#${number}`.toLowerCase();

/** An issue as it is on GitHub now, not as a webhook remembers it. */
export interface IssueSnapshot {
  readonly issue: Issue;
  readonly pullRequest: boolean;
  readonly closed: boolean;
  readonly locked: boolean;
  readonly authorIsBot: boolean;
  /** Our own comments, found by authorship of our app and by marker. */
  readonly own: readonly PostedComment[];
  /** Somebody of the project, other than the author, has commented. */
  readonly answeredByMaintainer: boolean;
}

export type Reaction = 'eyes' | '+1' | 'confused';

/**
 * What the app asks of GitHub about one issue: these verbs and no others.
 * Every verb rejects with an error that carries GitHub's status; `refusalOf` tells outcomes from failures.
 */
export interface IssueAccess {
  readonly place: Place;
  /** Reads the issue with all its comments, page by page. An issue that was transferred is gone. */
  readIssue(): Promise<IssueSnapshot>;
  listOwnComments(): Promise<readonly PostedComment[]>;
  /** Sent once: a lost answer is for the caller to look into, never for a client to repeat. */
  createComment(body: string): Promise<PostedComment>;
  updateComment(id: string, body: string): Promise<void>;
  /** A comment that is gone already is a success. */
  removeComment(id: string): Promise<void>;
  /** Decoration: never rejects because GitHub would not have it. */
  react(commentId: string, reaction: Reaction): Promise<void>;
  /** Whether somebody may at least triage. Rejects when GitHub does not say, which is neither yes nor no. */
  mayTriage(login: string): Promise<boolean>;
  /** Somebody deleted our comment: leaves our own 👀 on the issue, so that GitHub remembers it for every process. */
  rememberRemoval(): Promise<void>;
  /** By that 👀, or by GitHub's own record of who deleted whose comment, should the delivery have been lost. */
  removalRemembered(): Promise<boolean>;
  /** Text of `.github/known-cause.yml` on the default branch; absent when there is none or we may not read it. */
  readConfiguration(): Promise<string | undefined>;
}
