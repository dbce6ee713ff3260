export interface FakeUser {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
}

export interface FakeReaction {
  readonly user: FakeUser;
  readonly content: string;
}

export interface FakeComment {
  readonly id: number;
  readonly user: FakeUser | null;
  readonly appId?: number;
  readonly association: string;
  readonly createdAt: string;
  readonly reactions: FakeReaction[];
  body: string;
}

export interface FakeRepository {
  readonly id: number;
  readonly fullName: string;
  readonly installation: number;
}

/** GitHub remembers who deleted whose comment. */
export interface FakeRemoval {
  readonly actor: FakeUser;
  readonly author: FakeUser | null;
}

/** One attempt to hand a delivery to the app. */
export interface FakeAttempt {
  /** Beyond 2^53, as on GitHub. */
  readonly id: bigint;
  readonly guid: string;
  readonly event: string;
  readonly action: string;
  readonly at: string;
  readonly redelivery: boolean;
  readonly status: number;
  /** The first one where nothing is said. */
  readonly repository?: FakeRepository;
}

export interface FakeIssue {
  /** Both change when the issue is transferred. */
  number: number;
  repository: FakeRepository;
  readonly user: FakeUser | null;
  readonly createdAt: string;
  readonly comments: FakeComment[];
  readonly reactions: FakeReaction[];
  readonly removals: FakeRemoval[];
  title: string;
  body: string | null;
  labels: string[];
  closed: boolean;
  locked: boolean;
  pullRequest: boolean;
}

export const REPORTER: FakeUser = { id: 101, login: 'a-reporter', type: 'User' };
export const MAINTAINER: FakeUser = { id: 102, login: 'a-maintainer', type: 'User' };
export const STRANGER: FakeUser = { id: 103, login: 'a-stranger', type: 'User' };
export const OTHER_BOT: FakeUser = { id: 104, login: 'other[bot]', type: 'Bot' };

export const REPOSITORY: FakeRepository = { id: 77, fullName: 'falco-org/falco', installation: 100 };

/** Some repositories' worth of GitHub, kept in memory. Numbers of issues are never used twice, in no repository. */
export class FakeState {
  readonly repositories: FakeRepository[] = [REPOSITORY];
  readonly issues = new Map<number, FakeIssue>();
  /** Where transferred issues were before. */
  readonly moved = new Map<number, FakeIssue>();
  /** login → permission and role; others are no collaborators. */
  readonly permissions = new Map<string, { permission: string; role_name: string }>();
  readonly files = new Map<string, string>();
  /** Newest last. */
  readonly attempts: FakeAttempt[] = [];
  suspended = false;
  /** Hears of a redelivery that was asked for. */
  onRedelivery: (attempt: FakeAttempt) => void = () => undefined;
  private nextComment = 9_000;
  private nextIssue = 1;

  addIssue(over: Partial<FakeIssue> = {}): FakeIssue {
    const issue: FakeIssue = {
      number: this.nextIssue,
      repository: REPOSITORY,
      user: REPORTER,
      createdAt: '2026-01-01T00:00:00Z',
      comments: [],
      reactions: [],
      removals: [],
      title: 'High CPU usage',
      body: 'cause: buffer',
      labels: [],
      closed: false,
      locked: false,
      pullRequest: false,
      ...over,
    };
    this.nextIssue += 1;
    this.issues.set(issue.number, issue);
    return issue;
  }

  /** The issue goes to another repository, with all that was said, and gets another number there. */
  transfer(issue: FakeIssue, repository: FakeRepository): void {
    this.issues.delete(issue.number);
    this.moved.set(issue.number, issue);
    // Far from the others, so that these have the same numbers in every run.
    Object.assign(issue, { number: issue.number + 100_000, repository });
    this.issues.set(issue.number, issue);
  }

  removeComment(issue: FakeIssue, comment: FakeComment, actor: FakeUser): void {
    issue.comments.splice(issue.comments.indexOf(comment), 1);
    issue.removals.push({ actor, author: comment.user });
  }

  addComment(issue: FakeIssue, body: string, over: Partial<FakeComment> = {}): FakeComment {
    const id = this.nextComment;
    this.nextComment += 1;
    const comment = {
      id,
      user: REPORTER,
      association: 'NONE',
      createdAt: '2026-01-02T00:00:00Z',
      reactions: [],
      body,
      ...over,
    };
    issue.comments.push(comment);
    return comment;
  }

  addAttempt(attempt: Omit<FakeAttempt, 'id' | 'at'> & { readonly at?: string }): FakeAttempt {
    const id = 9_007_199_254_740_993n + BigInt(this.attempts.length);
    const made = { at: new Date().toISOString(), ...attempt, id };
    this.attempts.push(made);
    return made;
  }

  findComment(id: number): { issue: FakeIssue; comment: FakeComment } | undefined {
    for (const issue of this.issues.values()) {
      const comment = issue.comments.find((one) => one.id === id);
      if (comment) return { issue, comment };
    }
    return undefined;
  }
}
