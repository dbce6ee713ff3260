/** Finds many literals in one pass over a text: an Aho-Corasick automaton on typed arrays. */
export interface LiteralIndex {
  /** Calls `hit` with the number of every literal that occurs in `text` (lower case) and the place behind it, for each occurrence. */
  scan(text: string, hit: (literal: number, end: number) => void): void;
}

/**
 * Builds the automaton. Time and memory grow with the total length of the literals times the number of distinct characters.
 * Characters outside the literals share one class, so any text can be scanned.
 */
export function buildLiteralIndex(literals: readonly string[]): LiteralIndex {
  const classes = new Uint16Array(65_536);
  let width = 1;
  let total = 1;
  for (const literal of literals) {
    total += literal.length;
    for (let i = 0; i < literal.length; i++) {
      const code = literal.charCodeAt(i);
      if (classes[code] === 0) classes[code] = width++;
    }
  }
  const go = new Int32Array(total * width);
  const ends: number[][] = [[]];
  let states = 1;
  literals.forEach((literal, id) => {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const slot = state * width + classes[literal.charCodeAt(i)]!;
      if (go[slot] === 0) {
        go[slot] = states++;
        ends.push([]);
      }
      state = go[slot]!;
    }
    ends[state]!.push(id);
  });
  // Breadth first: complete the transitions, and let every state report what its longest proper suffix reports.
  const fail = new Int32Array(states);
  const queue: number[] = [];
  for (let c = 0; c < width; c++) if (go[c] !== 0) queue.push(go[c]!);
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]!;
    const suffix = fail[state]!;
    if (ends[suffix]!.length > 0) ends[state]!.push(...ends[suffix]!);
    for (let c = 0; c < width; c++) {
      const slot = state * width + c;
      const onFail = go[suffix * width + c]!;
      if (go[slot] === 0) go[slot] = onFail;
      else {
        fail[go[slot]!] = onFail;
        queue.push(go[slot]!);
      }
    }
  }
  return {
    scan(text, hit) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        state = go[state * width + classes[text.charCodeAt(i)]!]!;
        const found = ends[state]!;
        for (let k = 0; k < found.length; k++) hit(found[k]!, i + 1);
      }
    },
  };
}
