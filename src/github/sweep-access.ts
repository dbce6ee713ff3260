/** One attempt of GitHub to hand a delivery to us. */
export interface Attempt {
  /** As text: these ids exceed 2^53. */
  readonly id: string;
  readonly guid: string;
  readonly event: string;
  readonly action: string;
  readonly at: string;
  /** We answered 2xx. */
  readonly heard: boolean;
  /** Absent when the delivery is about no repository. */
  readonly repository?: string;
}

export interface SweptRepository {
  readonly id: string;
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** What a sweep asks of GitHub, besides what it asks about single issues. */
export interface SweepAccess {
  /** The attempts since then, newest first. */
  attempts(since: Date): Promise<readonly Attempt[]>;
  redeliver(attempt: Attempt): Promise<void>;
  /** Repositories of all installations that are not suspended. */
  repositories(): Promise<readonly SweptRepository[]>;
  /** Numbers of the open issues created since then, newest first, without pull requests. */
  openIssues(repository: SweptRepository, since: Date, until: Date): Promise<readonly number[]>;
}
