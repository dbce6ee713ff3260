import { errorFields, type Log } from '../github/log.ts';

/** What of `process` is needed. */
interface Process {
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/**
 * A process that fails where nobody expected it says so in one line and ends with 1; whoever runs it starts it again.
 * Without this, Node would print the whole error, whose message and request may hold a report, a header or a key.
 */
export function exitOnCrash(log: Log, of: Process = process): void {
  of.on('uncaughtException', (error) => {
    log.error('crashed', errorFields(error));
    of.exit(1);
  });
}
