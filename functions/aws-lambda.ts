import { stdoutLog } from '../src/node/json-log.ts';
import { startApp } from '../src/node/start-app.ts';
import { requestOf, type LambdaEvent } from './lambda-request.ts';

// Made while the function starts, kept for all its invocations. Broken settings fail the start, with all their names.
// A function that has answered is frozen, so nothing may be left for later.
const app = await startApp({ ...process.env, QUEUE: 'none' }, stdoutLog());

/** Resolves only when the work is done: a function that has answered is frozen. */
export async function handler(event: LambdaEvent): Promise<{ statusCode: number; headers: object; body: string }> {
  const { status, body } = await app.handle(requestOf(event));
  return { statusCode: status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
