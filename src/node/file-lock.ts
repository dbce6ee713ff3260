import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Another living process holds the file. */
export class HeldElsewhere extends Error {
  override readonly name = 'HeldElsewhere';
}

/** Holds a file for this process; resolves to the function that gives it back. A dead holder does not count. */
export async function takeFileLock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const mine = await writeFile(path, String(process.pid), { flag: 'wx', mode: 0o600 }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (mine) return () => rm(path, { force: true });
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (isAlive(holder)) break;
    await rm(path, { force: true });
  }
  throw new HeldElsewhere(`${path}: another process works with this queue`);
}

/** Our own number means a lock that a process before us left behind, as happens in containers. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
