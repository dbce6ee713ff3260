import type { Command } from '../commands/command.ts';
import type { Place } from './issue-access.ts';

/** Who commented, as far as it takes to know our own comment again; never the words. */
export interface Writer {
  readonly login?: string;
  readonly type?: string;
  readonly appId?: number;
  readonly hasMarker: boolean;
}

/** What a delivery asks of us. It may wait in a queue, so it holds names and numbers and nothing that anybody wrote. */
export type Errand =
  /** The report was opened, edited or reopened. */
  | { readonly kind: 'report' }
  /** The reporter wrote further words: renew an answer that exists. */
  | { readonly kind: 'words' }
  /** Somebody typed commands. Of what stood after them only that something did is kept. */
  | {
      readonly kind: 'command';
      readonly comment: string;
      readonly login: string;
      readonly isAuthor: boolean;
      readonly commands: readonly Command[];
    }
  /** A comment was deleted; whether it was ours is asked when the work is done. */
  | { readonly kind: 'removal'; readonly comment: string; readonly writer: Writer };

export interface Task {
  readonly delivery: string;
  readonly event: string;
  readonly action: string;
  readonly installation: number;
  readonly place: Place;
  readonly errand: Errand;
  /** Who did this; absent where it does not matter. Ignored accounts are left alone. */
  readonly sender?: string;
}

/** Waiting tasks of one issue with the same word are one: a burst of edits is one reading of the issue. */
export function mergeWord({ errand }: Task): string {
  return 'comment' in errand ? `${errand.kind}:${errand.comment}` : errand.kind;
}

/** Somebody waits for the answer, or we must not speak again: no grace period for these. */
export const isUrgent = ({ errand }: Task): boolean => errand.kind === 'command' || errand.kind === 'removal';
