// Builds what is deployed: one file of code and one of knowledge for each platform.
//   dist/aws-lambda/  index.mjs (handler: index.handler)
//   dist/scheduled-sweep/  index.mjs (handler: index.handler)
//   dist/server/      server.mjs (node server.mjs)
//   dist/sweep/       sweep.mjs (node sweep.mjs)
// Options: --out FOLDER instead of dist, --knowledge FILE.json instead of the folder knowledge/.
import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({ options: { out: { type: 'string' }, knowledge: { type: 'string' } } });
const out = resolve(root, options.out ?? 'dist');
const require = createRequire(import.meta.url);

// Some dependencies are CommonJS and ask for `require`, which an ES module does not have.
const BANNER =
  'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);';

/**
 * Parts that the deployed app never uses: Probot's server, its own logger and packages fetched at run time, and the
 * compiler of the knowledge base, whose result lies beside the bundle.
 */
const slim = {
  name: 'slim',
  setup({ onResolve, onLoad }) {
    const stub = (filter, from) =>
      onResolve({ filter }, (args) => (from.test(args.importer) ? { path: args.path, namespace: 'stub' } : undefined));
    stub(/server\/server\.js$/, /[\\/]probot[\\/]/);
    stub(/get-log\.js$|^npx-import-light$/, /[\\/]probot[\\/]/);
    stub(/\/run\.js$|create-node-middleware\.js$|create-probot\.js$/, /[\\/]probot[\\/]/);
    stub(/\/parse-knowledge\.ts$/, /[\\/]load-knowledge\.ts$/);
    onResolve({ filter: /^bottleneck$/ }, () => ({ path: require.resolve('bottleneck/light.js') }));
    onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: STUBS, loader: 'js' }));
  },
};
const STUBS = `
export const defaultWebhookPath = '/api/github/webhooks';
export const defaultWebhookSecret = undefined;
const absent = () => { throw new Error('not part of this bundle'); };
export const parseKnowledge = absent, getLog = absent, npxImport = absent, run = absent, createNodeMiddleware = absent, createProbot = absent;
export class Server { constructor() { absent(); } }
`;

const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  keepNames: true,
  legalComments: 'none',
  logLevel: 'error',
  metafile: true,
  // Installed beside the bundle where PostgreSQL is the queue.
  external: ['pg-boss', 'pg'],
  banner: { js: BANNER },
};

/** The knowledge base, compiled by the same code that the app uses; a broken file ends the build. */
async function compileKnowledge() {
  const outfile = join(out, '.compile-knowledge.mjs');
  await build({
    entryPoints: [join(root, 'src/node/load-knowledge.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  const { compileKnowledge: compile, packKnowledge } = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return packKnowledge(await compile(root));
}

function report(file) {
  const bytes = readFileSync(file);
  const size = (n) => `${(n / 1024).toFixed(0).padStart(6)} kB`;
  process.stdout.write(`${size(bytes.length)} ${size(gzipSync(bytes).length)} gzip  ${relative(root, file)}\n`);
}

mkdirSync(out, { recursive: true });
let knowledge;
try {
  knowledge = options.knowledge ? readFileSync(options.knowledge, 'utf8') : await compileKnowledge();
} catch (error) {
  if (error?.name !== 'KnowledgeError') throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const targets = [
  ['functions/aws-lambda.ts', 'aws-lambda/index.mjs'],
  ['functions/scheduled-sweep.ts', 'scheduled-sweep/index.mjs'],
  ['src/cli/server.ts', 'server/server.mjs'],
  ['src/cli/sweep.ts', 'sweep/sweep.mjs'],
];
for (const [entry, file] of targets) {
  const outfile = join(out, file);
  rmSync(dirname(outfile), { recursive: true, force: true });
  await build({ ...shared, entryPoints: [join(root, entry)], outfile, plugins: [slim] });
  writeFileSync(join(dirname(outfile), 'knowledge.json'), knowledge);
  report(outfile);
  report(join(dirname(outfile), 'knowledge.json'));
}
