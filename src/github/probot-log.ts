import type { Probot } from 'probot';
import type { Log } from './log.ts';

type ProbotLog = Probot['log'];

/**
 * Probot's logger over ours. Probot hands whole deliveries, requests and errors to its logger; none of these pass.
 * Only its own sentences from `warn` upwards do: they are about quotas, keys and settings.
 */
export function probotLog(log: Log): ProbotLog {
  const nothing = (): void => undefined;
  const says =
    (level: 'warn' | 'error') =>
    (...args: unknown[]): void => {
      const sentence = args.find((arg) => typeof arg === 'string');
      if (sentence !== undefined) log[level]('probot', { says: sentence.slice(0, 300) });
    };
  const own = {
    trace: nothing,
    debug: nothing,
    info: nothing,
    warn: says('warn'),
    error: says('error'),
    fatal: says('error'),
  };
  const logger = { ...own, level: 'warn', silent: nothing, child: (): unknown => logger };
  return logger as unknown as ProbotLog;
}
