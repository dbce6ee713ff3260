import { mkdir, open, readFile, rename, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * An append-only file of JSON lines. What `append` has resolved for is on the disk. Writes that come together share
 * one flush. A line cut short by a crash is left out when reading.
 */
export class JournalFile {
  private readonly path: string;
  private handle: FileHandle | undefined;
  private waiting: string[] = [];
  private next: Promise<void> | undefined;
  private tail: Promise<void> = Promise.resolve();
  /** After a failed write the file may end in the middle of a line. */
  private torn = false;
  lines = 0;

  constructor(path: string) {
    this.path = path;
  }

  get writable(): boolean {
    return !this.torn;
  }

  /** All whole lines of the file; none when there is no file. */
  async read(): Promise<unknown[]> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').flatMap(parsed);
  }

  /** Replaces the file, in one step, by what `lines` yields at a moment at which nothing is being written. */
  rewrite(lines: () => readonly unknown[]): Promise<void> {
    return this.alone(async () => {
      await macrotask();
      await this.replace(lines());
    });
  }

  /** `wait` false: the line is written soon, a crash in between forgets it. */
  async append(line: unknown, wait: boolean): Promise<void> {
    this.waiting.push(`${JSON.stringify(line)}\n`);
    // All that comes in before the next write begins is part of it.
    this.next ??= this.alone(() => this.flush());
    if (wait) await this.next;
    else this.next.catch(() => undefined);
  }

  async close(): Promise<void> {
    if (this.waiting.length > 0) await this.alone(() => this.flush()).catch(() => undefined);
    await this.tail;
    await this.handle?.close();
    this.handle = undefined;
  }

  private alone(work: () => Promise<void>): Promise<void> {
    const mine = this.tail.then(work);
    this.tail = mine.catch(() => undefined);
    return mine;
  }

  private async replace(lines: readonly unknown[]): Promise<void> {
    await mkdir(dirname(this.path), { recursive: true });
    const next = `${this.path}.next`;
    const handle = await open(next, 'w', 0o600);
    await handle.writeFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await handle.sync();
    await rename(next, this.path);
    const folder = await open(dirname(this.path), 'r');
    await folder.sync();
    await folder.close();
    await this.handle?.close();
    this.handle = handle;
    this.lines = lines.length;
    this.torn = false;
  }

  private async flush(): Promise<void> {
    await macrotask();
    this.next = undefined;
    const lines = this.waiting;
    this.waiting = [];
    try {
      if (!this.handle) throw new Error('the journal is closed');
      await this.handle.appendFile((this.torn ? '\n' : '') + lines.join(''));
      await this.handle.datasync();
      this.lines += lines.length;
      this.torn = false;
    } catch (error) {
      this.torn = true;
      throw error;
    }
  }
}

/** Lets everything that is ready to run run first. */
const macrotask = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

function parsed(line: string): unknown[] {
  try {
    return line === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}
