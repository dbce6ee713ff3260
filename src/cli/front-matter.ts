/** The YAML between two lines of `---` at the top of a file, and the text below. Throws with the file when there is none. */
export function splitFrontMatter(path: string, text: string): { readonly front: string; readonly body: string } {
  const found = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/.exec(text);
  if (!found) throw new Error(`${path}: no front matter between two lines of ---`);
  return { front: found[1] ?? '', body: found[2] ?? '' };
}
