import type { Patience } from '../queue/after-failure.ts';
import type { Policy } from './repository-policy.ts';

export interface AppSettings {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecrets: readonly [string, ...string[]];
  readonly webhookPath: string;
  readonly bodyLimit: number;
  readonly policy: Policy;
  /** GitHub's API; absent means github.com. */
  readonly apiUrl?: string;
  /** How long a human, and a burst of edits, has before the app looks at a report; only with a queue. */
  readonly graceMs?: number;
  /** How failed work is tried again; only with a queue. */
  readonly patience?: Patience;
}
