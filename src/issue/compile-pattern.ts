import { RE2JS } from 're2js';

const compiled = new Map<string, RE2JS>();

/** Compiles once per pattern; the pattern comes from checked knowledge, so it is valid. */
export function compilePattern(pattern: string): RE2JS {
  let re = compiled.get(pattern);
  if (!re) compiled.set(pattern, (re = RE2JS.compile(pattern)));
  return re;
}
