import { spawn, type ChildProcess } from 'node:child_process';
import type { GitHubVerbs, KillOrder, Question } from './github-process.ts';

/** However this program ends, nothing that it started stays behind. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

export type GitHub = {
  ask<V extends keyof GitHubVerbs>(
    verb: V,
    argument?: Parameters<GitHubVerbs[V]>[0],
  ): Promise<ReturnType<GitHubVerbs[V]>>;
  stop(): void;
};

/** GitHub's process: this program once more, in another role. `onKill` hears which worker is to be killed now. */
export function startGitHub(onKill: (worker: number) => void): GitHub {
  const child = spawn(process.execPath, [process.argv[1] ?? '', '--role', 'github'], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let last = 0;
  child.on('message', (message: KillOrder | { id: number; answer: never; error?: string }) => {
    if ('kill' in message) return onKill(message.kill);
    const { id, answer, error } = message;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  });
  return {
    ask: (verb, argument) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        const question: Question = { id: last, verb, argument };
        child.send(question);
      }),
    stop: () => child.disconnect(),
  };
}

/** One worker: the built server. `url` changes with every start. */
export class AppProcess {
  url = '';
  kills = 0;
  private child: ChildProcess | undefined;
  private readonly bundle: string;
  private readonly env: Readonly<Record<string, string>>;
  /** What it logged: searched for words that must not be there. */
  log = '';

  constructor(bundle: string, env: Readonly<Record<string, string>>) {
    this.bundle = bundle;
    this.env = env;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.bundle], { env: { ...this.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    children.add(child);
    this.url = await new Promise<string>((resolve, reject) => {
      let text = '';
      child.once('exit', () => reject(new Error(`a worker did not start: ${text}`)));
      const listen = (chunk: Buffer): void => {
        text += chunk.toString();
        this.log += chunk.toString();
        const line = text.split('\n').find((one) => one.includes('"message":"listening"'));
        if (line) resolve((JSON.parse(line) as { url: string }).url);
        if (line) text = '';
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
    });
  }

  /** SIGKILL: no chance to put anything in order. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    children.delete(child);
    await ended;
    this.kills += 1;
  }

  /** Jobs that wait or are under way; 0 where there is no queue. */
  async jobs(): Promise<number> {
    const text = await fetch(`${this.url}/metrics`).then((response) => response.text());
    const counts = [...text.matchAll(/^known_cause_jobs\{state="(?:waiting|active)"\} (\d+)$/gm)];
    return counts.reduce((sum, found) => sum + Number(found[1]), 0);
  }
}

/** Runs the built sweep; resolves to its exit code and report. */
export async function runSweep(
  bundle: string,
  env: Readonly<Record<string, string>>,
): Promise<{ code: number; report: SweepNumbers | undefined }> {
  // Issues are as old as the plan says, by no clock; so the sweep looks back as far as it takes.
  const args = ['--json', '--since', '500000', '--min-age', '0', '--settle', '1', '--budget', '1000000'];
  const child = spawn(process.execPath, [bundle, ...args], { env: { ...env }, stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? 1)));
  return { code, report: text === '' ? undefined : (JSON.parse(text) as SweepNumbers) };
}

export interface SweepNumbers {
  readonly deliveries: { readonly unheard: number; readonly redelivered: number };
  readonly issues: Readonly<Record<string, number>>;
  readonly writes: number;
  readonly ended: string;
}
