import { createHmac } from 'node:crypto';
import { Probot } from 'probot';
import { diagnose } from '../diagnose.ts';
import { noLedger } from '../github/ledger.ts';
import { probotLog } from '../github/probot-log.ts';
import { createDoor } from '../github/webhook-door.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { createMeter } from '../metrics/meter.ts';
import { createJsonLog } from '../node/json-log.ts';

const SECRET = 'bench-secret';

interface Load {
  readonly perSecond: number;
  readonly p99: number;
}

/**
 * Signed deliveries, one after the other on one core: through our door with a full diagnosis of the report, and through a bare Probot
 * app with an empty handler. Both check the signature of the same bytes and parse them; neither talks to GitHub.
 */
export async function benchLoad(
  report: string,
  knowledge: KnowledgeBase,
  deliveries: number,
): Promise<{ ours: Load; door: Load; bare: Load }> {
  const payload = JSON.stringify({
    action: 'opened',
    issue: { number: 1, title: 'Falco: high CPU', body: report, user: { login: 'reporter' } },
    repository: { full_name: 'falcosecurity/falco' },
    installation: { id: 1 },
  });
  const signature = `sha256=${createHmac('sha256', SECRET).update(payload).digest('hex')}`;
  const log = createJsonLog(() => {});
  const probot = new Probot({ appId: 1, privateKey: 'unused', secret: SECRET, log: probotLog(log) });
  await probot.load(() => {});
  await probot.ready();
  probot.on('issues.opened', () => {});
  const doorWith = (receive: () => Promise<void>): ReturnType<typeof createDoor> =>
    createDoor({
      webhookPath: '/',
      secrets: [SECRET],
      bodyLimit: 1_000_000,
      ledger: noLedger,
      log,
      events: new Set(['issues']),
      receive,
      meter: createMeter(() => 0),
      received: 'done',
      ready: async () => true,
    });
  const through =
    (door: ReturnType<typeof createDoor>) =>
    async (i: number): Promise<void> => {
      const headers = {
        'content-type': 'application/json',
        'x-github-event': 'issues',
        'x-github-delivery': `d-${i}`,
        'x-hub-signature-256': signature,
      };
      const { status } = await door({ method: 'POST', path: '/', headers, body: Buffer.from(payload) });
      if (status >= 300) throw new Error(`the door answered ${status}`);
    };
  const ours = doorWith(
    async () =>
      void diagnose(
        { title: 'Falco: high CPU', body: report, labels: [], repository: 'falcosecurity/falco', comments: [] },
        knowledge,
      ),
  );
  const bare = async (i: number): Promise<void> =>
    probot.webhooks.verifyAndReceive({ id: `d-${i}`, name: 'issues', payload, signature });
  return {
    ours: await measure(through(ours), deliveries),
    door: await measure(through(doorWith(async () => {})), deliveries * 10),
    bare: await measure(bare, deliveries * 10),
  };
}

async function measure(deliver: (i: number) => Promise<void>, deliveries: number): Promise<Load> {
  for (let i = 0; i < deliveries / 10; i++) await deliver(-1 - i);
  const times: number[] = [];
  const started = performance.now();
  for (let i = 0; i < deliveries; i++) {
    const at = performance.now();
    await deliver(i);
    times.push(performance.now() - at);
  }
  const seconds = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: deliveries / seconds, p99: times[Math.floor(deliveries * 0.99)] ?? 0 };
}
