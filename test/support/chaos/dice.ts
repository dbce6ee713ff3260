/**
 * Chance by seed. Every question has a name, and the same seed answers the same question alike, in whatever order
 * the questions come: this is what makes a run with many processes replayable.
 */
export interface Dice {
  /** In [0, 1). */
  roll(question: string): number;
  /** One of `items`. */
  pick<T>(question: string, items: readonly T[]): T;
}

export function createDice(seed: number): Dice {
  const roll = (question: string): number => {
    let hash = 2_166_136_261 ^ seed;
    for (let i = 0; i < question.length; i += 1) hash = Math.imul(hash ^ question.charCodeAt(i), 16_777_619);
    // A last mix, so that questions that differ in their last letter only are far apart.
    hash = Math.imul(hash ^ (hash >>> 16), 0x7f_eb_35_2d);
    hash = Math.imul(hash ^ (hash >>> 15), 0x84_6c_a6_8b);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    pick: (question, items) => {
      const found = items[Math.floor(roll(question) * items.length)];
      if (found === undefined) throw new Error('nothing to pick from: is the knowledge base whole?');
      return found;
    },
  };
}
