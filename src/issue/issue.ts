/**
 * A support issue as it comes in through a door: a webhook, `gh issue view --json …`, a Markdown file.
 * Every door makes one of these; nothing behind the doors knows where it came from.
 */
export interface Issue {
  readonly title: string;
  /** `null` and absent both mean that the author wrote nothing. Up to 65,536 characters, LF or CRLF. */
  readonly body: string;
  /** `owner/name`; absent when the issue came from a file. */
  readonly repository?: string;
  readonly number?: number;
  /** Label names, as written. */
  readonly labels: readonly string[];
  /** Login of the author; absent when the account is deleted or unknown. */
  readonly author?: string;
  /** ISO 8601; absent when unknown. Bounds the releases that the issue can be about. */
  readonly createdAt?: string;
  readonly comments: readonly IssueComment[];
}

export interface IssueComment {
  readonly author?: string;
  /** GitHub's `author_association`, for example `MEMBER`; absent when unknown. */
  readonly association?: string;
  readonly body: string;
  readonly createdAt?: string;
}

/** Comments of the reporter state facts about the reporter's system; those of others do not. */
export const isReporters = (issue: Issue, comment: IssueComment): boolean =>
  issue.author !== undefined && comment.author === issue.author;
