import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Kills of every sort, losses, removals and withdrawals among few issues. */
const SEED = '1137';

/** What a run says that is decided by its seed; rejects when anything was wrong in it. */
async function linesBySeed(): Promise<string[]> {
  const args = ['scripts/run.mjs', 'chaos', '--issues', '12', '--mode', 'live', '--seed', SEED];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout.split('\n').filter((line) => line.includes(' by seed '));
}

// The processes of the two share this machine, so they race in different ways.
test('two runs of one seed: the same deliveries, losses, kills and ends', async () => {
  const [one, two] = await Promise.all([linesBySeed(), linesBySeed()]);
  expect(one).toHaveLength(3);
  expect(one[1]).toMatch(/ [1-9]\d* as a delivery came in, [1-9]\d* before a call, [1-9]\d* after one/);
  expect(two).toEqual(one);
}, 300_000);
