import { existsSync } from 'node:fs';
import { errorFields } from '../github/log.ts';
import { exitOnCrash } from '../node/exit-on-crash.ts';
import { startHttpServer } from '../node/http-server.ts';
import { stdoutLog } from '../node/json-log.ts';
import { HeldElsewhere } from '../node/file-lock.ts';
import { KnowledgeError } from '../node/load-knowledge.ts';
import { SettingsError } from '../node/read-settings.ts';
import { startApp } from '../node/start-app.ts';

// `npm start`: the app as a server of its own.
const log = stdoutLog();
const { env } = process;
exitOnCrash(log);

try {
  const app = await startApp(env, log, { metrics: env['METRICS'] !== 'off' });
  const server = await startHttpServer({
    host: env['HOST'] || (existsSync('/.dockerenv') ? '0.0.0.0' : 'localhost'),
    port: Number(env['PORT'] || 3000),
    log,
    ...app,
  });
  log.info('listening', { url: server.url });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info('stopping', { signal });
      const stopped = server.stop().then(() => app.close());
      void stopped.then(
        () => process.exit(0),
        (error: unknown) => {
          log.error('stop failed', errorFields(error));
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  // These three are written for the one who starts the app; anything else may quote what it should not.
  const written = error instanceof SettingsError || error instanceof KnowledgeError || error instanceof HeldElsewhere;
  if (written) process.stderr.write(`${error.message}\n`);
  else log.error('start failed', errorFields(error));
  process.exit(1);
}
