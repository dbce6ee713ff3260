import { requestFor, type Delivery } from '../github/deliveries.ts';
import type { FakeAttempt, FakeState } from '../github/state.ts';
import type { Dice } from './dice.ts';

/** Hands deliveries to the app as the internet does: loses, doubles, delays and so reorders them. */
export class Postman {
  targets: string[] = [];
  stormy = true;
  lost = 0;
  doubled = 0;
  private underWay = 0;
  private readonly sent = new Map<string, Delivery>();
  private readonly state: FakeState;
  private readonly dice: Dice;

  constructor(state: FakeState, dice: Dice) {
    this.state = state;
    this.dice = dice;
    state.onRedelivery = (attempt) => void this.again(attempt);
  }

  get busy(): boolean {
    return this.underWay > 0;
  }

  get deliveries(): readonly Delivery[] {
    return [...this.sent.values()];
  }

  /** `name` is the same in every run with this seed; GUIDs are not. */
  async send(delivery: Delivery, name: string): Promise<void> {
    this.sent.set(delivery.id, delivery);
    const lose = this.dice.roll(`lose ${name}`) < 0.2;
    const double = this.dice.roll(`double ${name}`) < 0.2;
    const delay = this.dice.roll(`delay ${name}`) ** 3 * 1_200;
    this.lost += Number(lose && this.stormy);
    this.doubled += Number(double && this.stormy);
    // The second one goes to another worker, at about the time at which the first one is worked on.
    const worker = this.sent.size;
    const later = delay + this.dice.roll(`later ${name}`) * 600;
    const once = (wait: number, copy: number): Promise<void> =>
      this.attempt(
        delivery,
        { redelivery: false, delay: this.stormy ? wait : 0, lose: lose && this.stormy },
        worker + copy,
      );
    await Promise.all([once(delay, 0), ...(double && this.stormy ? [once(later, 1)] : [])]);
  }

  async sendAgain(delivery: Delivery): Promise<void> {
    await this.attempt(delivery, { redelivery: true, delay: 0, lose: false });
  }

  private async again({ guid }: FakeAttempt): Promise<void> {
    const delivery = this.sent.get(guid);
    if (delivery)
      await this.attempt(delivery, {
        redelivery: true,
        delay: 0,
        lose: this.stormy && this.dice.roll(`lose again ${this.state.attempts.length}`) < 0.2,
      });
  }

  private async attempt(
    delivery: Delivery,
    { redelivery, delay, lose }: { redelivery: boolean; delay: number; lose: boolean },
    worker = this.sent.size,
  ): Promise<void> {
    this.underWay += 1;
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const status = lose ? 502 : await this.post(delivery, worker);
    const action = String(delivery.payload['action']);
    const { id } = delivery.payload['repository'] as { id: number };
    const repository = this.state.repositories.find((one) => one.id === id);
    this.state.addAttempt({
      guid: delivery.id,
      event: delivery.event,
      action,
      redelivery,
      status,
      ...(repository && { repository }),
    });
    this.underWay -= 1;
  }

  private async post(delivery: Delivery, worker: number): Promise<number> {
    const target = this.targets[worker % Math.max(1, this.targets.length)];
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
