/** Something wrong with a knowledge file, in the words of the one who can mend it. Values, never thrown. */
export interface Problem {
  /** Stable id such as `kb/unknown-key`; exceptions in `knowledge/lint-exceptions.yaml` name it. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** How to mend it; absent when the message says it. */
  readonly help?: string;
  readonly file: string;
  /** The keys that lead to the place, joined by slashes (`signs/load/match`); absent when the text is no YAML. */
  readonly at?: string;
  /** 1-based; 1:1 when the whole file is meant. */
  readonly line: number;
  readonly column: number;
  /** Length of the underlined text in characters, at least 1. */
  readonly length: number;
}

/** Where a problem is reported: the path of keys inside the file. */
export type KeyPath = readonly (string | number)[];

/** Collects the problems of one file. */
export interface Report {
  (code: string, path: KeyPath, message: string, help?: string, severity?: Problem['severity']): void;
}
