import { verifyWithFallback } from '@octokit/webhooks-methods';
import type { Ledger } from './ledger.ts';
import { errorFields, type Log } from './log.ts';

/** A request as every platform can give it: header names in lower case, the body as the bytes that came in. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface DoorOptions {
  readonly webhookPath: string;
  /** The current secret first, then those still accepted while it is being changed. */
  readonly secrets: readonly [string, ...string[]];
  readonly bodyLimit: number;
  readonly ledger: Ledger;
  readonly log: Log;
  /** Events that anybody listens to; others are not even parsed. */
  readonly events: ReadonlySet<string>;
  readonly receive: (delivery: { id: string; name: string; payload: object }) => Promise<void>;
}

/**
 * HTTP in, HTTP out, for servers and functions alike. The signature is checked in constant time over the raw
 * bytes before anything is parsed or logged. 2xx means: done, or nothing to do. 500 means: deliver it again.
 */
export function createDoor(options: DoorOptions): (request: HttpRequest) => Promise<HttpAnswer> {
  return async (request) => {
    const path = request.path.replace(/(?<=.)\/+$/, '');
    if (path === options.webhookPath) return webhook(request, options);
    if (!['/', '/healthz', '/readyz'].includes(path)) return answer(404, 'not found');
    return request.method === 'GET' || request.method === 'HEAD'
      ? answer(200, 'ok')
      : answer(405, 'method not allowed');
  };
}

async function webhook(request: HttpRequest, options: DoorOptions): Promise<HttpAnswer> {
  const { headers, body } = request;
  if (request.method !== 'POST') return answer(405, 'method not allowed');
  if (body.byteLength > options.bodyLimit) return answer(413, 'too large');
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  if (!(await isSigned(text, headers['x-hub-signature-256'], options.secrets))) return answer(401, 'bad signature');

  const name = headers['x-github-event'];
  const id = headers['x-github-delivery'];
  if (!name || !id) return answer(400, 'a GitHub delivery names its event and its id');
  if (!options.events.has(name)) return answer(200, 'ignored');
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    return answer(415, 'content type must be application/json');
  const payload = readPayload(text);
  return payload ? deliver({ id, name, payload }, options) : answer(400, 'not a JSON object');
}

async function isSigned(
  text: string,
  signature: string | undefined,
  secrets: DoorOptions['secrets'],
): Promise<boolean> {
  if (!signature || text === '') return false;
  const [current, ...previous] = secrets;
  return verifyWithFallback(current, text, signature, previous);
}

async function deliver(
  delivery: { id: string; name: string; payload: object },
  { ledger, log, receive }: DoorOptions,
): Promise<HttpAnswer> {
  const start = performance.now();
  const state = await ledger.begin(delivery.id);
  if (state !== 'run') return answer(state === 'done' ? 200 : 202, state);
  try {
    await receive(delivery);
    await ledger.succeed(delivery.id);
    return answer(200, 'ok');
  } catch (error) {
    await ledger.fail(delivery.id);
    const ms = Math.round(performance.now() - start);
    log.error('delivery failed', { delivery: delivery.id, event: delivery.name, ms, ...errorFields(error) });
    return answer(500, 'failed');
  }
}

function readPayload(text: string): object | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}

const answer = (status: number, body: string): HttpAnswer => ({ status, body });
