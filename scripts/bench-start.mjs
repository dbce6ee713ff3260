// Time from starting a process to the first webhook handled: the Lambda bundle against a bundled hello-world Probot app.
//   node scripts/bench-start.mjs [--runs 20] [--knowledge FILE.json]
// Both verify a signature and run a handler for issues.opened. The third row also reads the issue from a GitHub
// stand-in on loopback and diagnoses it. Medians of interleaved runs in fresh processes, page cache warm.
import { build } from 'esbuild';
import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { runs: { type: 'string', default: '20' }, knowledge: { type: 'string' } } });
const folder = mkdtempSync(join(root, '.cache/bench-'));
const SECRET = 'bench';
const banner = { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' };

const body = readFileSync(join(root, 'examples/openshift-high-cpu.md'), 'utf8');
const user = { login: 'a-reporter', id: 1, type: 'User' };
const issue = {
  number: 1,
  repository_url: 'https://api.github.com/repos/example-org/falco',
  title: 'High CPU',
  body,
  user,
  labels: [],
  state: 'open',
  locked: false,
  comments: 0,
  created_at: '2024-01-10T00:00:00Z',
};
const repository = { name: 'falco', full_name: 'example-org/falco', owner: { login: 'example-org' } };
const payload = JSON.stringify({ action: 'opened', issue, repository, sender: user, installation: { id: 1 } });
const event = {
  rawPath: '/api/github/webhooks',
  requestContext: { http: { method: 'POST' } },
  headers: {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': `sha256=${createHmac('sha256', SECRET).update(payload).digest('hex')}`,
  },
  body: payload,
};

const github = createServer((request, response) => {
  const path = request.url.split('?')[0];
  const answer = path.endsWith('/access_tokens')
    ? [201, { token: 'x', expires_at: '2999-01-01T00:00:00Z', permissions: {} }]
    : /\/issues\/1$/.test(path)
      ? [200, issue]
      : /\/(comments|reactions)$/.test(path)
        ? [200, []]
        : [404, {}];
  response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]));
});
await new Promise((resolve) => github.listen(0, '127.0.0.1', resolve));

const hello = join(folder, 'hello.ts');
writeFileSync(
  hello,
  `import { createProbot } from 'probot';
const probot = createProbot({ env: process.env });
await probot.load((app) => { app.on('issues.opened', async () => undefined); });
export async function handler(event) {
  const { headers } = event;
  await probot.webhooks.verifyAndReceive({ id: headers['x-github-delivery'], name: headers['x-github-event'], payload: event.body, signature: headers['x-hub-signature-256'] });
  return { statusCode: 200 };
}`,
);
await build({
  entryPoints: [hello],
  outfile: join(folder, 'hello.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  banner,
  logLevel: 'error',
  nodePaths: [join(root, 'node_modules')],
});
execFileSync(
  process.execPath,
  ['scripts/build.mjs', '--out', folder, ...(values.knowledge ? ['--knowledge', values.knowledge] : [])],
  { cwd: root },
);
writeFileSync(join(folder, 'floor.mjs'), 'export const handler = async () => ({ statusCode: 200 });');

const PRIVATE_KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs1',
  format: 'pem',
});
const env = {
  APP_ID: '1',
  PRIVATE_KEY,
  WEBHOOK_SECRET: SECRET,
  LOG_LEVEL: 'fatal',
  LOG_FORMAT: 'json',
  GITHUB_API_URL: `http://127.0.0.1:${github.address().port}`,
};
const variants = [
  { name: 'an empty module', file: 'floor.mjs' },
  { name: 'hello-world Probot, bundled', file: 'hello.mjs' },
  { name: 'Known Cause, first webhook', file: 'aws-lambda/index.mjs', over: { MODE: 'off' } },
  { name: 'Known Cause, first diagnosis', file: 'aws-lambda/index.mjs', over: { MODE: 'shadow' } },
];

function once({ file, over = {} }) {
  const script = `const { handler } = await import(${JSON.stringify(join(folder, file))}); const { statusCode } = await handler(${JSON.stringify(event)}); process.stdout.write('DONE ' + statusCode); process.exit(0);`;
  writeFileSync(join(folder, 'run.mjs'), script);
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [join(folder, 'run.mjs')], { env: { ...env, ...over } });
    let text = '';
    child.stderr.on('data', (chunk) => (text += chunk));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('DONE 200')) resolve(performance.now() - start);
    });
    child.once('exit', () => reject(new Error(text)));
  });
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const times = variants.map(() => []);
for (let run = -2; run < Number(values.runs); run += 1) {
  for (const [index, variant] of variants.entries()) {
    const ms = await once(variant);
    if (run >= 0) times[index].push(ms);
  }
}
const base = median(times[1]);
for (const [index, { name, file }] of variants.entries()) {
  const ms = median(times[index]);
  const size = (statSync(join(folder, file)).size / 1024).toFixed(0);
  process.stdout.write(
    `${ms.toFixed(1).padStart(7)} ms  ×${(ms / base).toFixed(2)}  ${size.padStart(5)} kB  ${name}\n`,
  );
}
github.close();
rmSync(folder, { recursive: true, force: true });
