import type { Again, DeadJob, Job, QueueState, Taken } from './queue.ts';

/** What happens to a backlog; a list of these, applied in order, makes the same backlog again. */
export type Happening<T> =
  | { readonly e: 'add'; readonly job: Job<T>; readonly due: number; readonly at: number }
  | { readonly e: 'take'; readonly key: string }
  | { readonly e: 'done'; readonly key: string }
  | ({ readonly e: 'again'; readonly key: string } & Again)
  | { readonly e: 'bury'; readonly key: string; readonly why: string; readonly at: number };

interface Entry<T> {
  readonly lane: string;
  jobs: Job<T>[];
  /** So many of the first jobs are in the hands of a worker. */
  held: number;
  since: number;
  due: number;
  notBefore: number;
  attempt: number;
}

export interface BacklogSnapshot<T> {
  readonly entries: readonly (readonly [string, Entry<T>])[];
  readonly paused: readonly (readonly [string, number])[];
  readonly dead: readonly DeadJob<T>[];
  readonly seen: readonly string[];
}

/** The memory of an embedded queue: pure state, no time of its own. */
export class Backlog<T> {
  private readonly entries: Map<string, Entry<T>>;
  private readonly paused: Map<string, number>;
  private readonly seen: Set<string>;
  private readonly remember: number;
  private buried: DeadJob<T>[];

  constructor(from?: BacklogSnapshot<T>, remember = 20_000) {
    this.entries = new Map(from?.entries.map(([key, entry]) => [key, { ...entry }]));
    this.paused = new Map(from?.paused);
    this.seen = new Set(from?.seen);
    this.buried = [...(from?.dead ?? [])];
    this.remember = remember;
  }

  knows(id: string): boolean {
    return this.seen.has(id);
  }

  /** The issue whose work is due longest; absent when none is. */
  next(now: number): string | undefined {
    let best: string | undefined;
    let bestAt = Infinity;
    for (const [key, entry] of this.entries) {
      const at = Math.max(entry.due, entry.notBefore, this.paused.get(entry.lane) ?? 0);
      if (entry.held === 0 && at <= now && at < bestAt) [best, bestAt] = [key, at];
    }
    return best;
  }

  held(key: string): Taken<T> {
    const { lane, attempt, jobs, held } = this.at(key);
    return { key, lane, attempt, jobs: jobs.slice(0, held) };
  }

  apply(happening: Happening<T>): void {
    if (happening.e === 'add') return this.add(happening.job, happening.due, happening.at);
    const entry = this.entries.get(happening.key);
    if (!entry) return;
    switch (happening.e) {
      case 'take':
        entry.held = entry.jobs.length;
        entry.attempt += 1;
        return;
      case 'done':
        return this.release(happening.key, entry);
      case 'again':
        entry.held = 0;
        entry.notBefore = happening.at;
        if (!happening.counts) entry.attempt -= 1;
        if (happening.pausesLane) this.paused.set(entry.lane, happening.at);
        return;
      case 'bury': {
        const lost = entry.jobs.slice(0, entry.held);
        this.buried.push(...lost.map((job) => ({ ...job, why: happening.why, diedAt: happening.at })));
        for (const job of lost) this.seen.delete(job.id);
        return this.release(happening.key, entry);
      }
    }
  }

  /** After a restart nobody holds anything. */
  releaseAll(): void {
    for (const entry of this.entries.values()) entry.held = 0;
  }

  get dead(): readonly DeadJob<T>[] {
    return this.buried;
  }

  state(): Omit<QueueState, 'writable'> {
    const all = [...this.entries.values()];
    const active = all.reduce((sum, { held }) => sum + held, 0);
    const jobs = all.reduce((sum, entry) => sum + entry.jobs.length, 0);
    const oldest = Math.min(...all.map(({ since }) => since));
    return {
      waiting: jobs - active,
      active,
      dead: this.buried.length,
      ...(all.length > 0 && { oldestSince: oldest }),
    };
  }

  snapshot(): BacklogSnapshot<T> {
    const { entries, paused, seen, buried } = this;
    return { entries: [...entries], paused: [...paused], seen: [...seen], dead: buried };
  }

  private add(job: Job<T>, due: number, at: number): void {
    this.buried = this.buried.filter(({ id }) => id !== job.id);
    this.seen.add(job.id);
    for (const oldest of this.seen) {
      if (this.seen.size <= this.remember) break;
      this.seen.delete(oldest);
    }
    const entry = this.entries.get(job.key);
    if (!entry) {
      const fresh = { lane: job.lane, jobs: [job], held: 0, since: at, due, notBefore: 0, attempt: 0 };
      this.entries.set(job.key, fresh);
      return;
    }
    const same = entry.jobs.findIndex((other, index) => index >= entry.held && other.merge === job.merge);
    if (same < 0) entry.jobs.push(job);
    else entry.jobs[same] = job;
    entry.due = entry.jobs.length - entry.held === 1 && same < 0 ? due : Math.min(entry.due, due);
  }

  private release(key: string, entry: Entry<T>): void {
    entry.jobs = entry.jobs.slice(entry.held);
    Object.assign(entry, { held: 0, attempt: 0, notBefore: 0 });
    if (entry.jobs.length === 0) this.entries.delete(key);
  }

  private at(key: string): Entry<T> {
    const entry = this.entries.get(key);
    if (!entry) throw new Error('a worker holds an issue that has no work');
    return entry;
  }
}
