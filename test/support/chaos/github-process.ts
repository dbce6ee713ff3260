import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { PRIVATE_KEY } from '../github/fake-github.ts';
import { digest } from './digest.ts';
import { openDoor } from './door.ts';
import { WORKERS } from './fate.ts';
import { GitHubWorld } from './github-world.ts';
import type { Executioner } from './kills.ts';
import type { PlannedKill, Run } from './plan.ts';
import { differences, inOrder, linesOf } from './record.ts';

/** What the process that holds GitHub's state can be asked. Answers are plain values. */
export interface GitHubVerbs {
  /** Resolves to where each caller finds GitHub. */
  start(run: Run & { readonly knowledge: string }): {
    workers: string[];
    sweep: string;
    key: string;
    planned: { digest: string; lines: string[] };
  };
  targets(urls: readonly string[]): null;
  /** The worker that was to be killed is dead. */
  gone(worker: number): null;
  /** Another one runs in its place. */
  back(worker: readonly [worker: number, url: string]): null;
  live(): null;
  /** Delivers again by hand what the plan waits for, and resolves to the number of issues that wait. */
  press(): number;
  remove(): null;
  killAt(when: PlannedKill['when']): null;
  calm(): null;
  busy(): boolean;
  /** Delivers everything about issues once more, and resolves when it was answered. */
  resend(): null;
  /** What the seed decides: as it happened, how it ended, and where that is not what was planned. */
  record(): { lines: string[]; ends: string[]; differences: string[] };
  report(): {
    complaints: string[];
    kinds: Record<string, number>;
    changes: number;
    writes: number;
    doubles: number;
    /** Reads answered 304. */
    unchanged: number;
    troubles: number;
    byHand: number;
    unplanned: number;
  };
}

export interface Question {
  readonly id: number;
  readonly verb: keyof GitHubVerbs;
  readonly argument?: unknown;
}

/** GitHub's process owns no worker: it asks for the kill. */
export interface KillOrder {
  readonly kill: number;
}

/** Runs in a process of its own, so that GitHub outlives every worker. */
export function runGitHubProcess(): void {
  let world: GitHubWorld | undefined;
  const the = (): GitHubWorld => {
    if (!world) throw new Error('start first');
    return world;
  };
  const ordered = new Map<number, { gone: () => void; back: () => void }>();
  const execute: Executioner = (worker) => {
    let [gone, back] = [(): void => undefined, (): void => undefined];
    const kill = {
      gone: new Promise<void>((resolve) => (gone = resolve)),
      back: new Promise<void>((resolve) => (back = resolve)),
    };
    ordered.set(worker, { gone, back });
    const order: KillOrder = { kill: worker };
    process.send?.(order);
    return kill;
  };
  const verbs = {
    start: async ({ knowledge, ...run }: Run & { readonly knowledge: string }) => {
      world = new GitHubWorld(JSON.parse(readFileSync(knowledge, 'utf8')) as KnowledgeBase, run, execute);
      const workers: string[] = [];
      for (let worker = 0; worker < WORKERS; worker += 1) workers.push(await openDoor(world.answers(worker)));
      const sweep = await openDoor(world.answers('sweep'));
      const planned = { digest: digest(JSON.stringify(world.plan)), lines: linesOf(world.plan) };
      return { workers, sweep, key: PRIVATE_KEY, planned };
    },
    targets: async (urls: string[]) => void (the().postman.targets = urls),
    gone: async (worker: number) => ordered.get(worker)?.gone(),
    back: async ([worker, url]: readonly [number, string]) => {
      the().postman.targets[worker] = url;
      ordered.get(worker)?.back();
    },
    live: async () => {
      const lives: Promise<void>[] = [];
      for (const issue of the().plan.issues) {
        lives.push(the().people.live(issue));
        // Slow enough for the workers to be up most of the time, in spite of the kills.
        await sleep(80);
      }
      await Promise.all(lives);
    },
    press: () => the().people.press(),
    remove: () => the().people.removeSome(),
    killAt: (when: PlannedKill['when']) => the().killAt(when),
    calm: async () => the().calm(),
    busy: async () => the().busy,
    resend: async () => {
      for (const delivery of the().postman.deliveries)
        if (delivery.event === 'issues') await the().postman.sendAgain(delivery);
    },
    record: async () => {
      const lines = inOrder(the().record);
      return { lines, ends: the().ends(), differences: differences(linesOf(the().plan), lines) };
    },
    report: async () => {
      const { postman, people, fake, sky, changes, doubles } = the();
      const { byHand } = people;
      const { troubles } = sky;
      const { unplanned } = postman;
      const numbers = { changes, doubles, byHand, unplanned, troubles, unchanged: fake.unchanged };
      return { complaints: the().complaints(), kinds: the().count(), writes: fake.writes.length, ...numbers };
    },
  };
  process.on('message', ({ id, verb, argument }: Question) => {
    const work = (verbs[verb] as (argument: unknown) => Promise<unknown>)(argument);
    work.then(
      (answer) => process.send?.({ id, answer: answer ?? null }),
      (error: unknown) => process.send?.({ id, error: error instanceof Error ? (error.stack ?? '') : 'failed' }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
