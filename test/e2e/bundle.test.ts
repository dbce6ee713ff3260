import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { KNOWLEDGE } from '../support/github/app-on-fake.ts';
import { issueDelivery, requestFor, SECRET } from '../support/github/deliveries.ts';
import { FakeGitHub, PRIVATE_KEY } from '../support/github/fake-github.ts';
import { APP_ID } from '../support/github/routes.ts';

const run = promisify(execFile);
const fake = new FakeGitHub();
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'known-cause-'));
  writeFileSync(join(folder, 'k.json'), JSON.stringify(KNOWLEDGE));
  await run(process.execPath, ['scripts/build.mjs', '--out', folder, '--knowledge', join(folder, 'k.json')]);
  const apiUrl = await fake.start();
  env = {
    APP_ID: String(APP_ID),
    PRIVATE_KEY: PRIVATE_KEY.replaceAll('\n', '\\n'),
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: apiUrl,
  };
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await fake.stop();
});

/** Runs `script` with the handler of a bundle in a process of its own. */
async function lambda(script: string, environment: Record<string, string> = env, bundle = 'aws-lambda') {
  const text = `const { handler } = await import(${JSON.stringify(join(folder, bundle, 'index.mjs'))}); ${script}`;
  return run(process.execPath, ['--input-type=module', '-e', text], { env: environment });
}

describe('the Lambda bundle', () => {
  test('handles a signed delivery, refuses another signature, answers 404 and 500', async () => {
    const { headers, body } = await requestFor(issueDelivery('opened', fake.state.addIssue()));
    const event = {
      rawPath: '/api/github/webhooks',
      requestContext: { http: { method: 'POST' } },
      headers,
      body: Buffer.from(body).toString(),
    };
    const broken = { ...event, headers: { ...headers, 'x-github-delivery': 'other' } };
    const events = [event, { ...event, headers: {} }, { ...event, rawPath: '/' }, { ...event, rawPath: '/other' }, {}];
    for (const skip of [1, 0, 0]) fake.faults.push({ operation: 'GET issue', when: 'before', status: 500, skip });
    const { stdout } = await lambda(
      `const answers = []; for (const event of ${JSON.stringify([...events, broken])}) answers.push((await handler(event)).statusCode); console.log(JSON.stringify(answers));`,
    );
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual([200, 401, 405, 404, 404, 500]);
    expect(fake.calls).toEqual(expect.arrayContaining(['GET contents', 'GET issue']));
    expect(fake.violations).toEqual([]);
  });

  test('does not start without settings and names all of them', async () => {
    const failed = await lambda('', {}).catch((error: { stderr: string }) => error.stderr);
    for (const name of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET']) expect(failed).toContain(`${name} — missing`);
  });
});

describe('the bundle of the scheduled sweep', () => {
  const sweep = async (event: object): Promise<Record<string, unknown>> => {
    const script = `console.log(JSON.stringify(await handler(${JSON.stringify(event)})));`;
    const { stdout } = await lambda(script, env, 'scheduled-sweep');
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  };

  test('reads recent issues; cut short by a limit it resolves, and goes on where it was', async () => {
    fake.state.issues.clear();
    const createdAt = new Date(Date.now() - 3_600_000).toISOString();
    const [first, second] = [1, 2].map(() => fake.state.addIssue({ createdAt }));
    const limit = { when: 'before', status: 429, headers: { 'retry-after': '60' } } as const;
    fake.faults.push({ operation: 'GET issue', skip: 1, ...limit });
    const report = await sweep({});
    expect(report).toMatchObject({ ended: 'limit', done: [`falco-org/falco#${second?.number}`] });
    expect(await sweep({ done: report['done'] })).toMatchObject({ ended: 'complete', issues: { seen: 1 } });
    expect(first?.comments).toEqual([]);
    expect(fake.violations).toEqual([]);
  });
});

describe('the server bundle', () => {
  test('listens, answers health, handles a delivery, stops in order', async () => {
    const server = spawn(process.execPath, [join(folder, 'server/server.mjs')], {
      env: { ...env, PORT: '0', HOST: '127.0.0.1' },
    });
    const { url } = await firstLine(server, 'listening');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const { path, headers, body } = await requestFor(issueDelivery('opened', fake.state.addIssue()));
    const sent = { method: 'POST', headers: headers as Record<string, string>, body: Buffer.from(body) };
    expect((await fetch(`${url}${path}`, sent)).status).toBe(200);
    expect(
      (await fetch(`${url}${path}`, { ...sent, body: 'x'.repeat(6_000_000) }).catch(() => ({ status: 413 }))).status,
    ).toBe(413);
    server.kill('SIGTERM');
    expect(await new Promise((resolve) => server.once('exit', resolve))).toBe(0);
  });

  test('says on one go what is missing', async () => {
    const failed = run(process.execPath, [join(folder, 'server/server.mjs')], {
      env: { APP_ID: 'x', WEBHOOK_SECRET: 'development' },
    });
    const { stderr, code } = (await failed.catch((error: unknown) => error)) as { stderr: string; code: number };
    expect(code).toBe(1);
    for (const line of ['APP_ID — wrong', 'PRIVATE_KEY — missing', 'WEBHOOK_SECRET — wrong'])
      expect(stderr).toContain(line);
  });
});

function firstLine(server: ChildProcess, message: string): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    server.once('exit', () => reject(new Error(`ended early: ${text}`)));
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = text.split('\n').find((line) => line.includes(`"message":"${message}"`));
      if (found) resolve(JSON.parse(found) as { url: string });
    });
  });
}
