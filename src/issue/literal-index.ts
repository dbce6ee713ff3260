/** Finds many literals in one pass over a text: Aho-Corasick automata on typed arrays. */
export interface LiteralIndex {
  /** Calls `hit` with the number of every literal that occurs in `text` (lower case) and the place behind it, for each occurrence. */
  scan(text: string, hit: (literal: number, end: number) => void): void;
}

/** Where the one kind of literal ends and the other begins: scripts with hundreds of characters have an automaton of their own. */
const ASCII = /^[\0-\x7f]*$/;

/** Prepares literals for many texts. Memory grows with their distinct beginnings times their distinct characters. */
export function buildLiteralIndex(literals: readonly string[]): LiteralIndex {
  const ids = literals.map((_literal, id) => id);
  const plain = buildAutomaton(
    literals,
    ids.filter((id) => ASCII.test(literals[id]!)),
  );
  const other = buildAutomaton(
    literals,
    ids.filter((id) => !ASCII.test(literals[id]!)),
  );
  return {
    scan(text, hit) {
      plain(text, hit);
      if (!ASCII.test(text)) other(text, hit);
    },
  };
}

/** Aho-Corasick over some of the literals. Characters outside of them share one class, so any text can be scanned. */
function buildAutomaton(literals: readonly string[], ids: readonly number[]): LiteralIndex['scan'] {
  const classes = new Uint16Array(65_536);
  let width = 1;
  for (const id of ids) {
    for (let i = 0; i < literals[id]!.length; i++) {
      const code = literals[id]!.charCodeAt(i);
      if (classes[code] === 0) classes[code] = width++;
    }
  }
  const most = countStates(ids.map((id) => literals[id]!));
  const go = most < 65_536 ? new Uint16Array(most * width) : new Int32Array(most * width);
  const ends: number[][] = [[]];
  let states = 1;
  for (const id of ids) {
    const literal = literals[id]!;
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
  }
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
  return (text, hit) => {
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = go[state * width + classes[text.charCodeAt(i)]!]!;
      const found = ends[state]!;
      for (let k = 0; k < found.length; k++) hit(found[k]!, i + 1);
    }
  };
}

/** The root and every distinct beginning: of sorted literals each adds what it does not share with the one before. */
function countStates(literals: readonly string[]): number {
  let count = 1;
  let last = '';
  for (const literal of [...literals].sort()) {
    let shared = 0;
    while (shared < literal.length && literal[shared] === last[shared]) shared++;
    count += literal.length - shared;
    last = literal;
  }
  return count;
}
