import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorFields, type Log } from '../github/log.ts';
import type { HttpAnswer, HttpRequest } from '../github/webhook-door.ts';

export interface HttpServerOptions {
  readonly host: string;
  readonly port: number;
  readonly bodyLimit: number;
  readonly log: Log;
  readonly handle: (request: HttpRequest) => Promise<HttpAnswer>;
}

export interface RunningServer {
  readonly url: string;
  /** Takes no new work, ends the work under way, then resolves. `/readyz` says no meanwhile. */
  stop(): Promise<void>;
}

/** Serves `handle` over HTTP. Never reads more than the body limit. */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningServer> {
  let stopping = false;
  const server = createServer((request, response) => {
    void serve(request, options, stopping).then(
      (answer) => send(response, answer, stopping),
      (error: unknown) => {
        options.log.error('request failed', errorFields(error));
        send(response, { status: 500, body: 'failed' }, true);
      },
    );
  });
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    stop: () => {
      stopping = true;
      return closed(server);
    },
  };
}

async function serve(request: IncomingMessage, options: HttpServerOptions, stopping: boolean): Promise<HttpAnswer> {
  const [path = '/'] = (request.url ?? '/').split('?');
  if (stopping && path === '/readyz') return { status: 503, body: 'stopping' };
  const body = await readBody(request, options.bodyLimit);
  if (!body) return { status: 413, body: 'too large' };
  return options.handle({ method: request.method ?? 'GET', path, headers: headersOf(request), body });
}

/** The body as bytes; absent when it is longer than `limit`, of which nothing is kept. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));

function send(response: ServerResponse, { status, body, contentType }: HttpAnswer, last: boolean): void {
  const close = last || status === 413;
  const type = contentType ?? 'text/plain; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...(close && { connection: 'close' }) });
  response.end(`${body}\n`);
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
