import { verifyWithFallback } from '@octokit/webhooks-methods';
import type { Ledger } from './ledger.ts';
import type { Meter } from '../metrics/meter.ts';
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
  /** Absent means plain text. */
  readonly contentType?: string;
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
  readonly meter: Meter;
  /** What a delivery is answered with once `receive` has resolved: the work is done, or kept for later. */
  readonly received: 'done' | 'accepted';
  /** Whether new work can be taken. */
  readonly ready: () => Promise<boolean>;
  /** OpenMetrics text for `/metrics`; absent where there is no such page. */
  readonly metrics?: (() => Promise<string>) | undefined;
}

const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

/**
 * HTTP in, HTTP out, for servers and functions alike. The signature is checked in constant time over the raw
 * bytes before anything is parsed or logged. 2xx means: done, kept for later, or nothing to do. 500 means: deliver it again.
 */
export function createDoor(settings: DoorOptions): (request: HttpRequest) => Promise<HttpAnswer> {
  const options = { ...settings, underWay: new Map<string, Promise<HttpAnswer>>() };
  return async (request) => {
    const path = request.path.replace(/(?<=.)\/+$/, '');
    if (path === options.webhookPath) return webhook(request, options);
    return page(path, request.method, options);
  };
}

async function page(path: string, method: string, { ready, metrics }: DoorOptions): Promise<HttpAnswer> {
  const known = ['/', '/healthz', '/readyz', ...(metrics ? ['/metrics'] : [])];
  if (!known.includes(path)) return answer(404, 'not found');
  if (method !== 'GET' && method !== 'HEAD') return answer(405, 'method not allowed');
  if (path === '/metrics' && metrics) return { status: 200, body: await metrics(), contentType: OPEN_METRICS };
  return path !== '/readyz' || (await ready()) ? answer(200, 'ok') : answer(503, 'new work cannot be kept');
}

/** Deliveries that this process is working on: the same one again gets the same answer, and fails when it fails. */
type Door = DoorOptions & { readonly underWay: Map<string, Promise<HttpAnswer>> };

async function webhook(request: HttpRequest, options: Door): Promise<HttpAnswer> {
  const { headers, body } = request;
  if (request.method !== 'POST') return answer(405, 'method not allowed');
  if (body.byteLength > options.bodyLimit) return answer(413, 'too large');
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  if (!(await isSigned(text, headers['x-hub-signature-256'], options.secrets))) {
    options.meter.delivery('unsigned', 'refused');
    return answer(401, 'bad signature');
  }

  const name = headers['x-github-event'];
  const id = headers['x-github-delivery'];
  if (!name || !id) return answer(400, 'a GitHub delivery names its event and its id');
  if (!options.events.has(name)) {
    options.meter.delivery('other', 'ignored');
    return answer(200, 'ignored');
  }
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    return answer(415, 'content type must be application/json');
  const payload = readPayload(text);
  if (!payload) return answer(400, 'not a JSON object');
  const { underWay } = options;
  const same = underWay.get(id);
  if (same) return same;
  const mine = deliver({ id, name, payload }, options).finally(() => underWay.delete(id));
  underWay.set(id, mine);
  return mine;
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
  { ledger, log, receive, meter, received }: DoorOptions,
): Promise<HttpAnswer> {
  const start = performance.now();
  const state = await ledger.begin(delivery.id);
  if (state !== 'run') {
    meter.delivery(delivery.name, 'known');
    // Another process has it and may still fail: a 2xx now would make GitHub believe that it succeeded.
    return answer(state === 'done' ? 200 : 409, state);
  }
  try {
    await receive(delivery);
    await ledger.succeed(delivery.id);
    meter.delivery(delivery.name, received);
    return received === 'done' ? answer(200, 'ok') : answer(202, received);
  } catch (error) {
    await ledger.fail(delivery.id);
    meter.delivery(delivery.name, 'failed');
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
