/** Something to be done later. It holds names and numbers only: no words of a report, no secrets. */
export interface Job<T> {
  /** GitHub's GUID of the delivery, which is the same when it is delivered again. */
  readonly id: string;
  /** The issue. Jobs of one key are done one after the other. */
  readonly key: string;
  /** The installation: its limits are shared by all its issues. */
  readonly lane: string;
  /** Of waiting jobs with the same key and the same word only the last is done. */
  readonly merge: string;
  readonly data: T;
}

/** All waiting jobs of one issue, held by one worker. `attempt` is 1 for the first. */
export interface Taken<T> {
  readonly key: string;
  readonly lane: string;
  readonly attempt: number;
  readonly jobs: readonly Job<T>[];
}

/** When to try again. */
export interface Again {
  readonly at: number;
  /** Whether this try counts towards giving up: waiting for a quota does not. */
  readonly counts: boolean;
  /** Whether all of the installation has to wait. */
  readonly pausesLane: boolean;
}

export interface DeadJob<T> extends Job<T> {
  readonly why: string;
  readonly diedAt: number;
}

export interface QueueState {
  readonly waiting: number;
  readonly active: number;
  readonly dead: number;
  /** When the oldest job that is not done came in; absent when there is none. */
  readonly oldestSince?: number;
  /** Whether new work can be accepted for good. */
  readonly writable: boolean;
}

/**
 * Where accepted work waits. What `add` has resolved for is done at least once, whatever happens to the process, or
 * shows as dead; how much "whatever happens" covers is said by each engine. Times are milliseconds since 1970.
 */
export interface Queue<T> {
  /** `known`: this delivery was accepted before and did not die. Rejects when the work cannot be kept. */
  add(job: Job<T>, due: number): Promise<'added' | 'known'>;
  /** The due work of an issue that nobody works on; absent when there is none. */
  take(now: number): Promise<Taken<T> | undefined>;
  done(taken: Taken<T>): Promise<void>;
  again(taken: Taken<T>, when: Again): Promise<void>;
  /** Gives up: the jobs are kept and listed, and the same delivery may come again. */
  bury(taken: Taken<T>, why: string): Promise<void>;
  dead(): Promise<readonly DeadJob<T>[]>;
  state(): Promise<QueueState>;
  /** Called when work was added in this process. */
  onAdded(wake: () => void): void;
  close(): Promise<void>;
}
