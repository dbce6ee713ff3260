import type { Line } from '../issue/issue-document.ts';

/** A line that states something, with the template field it stands under. */
export interface StatingLine {
  readonly line: Line;
  readonly field?: string | undefined;
  readonly fenced: boolean;
}
