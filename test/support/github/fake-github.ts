import { createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemsOfAnswer, problemsOfRequest } from './contract.ts';
import { conditional } from './etag.ts';
import { answerGraphql } from './graphql-route.ts';
import { jsonOf } from './json-of.ts';
import { APP_ID, ROUTES, type Reply } from './routes.ts';
import { FakeState, type FakeComment } from './state.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
export const PRIVATE_KEY = privateKey;

/** Something that goes wrong once: an answer instead of the work, or after it. */
export interface Fault {
  readonly operation: string;
  readonly when: 'before' | 'after';
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** So many calls of this operation go well first. */
  skip?: number;
}

/** A stateful GitHub on loopback. Every answer and every request body is checked against GitHub's description. */
export class FakeGitHub {
  readonly state = new FakeState();
  readonly faults: Fault[] = [];
  /** All calls in order: `POST …/comments`, with installation tokens and `/app` left out. */
  readonly calls: string[] = [];
  /** So many of them were answered 304, which costs no primary rate limit. */
  unchanged = 0;
  /** What must never happen: unknown operations, bodies or answers against the description, bad tokens. */
  readonly violations: string[] = [];
  /** So many following lists of comments do not show ours yet. */
  staleLists = 0;
  /** What goes wrong at random; status 0 cuts the connection. */
  weather: (operation: string, path: string) => Omit<Fault, 'operation'> | undefined = () => undefined;
  /** Comments that a list does not show yet. */
  hides: (comment: FakeComment) => boolean = () => false;
  /** Says what is wrong with a write before it is carried out; absent when it was to be expected. */
  inspect: (call: { operation: string; values: readonly string[]; body: unknown }) => string | undefined = () =>
    undefined;
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return this.url;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  /** The same GitHub without a network, for an app in this process. Needs no `start`. */
  readonly fetch: typeof fetch = async (input, init) => {
    const { pathname, search, origin } = new URL(input instanceof Request ? input.url : input);
    const headersSent = Object.fromEntries(new Headers(init?.headers));
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const request = { method: init?.method, url: `${pathname}${search}`, headers: headersSent };
    const { status, body: text, headers } = this.reply(request, body);
    if (status === 0) throw new TypeError('fetch failed');
    const type = { 'content-type': 'application/json; charset=utf-8' };
    const sent = { ...type, ...pointedAt(headers, `${origin}${pathname}`) };
    return new Response(text === undefined ? null : jsonOf(text), { status, headers: sent });
  };

  /** The calls that changed something, in order. */
  get writes(): string[] {
    return this.calls.filter((call) => !/^(?:GET|QUERY) /.test(call));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const { status, body, headers } = this.reply(request, text === '' ? undefined : JSON.parse(text));
    const sent = pointedAt(headers, `${this.url}${(request.url ?? '').split('?')[0]}`);
    if (status === 0) return void request.socket.destroy();
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...sent });
    response.end(body === undefined ? undefined : jsonOf(body));
  }

  private reply(
    request: Pick<IncomingMessage, 'url' | 'headers'> & { method?: string | undefined },
    body: unknown,
  ): Reply {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = this.named(url.pathname);
    const found = match(`${request.method} ${path}`);
    if (!found) return this.violation(`unexpected call ${request.method} ${path}`);
    const { operation, values } = found;
    const authorization = request.headers.authorization ?? '';
    if (!authorised(operation, authorization)) return this.violation(`bad token for ${operation}`);
    if (!/ \/app/.test(operation)) this.calls.push(short(operation));
    if (operation !== QUERY)
      this.violations.push(...problemsOfRequest(operation, body).filter(() => body !== undefined));

    const fault = this.takeFault(operation) ?? this.weather(short(operation), path);
    if (fault?.when === 'before') return faulty(fault);
    const wrong = /^GET |^QUERY | \/app/.test(operation)
      ? undefined
      : this.inspect({ operation: short(operation), values, body });
    if (wrong !== undefined) this.violations.push(wrong);
    const visible = (comments: readonly FakeComment[]): readonly FakeComment[] => this.visible(comments);
    const call = { state: this.state, path, values, query: url.searchParams, body, visible, ...tokenOf(authorization) };
    const reply = operation === QUERY ? answerGraphql(this.state, body) : ROUTES[operation]?.(call);
    if (!reply) return this.violation(`no route for ${operation}`);
    if (operation !== QUERY && reply.status !== 301)
      this.violations.push(...problemsOfAnswer(operation, reply.status, reply.body));
    if (fault) return faulty(fault);
    const answered = conditional(request, reply);
    if (answered.status === 304) this.unchanged += 1;
    return answered;
  }

  /** `/repositories/77/…`, which GitHub itself leads to, by the name of the repository. */
  private named(path: string): string {
    return path.replace(/^\/repositories\/(\d+)/, (whole, id) => {
      const found = this.state.repositories.find((one) => String(one.id) === id);
      return found ? `/repos/${found.fullName}` : whole;
    });
  }

  private visible(comments: readonly FakeComment[]): readonly FakeComment[] {
    if (this.staleLists <= 0) return comments.filter((comment) => !this.hides(comment));
    this.staleLists -= 1;
    return comments.filter((comment) => comment.appId === undefined);
  }

  private takeFault(operation: string): Fault | undefined {
    const at = this.faults.findIndex((fault) => fault.operation === short(operation));
    const fault = this.faults[at];
    if (!fault) return undefined;
    if (fault.skip) {
      fault.skip -= 1;
      return undefined;
    }
    return this.faults.splice(at, 1)[0];
  }

  private violation(says: string): Reply {
    this.violations.push(says);
    return { status: 404, body: { message: 'unexpected' } };
  }
}

/** The one operation that is no route of REST. */
const QUERY = 'QUERY removals';

/** Headers with the address of the answer itself, and of GitHub, filled in. */
const pointedAt = (headers: Reply['headers'] = {}, self: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      value.replace('{self}', self).replace('{origin}', new URL(self).origin),
    ]),
  );

const faulty = ({ status, headers, body = { message: 'fault' } }: Omit<Fault, 'operation'>): Reply => ({
  status,
  body,
  ...(headers && { headers }),
});

const TEMPLATES = Object.keys(ROUTES).map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.replaceAll(/\{[a-z_]+\}/g, '([^/]+)')}$`),
}));

function match(line: string): { operation: string; values: string[] } | undefined {
  if (line === 'POST /graphql') return { operation: QUERY, values: [] };
  for (const { operation, pattern } of TEMPLATES) {
    const found = pattern.exec(line);
    if (found) return { operation, values: found.slice(1).map(decodeURIComponent) };
  }
  return undefined;
}

/** `POST /repos/{owner}/{repo}/issues/{issue_number}/comments` → `POST issue/comments`. */
const short = (operation: string): string =>
  operation
    .replace('/repos/{owner}/{repo}/', '')
    .replace('issues/{issue_number}', 'issue')
    .replace('issues/comments/{comment_id}', 'comment')
    .replaceAll(/\/\{\w+\}/g, '');

function authorised(operation: string, header: string): boolean {
  if (!/ \/app/.test(operation)) return tokenOf(header).installation !== undefined;
  const [head = '', claims = '', signature = ''] = header.replace(/^bearer /i, '').split('.');
  const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as { iss?: number };
  const signed = createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(publicKey, signature, 'base64url');
  return signed && Number(iss) === APP_ID;
}

/** The installation that a token is for. */
function tokenOf(header: string): { installation?: number } {
  const found = /^(?:token|bearer) ghs_fake_(\d+)$/i.exec(header);
  return found ? { installation: Number(found[1]) } : {};
}
