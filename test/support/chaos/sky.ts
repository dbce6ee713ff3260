import type { FakeGitHub } from '../github/fake-github.ts';
import type { FakeComment } from '../github/state.ts';
import type { Dice } from './dice.ts';
import type { Life } from './life.ts';
import { STALE_LOOKS, staleAt, troubleAt, troubleNamed } from './weather.ts';

export interface SkyOptions {
  readonly dice: Dice;
  /** The issue that a path is about; absent where it is about none. */
  readonly lifeAt: (path: string) => Life | undefined;
}

/** Who calls: the number of a worker, or the sweep. */
export type Caller = number | 'sweep';

/** The weather over the stand-in while the storm lasts: counts calls by subject and looks up what befalls each. */
export class Sky {
  stormy = true;
  /** So many calls were failed, cut or sent away. */
  troubles = 0;
  /** Of the call that is about to be answered. */
  caller: Caller = 'sweep';
  private killing: Life | undefined;
  private readonly calls = new Map<string, number>();
  private readonly looks = new Map<number, number>();
  private readonly options: SkyOptions;

  constructor(options: SkyOptions) {
    this.options = options;
  }

  readonly weather: FakeGitHub['weather'] = (operation, path) => {
    if (!this.stormy) return undefined;
    const life = this.options.lifeAt(path);
    const subject = life ? `#${life.plan.number}` : String(this.caller);
    const nth = this.next(`${subject} ${operation}`);
    const kill = life?.killed || this.caller === 'sweep' ? undefined : life?.plan.kill;
    if (kill?.operation === operation) {
      this.killing = life;
      return kill.when === 'before' ? { when: 'before', status: 0 } : undefined;
    }
    const name = troubleAt(this.options.dice, subject, operation, nth);
    this.troubles += Number(name !== undefined);
    return name && troubleNamed(name);
  };

  /** The issue whose kill point the last call has come to; absent when it has come to none. */
  takeKilling(): Life | undefined {
    const { killing } = this;
    this.killing = undefined;
    return killing;
  }

  /** Whether a list does not show this comment yet. */
  hides(comment: FakeComment, life: Life | undefined): boolean {
    if (!this.stormy || !life || comment.appId === undefined) return false;
    const { number } = life.plan;
    const nth = this.next(`look at #${number}`);
    const look = (this.looks.get(comment.id) ?? 0) + 1;
    this.looks.set(comment.id, look);
    return look <= STALE_LOOKS && staleAt(this.options.dice, number, nth);
  }

  private next(name: string): number {
    const nth = (this.calls.get(name) ?? 0) + 1;
    this.calls.set(name, nth);
    return nth;
  }
}
