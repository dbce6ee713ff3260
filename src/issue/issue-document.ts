import type { Evidence } from './evidence.ts';
import type { Issue } from './issue.ts';

/**
 * What kind of text a region is. Only what the reporter wrote about their own system counts as a statement:
 * `quote` (words of others), `html-comment` and `template` (text that came with the issue template) state nothing,
 * and a `wish` (what stands under "Expected behaviour") says what ought to be, not what is.
 * The title is `prose` with the source `title`; `heading` is what the reporter used as a heading.
 */
export type RegionKind =
  'prose' | 'heading' | 'answer' | 'log' | 'config' | 'command' | 'wish' | 'quote' | 'html-comment' | 'template';

/** The kinds that state facts. How far each is trusted is up to the reader. */
export const STATING: readonly RegionKind[] = ['prose', 'heading', 'answer', 'log', 'config', 'command'];

/** One line of the issue, with its place. Matching looks at `text`; positions are found in `raw`. */
export interface Line {
  readonly source: string;
  /** 1-based line in its source. */
  readonly number: number;
  /** As written, without the line end. */
  readonly raw: string;
  /** `raw` without ANSI colours, zero-width marks and a list or quote prefix; at most 16,384 characters. */
  readonly text: string;
  readonly kind: RegionKind;
}

/** A stretch of lines of one kind. */
export interface Region {
  readonly kind: RegionKind;
  readonly source: string;
  /**
   * The template field the region stands under: of the environment (`falco-version`, `chart-version`, `kernel`, `os`,
   * `system-info`, `cloud`, `kubernetes-version`, `installation-method`, `container-runtime`, `driver`), whose text is an
   * `answer` without its label unless it is a log or another block, or a section (`describe`, `reproduce`, `additional` …).
   */
  readonly field?: string;
  /** Info string of the fence, lower case; absent for unfenced text. */
  readonly language?: string;
  readonly fenced: boolean;
  readonly lines: readonly Line[];
}

/** One scalar of a pasted configuration, with the full path as written, for example `['falco', 'base_syscalls', 'repair']`. */
export interface ConfigEntry {
  readonly path: readonly string[];
  readonly value: string | number | boolean | null;
  readonly evidence: Evidence;
}

export interface IssueDocument {
  readonly issue: Issue;
  readonly regions: readonly Region[];
  /** All lines of all regions in reading order: title, body, then the reporter's comments. */
  readonly lines: readonly Line[];
  readonly config: readonly ConfigEntry[];
}

/** The evidence for `length` characters of a line, found again in the text as written. */
export function evidenceAt(line: Line, column: number, length: number): Evidence {
  const words = line.text.slice(column, column + length);
  const found = words === '' ? -1 : line.raw.indexOf(words);
  const excerpt =
    line.text.length <= 200
      ? line.text
      : line.text.slice(Math.max(0, Math.min(column - 60, line.text.length - 200))).slice(0, 200);
  return {
    source: line.source,
    line: line.number,
    column: Math.min((found >= 0 ? found : 0) + 1, Math.max(1, line.raw.length)),
    excerpt: excerpt.trim(),
  };
}
