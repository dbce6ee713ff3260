import type { Log, LogFields } from '../github/log.ts';

/** One JSON object a line: time, level, a fixed message, and the fields given. */
export function createJsonLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const line =
    (level: string) =>
    (message: string, fields: LogFields = {}): void =>
      write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

export const stdoutLog = (): Log => createJsonLog((line) => process.stdout.write(line));
