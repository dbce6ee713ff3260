import type { HttpRequest } from '../src/github/webhook-door.ts';

/** What AWS hands over: API Gateway HTTP API (v2) and function URL, or REST API and load balancer (v1). */
export interface LambdaEvent {
  readonly rawPath?: string;
  readonly path?: string;
  readonly httpMethod?: string;
  readonly requestContext?: { readonly stage?: string; readonly http?: { readonly method?: string } };
  readonly headers?: Readonly<Record<string, string | undefined>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[] | undefined>> | null;
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

/** Any of these shapes → one request. Missing parts are empty, which the door answers with 404 or 401. */
export function requestOf(event: LambdaEvent): HttpRequest {
  const several = Object.entries(event.multiValueHeaders ?? {}).map(([name, values]) => [name, values?.[0]] as const);
  const headers = [...several, ...Object.entries(event.headers ?? {})].map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return {
    method: event.requestContext?.http?.method ?? event.httpMethod ?? '',
    path: pathOf(event),
    headers: Object.fromEntries(headers) as Record<string, string | undefined>,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** A named stage of an HTTP API is part of its raw path: `/prod/api/github/webhooks`. */
function pathOf({ rawPath, path, requestContext }: LambdaEvent): string {
  const stage = `/${requestContext?.stage ?? ''}/`;
  if (rawPath !== undefined) return rawPath.startsWith(stage) ? rawPath.slice(stage.length - 1) : rawPath;
  return path ?? '';
}
