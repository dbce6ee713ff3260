import { setTimeout as sleep } from 'node:timers/promises';
import { requestFor, type Delivery } from '../github/deliveries.ts';
import type { FakeAttempt, FakeState } from '../github/state.ts';
import type { Dice } from './dice.ts';
import { lostAgain, type Fate } from './fate.ts';
import type { Kills } from './kills.ts';
import { says } from './record.ts';

interface Letter {
  readonly delivery: Delivery;
  /** The same in every run with this seed; GUIDs are not. */
  readonly name: string;
  readonly fate: Fate;
  /** So often it was delivered again. */
  again: number;
}

/** Second comments, which nobody planned, are removed by deliveries to which nothing happens. */
const PLAIN: Fate = { lost: false, doubled: false, delayMs: 0, copyDelayMs: 0, worker: 0, fatal: false };

export interface PostmanOptions {
  readonly state: FakeState;
  readonly dice: Dice;
  readonly kills: Kills;
  readonly record: (line: string) => void;
}

/** Hands deliveries to the app as the internet does: loses, doubles, delays and so reorders them, as it is planned. */
export class Postman {
  targets: string[] = [];
  stormy = true;
  /** Deliveries that no plan knows of. */
  unplanned = 0;
  private underWay = 0;
  private readonly letters = new Map<string, Letter>();
  private readonly options: PostmanOptions;

  constructor(options: PostmanOptions) {
    this.options = options;
    options.state.onRedelivery = (attempt) => void this.redeliver(attempt);
  }

  get busy(): boolean {
    return this.underWay > 0;
  }

  get deliveries(): readonly Delivery[] {
    return [...this.letters.values()].map(({ delivery }) => delivery);
  }

  async send(delivery: Delivery, name: string, fate: Fate): Promise<void> {
    const letter = { delivery, name, fate, again: 0 };
    this.letters.set(delivery.id, letter);
    const { record } = this.options;
    record(says.sent(name));
    if (fate.lost) record(says.lost(name));
    if (fate.doubled) record(says.doubled(name));
    const one = this.attempt(letter, {
      delayMs: fate.delayMs,
      lost: fate.lost,
      worker: fate.worker,
      fatal: fate.fatal,
    });
    const two = { delayMs: fate.copyDelayMs, lost: fate.lost, worker: fate.worker + 1 };
    await Promise.all([one, ...(fate.doubled ? [this.attempt(letter, two)] : [])]);
  }

  async sendUnplanned(delivery: Delivery): Promise<void> {
    this.unplanned += 1;
    const letter = { delivery, name: '', fate: PLAIN, again: 0 };
    this.letters.set(delivery.id, letter);
    await this.attempt(letter, { lost: false, worker: this.unplanned });
  }

  /** As by the button on GitHub's page: it comes in for sure, each time at the next worker. */
  async sendAgain({ id }: Delivery): Promise<void> {
    const letter = this.letters.get(id);
    if (!letter) return;
    letter.again += 1;
    await this.attempt(letter, { redelivery: true, lost: false, worker: letter.fate.worker + letter.again });
  }

  private async redeliver({ guid }: FakeAttempt): Promise<void> {
    const letter = this.letters.get(guid);
    if (!letter) return;
    letter.again += 1;
    const lost = this.stormy && lostAgain(this.options.dice, letter.name, letter.again);
    await this.attempt(letter, { redelivery: true, lost, worker: letter.fate.worker + letter.again });
  }

  private async attempt(
    { delivery, name }: Letter,
    {
      redelivery = false,
      delayMs = 0,
      lost,
      worker,
      fatal = false,
    }: { redelivery?: boolean; delayMs?: number; lost: boolean; worker: number; fatal?: boolean },
  ): Promise<void> {
    this.underWay += 1;
    if (delayMs > 0) await sleep(delayMs);
    const at = worker % Math.max(1, this.targets.length);
    const answering = lost ? 502 : this.post(delivery, at);
    if (fatal) await this.options.kills.kill(at, says.killedWith(name));
    const status = await answering;
    const action = String(delivery.payload['action']);
    const { id } = delivery.payload['repository'] as { id: number };
    const { state } = this.options;
    const repository = state.repositories.find((one) => one.id === id);
    const { id: guid, event } = delivery;
    state.addAttempt({ guid, event, action, redelivery, status, ...(repository && { repository }) });
    this.underWay -= 1;
  }

  private async post(delivery: Delivery, worker: number): Promise<number> {
    const target = this.targets[worker];
    if (target === undefined) return 502;
    const { path, headers, body } = await requestFor(delivery);
    try {
      const signal = AbortSignal.timeout(10_000);
      const sent = { method: 'POST', headers: headers as Record<string, string>, body: Buffer.from(body), signal };
      const response = await fetch(`${target}${path}`, sent);
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 504;
    }
  }
}
