import type { Pack } from './knowledge-base.ts';
import type { Report } from './problem.ts';

/** Classes of causes that are gone or renamed. `causes` are the ids of all, broken ones included. */
export function lintClassifier({ classifier }: Pack, causes: readonly string[], report: Report): void {
  for (const cause of Object.keys(classifier?.causes ?? {}))
    if (!causes.includes(cause))
      report('kb/classifier', ['causes', cause], `"${cause}" is no cause of this pack`, 'train anew: npm run knowledge:train');
}
