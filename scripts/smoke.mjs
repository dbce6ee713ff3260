// Runs what `npm run build` has made, as a platform would: the Lambda bundle with signed and unsigned deliveries, the server bundle
// with a health check. Exit code 1 when an answer is not as expected. Needs no network and no package besides Node.
import { spawn } from 'node:child_process';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'known-cause-smoke-'));
const secret = 'a-secret-for-this-run-only';
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const env = { APP_ID: '1', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: secret, MODE: 'shadow', NODE_ENV: 'production' };
let failures = 0;
const check = (name, got, wanted) => {
  const ok = got === wanted;
  if (!ok) failures++;
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name}: ${got}${ok ? '' : `, expected ${wanted}`}\n`);
};

try {
  // Copied away from the repository, so that nothing beside the bundle can be used.
  cpSync(dist, folder, { recursive: true });
  Object.assign(process.env, env);
  const { handler } = await import(pathToFileURL(join(folder, 'aws-lambda/index.mjs')).href);
  const body = JSON.stringify({ zen: 'Keep it logically awesome.', hook_id: 1 });
  const signature = (text) => `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const event = (headers, path = '/api/github/webhooks') => ({
    version: '2.0',
    rawPath: path,
    headers: { 'content-type': 'application/json', 'x-github-event': 'ping', 'x-github-delivery': '1', ...headers },
    requestContext: { http: { method: 'POST', path } },
    body,
    isBase64Encoded: false,
  });
  const status = async (e) => (await handler(e)).statusCode;
  check('lambda, signed ping', Math.floor((await status(event({ 'x-hub-signature-256': signature(body) }))) / 100), 2);
  check('lambda, bad signature', await status(event({ 'x-hub-signature-256': signature(`${body} `) })), 401);
  check('lambda, no signature', await status(event({})), 401);
  check('lambda, wrong path', await status(event({ 'x-hub-signature-256': signature(body) }, '/elsewhere')), 404);

  const port = 20_000 + (process.pid % 20_000);
  const server = spawn(process.execPath, [join(folder, 'server/server.mjs')], {
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: 'ignore',
    cwd: folder,
  });
  const answer = async (path) => {
    for (let i = 0; i < 50; i++) {
      try {
        return (await fetch(`http://127.0.0.1:${port}${path}`)).status;
      } catch {
        await new Promise((again) => setTimeout(again, 100));
      }
    }
    return 'no answer';
  };
  check('server, /healthz', await answer('/healthz'), 200);
  check('server, /readyz', await answer('/readyz'), 200);
  const ended = new Promise((done) => server.once('exit', (code, signal) => done(signal ?? code)));
  server.kill('SIGTERM');
  check('server, ends on SIGTERM with', await ended, 0);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;
