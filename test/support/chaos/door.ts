import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sent {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** An answer, or absent: the connection is cut. */
export type Answering = (url: string, sent: Sent) => Promise<Response | undefined>;

/** An address of the stand-in for one caller alone, so that it is known who calls. Resolves to it. */
export async function openDoor(answer: Answering): Promise<string> {
  let origin = '';
  const server = createServer((request, response) => void serve(origin, request, response, answer));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin;
}

async function serve(
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answering,
): Promise<void> {
  const body = await bodyOf(request).catch(() => undefined);
  // A caller that is dead before it has said everything has said nothing.
  if (body === undefined) return;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  const sent = { method: request.method ?? 'GET', headers, ...(body !== '' && { body }) };
  const answered = await answer(`${origin}${request.url ?? '/'}`, sent);
  if (!answered) return void request.socket.destroy();
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(await answered.text());
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
