/** Runs work with the same key one after the other, in order of arrival; work with different keys at once. */
export function createSerialiser(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<void>>();
  return async (key, work) => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work);
    const settled = mine.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, settled);
    await settled;
    if (tails.get(key) === settled) tails.delete(key);
    return mine;
  };
}
