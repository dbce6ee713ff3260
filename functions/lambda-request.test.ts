import { describe, expect, test } from '@jest/globals';
import { requestOf, type LambdaEvent } from './lambda-request.ts';

const text = '{"title":"Größe ✓"}';
const path = '/api/github/webhooks';
const base64 = { body: Buffer.from(text).toString('base64'), isBase64Encoded: true };
const plain = { body: text, isBase64Encoded: false };
const lower = { 'content-type': 'application/json', 'x-github-event': 'issues' };
const upper = { 'Content-Type': 'application/json', 'X-GITHUB-EVENT': 'issues' };
const several = { 'Content-Type': ['application/json'], 'X-GitHub-Event': ['issues'] };
const http = { http: { method: 'POST' } };

const SHAPES: Readonly<Record<string, LambdaEvent>> = {
  'HTTP API (v2)': { rawPath: path, requestContext: { ...http, stage: '$default' }, headers: lower },
  'HTTP API with a named stage': {
    rawPath: `/prod${path}`,
    requestContext: { ...http, stage: 'prod' },
    headers: lower,
  },
  'function URL': { rawPath: path, requestContext: http, headers: lower },
  'REST API (v1)': {
    httpMethod: 'POST',
    path,
    requestContext: { stage: 'prod' },
    headers: upper,
    multiValueHeaders: several,
  },
  'load balancer': { httpMethod: 'POST', path, headers: lower },
  'load balancer with multi-value headers': { httpMethod: 'POST', path, multiValueHeaders: several },
};

describe.each(Object.entries(SHAPES))('%s', (_, shape) => {
  test.each([
    ['plain', plain],
    ['base64', base64],
  ])('%s body', (__, body) => {
    const request = requestOf({ ...shape, ...body });
    expect(request).toMatchObject({ method: 'POST', path, headers: lower });
    expect(Buffer.from(request.body).toString()).toBe(text);
  });
});

test.each<[string, LambdaEvent]>([
  ['an empty event', {}],
  ['null parts', { headers: null, multiValueHeaders: null, body: null }],
])('%s gives an empty request', (_, event) =>
  expect(requestOf(event)).toEqual({ method: '', path: '', headers: {}, body: Buffer.alloc(0) }),
);
