/** What a log line may carry besides its fixed message: names and numbers, never bodies, never secrets. */
export interface LogFields {
  readonly delivery?: string | undefined;
  readonly event?: string | undefined;
  readonly action?: string | undefined;
  readonly repo?: string | undefined;
  readonly issue?: number | undefined;
  readonly outcome?: string | undefined;
  readonly reason?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly ms?: number | undefined;
  readonly [name: string]: string | number | boolean | undefined;
}

export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/**
 * An error as fields: its name, status, code and the places it came from.
 * Its message stays out, for it may quote a request body, a header or a report.
 */
export function errorFields(error: unknown): LogFields {
  const first: unknown = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  if (!(first instanceof Error)) return { error: typeof first };
  const { status, code } = first as { status?: unknown; code?: unknown };
  const frames = (first.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: first.name,
    ...(typeof status === 'number' && { status }),
    ...(typeof code === 'string' && { code }),
    at: frames
      .slice(0, 6)
      .map((line) => line.trim().slice(3))
      .join(' < '),
  };
}
