import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { PRIVATE_KEY } from '../github/fake-github.ts';
import { createDice } from './dice.ts';
import { GitHubWorld } from './github-world.ts';

/** What the process that holds GitHub's state can be asked. Answers are plain values. */
export interface GitHubVerbs {
  start(seedAndKnowledge: readonly [seed: number, path: string]): { url: string; key: string };
  targets(urls: readonly string[]): null;
  live(numbers: readonly [from: number, to: number]): null;
  remove(): number;
  calm(): null;
  busy(): boolean;
  /** Delivers everything about issues once more, and resolves when it was answered. */
  resend(): null;
  report(): {
    complaints: string[];
    kinds: Record<string, number>;
    lost: number;
    doubled: number;
    changes: number;
    writes: number;
    deliveries: number;
    doubles: number;
    /** Reads answered 304. */
    unchanged: number;
  };
}

export interface Question {
  readonly id: number;
  readonly verb: keyof GitHubVerbs;
  readonly argument?: unknown;
}

/** Runs in a process of its own, so that GitHub outlives every worker. */
export function runGitHubProcess(): void {
  let world: GitHubWorld | undefined;
  const the = (): GitHubWorld => {
    if (!world) throw new Error('start first');
    return world;
  };
  const verbs = {
    start: async ([seed, path]: readonly [number, string]) => {
      const knowledge = JSON.parse(readFileSync(path, 'utf8')) as KnowledgeBase;
      world = new GitHubWorld(knowledge, createDice(seed));
      return { url: await world.fake.start(), key: PRIVATE_KEY };
    },
    targets: async (urls: string[]) => void (the().postman.targets = urls),
    live: async ([from, to]: readonly [number, number]) => {
      const lives: Promise<void>[] = [];
      for (let number = from; number <= to; number += 1) {
        lives.push(the().live(number));
        await sleep(35);
      }
      await Promise.all(lives);
    },
    remove: () => the().removeSome(),
    calm: async () => the().calm(),
    busy: async () => the().postman.busy,
    resend: async () => {
      for (const delivery of the().postman.deliveries)
        if (delivery.event === 'issues') await the().postman.sendAgain(delivery);
    },
    report: async () => {
      const { postman, fake, changes, doubles } = the();
      const { lost, doubled } = postman;
      const { unchanged } = fake;
      const deliveries = postman.deliveries.length;
      const numbers = { lost, doubled, changes, doubles, writes: fake.writes.length, deliveries, unchanged };
      return { complaints: the().complaints(), kinds: the().count(), ...numbers };
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
