const folded = new Map<string, string>();

/**
 * The text as words are compared: lower case, without accents, with plain apostrophes, full-width letters as ordinary ones.
 * As long as the text, so places in one are places in the other.
 */
export function fold(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[^\x00-\x60\x7b-\x7f]|[A-Z]/g, (char) => {
    let plain = folded.get(char);
    if (plain === undefined) {
      folded.set(char, (plain = foldChar(char)));
      if (folded.size > 5_000) folded.clear();
    }
    return plain;
  });
}

function foldChar(char: string): string {
  if (/[\u2018\u2019\u02bc\u00b4]/.test(char)) return "'";
  if (/\s/.test(char)) return ' ';
  const first = char.normalize('NFKD')[0]!.toLowerCase();
  return first.length === 1 ? first : char;
}
