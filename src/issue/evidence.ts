/** Where something stands. `line` and `column` are 1-based and count in the text as it was written. */
export interface Evidence {
  /** `title`, `body`, or `comment-N` (N counts all comments of the issue from 1). */
  readonly source: string;
  readonly line: number;
  readonly column: number;
  /** The words themselves, at most 200 characters, unescaped and unredacted: escape and redact before showing. */
  readonly excerpt: string;
}
