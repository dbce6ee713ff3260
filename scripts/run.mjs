// Runs one of the programs in `src/cli/` from source: bundles it (about 0.2 s) and starts it.
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const [name, ...args] = process.argv.slice(2);
const entry = join(root, 'src/cli', `${name}.ts`);
if (!name || !existsSync(entry)) {
  process.stderr.write(`run: no program "${name ?? ''}" in src/cli/\n`);
  process.exit(2);
}
const outfile = join(root, '.cache', `${name}-${process.pid}.mjs`);
mkdirSync(join(root, '.cache'), { recursive: true });
await build({
  entryPoints: [entry],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'error',
  // `… | head` closes the pipe: an end like any other.
  banner: {
    js: "process.stdout.on('error', (error) => { if (error.code !== 'EPIPE') throw error; process.exit(0); });",
  },
});
const child = spawn(process.execPath, ['--enable-source-maps', outfile, ...args], {
  stdio: 'inherit',
  env: { ...process.env, KNOWN_CAUSE_ROOT: root },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', async (code, signal) => {
  const { rmSync } = await import('node:fs');
  rmSync(outfile, { force: true });
  process.exit(code ?? (signal ? 1 : 0));
});
