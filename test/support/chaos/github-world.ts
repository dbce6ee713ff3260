import { visibleText } from '../../../src/comment/marker.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { FakeGitHub } from '../github/fake-github.ts';
import { createDice } from './dice.ts';
import { digest } from './digest.ts';
import type { Answering } from './door.ts';
import { answerFor, complaint, ownOf } from './expectation.ts';
import { inspectWrite } from './inspect-write.ts';
import { Kills, type Executioner } from './kills.ts';
import type { Life } from './life.ts';
import { People } from './people.ts';
import { planRun, type Plan, type PlannedKill, type Run } from './plan.ts';
import { Postman } from './postman.ts';
import { says } from './record.ts';
import { Sky, type Caller } from './sky.ts';
import { textsFrom } from './texts.ts';

/** The stand-in with its people, its post and its weather. It watches every write. */
export class GitHubWorld {
  readonly fake = new FakeGitHub();
  readonly plan: Plan;
  /** What has happened of what the plan decides. */
  readonly record: string[] = [];
  readonly kills: Kills;
  readonly postman: Postman;
  readonly people: People;
  readonly sky: Sky;
  private readonly knowledge: KnowledgeBase;
  private swept = false;
  changes = 0;
  /** So often a comment of ours was created where there was one: to be put right by the app. */
  doubles = 0;

  constructor(knowledge: KnowledgeBase, run: Run, execute: Executioner) {
    this.knowledge = knowledge;
    this.plan = planRun(run, textsFrom(knowledge));
    const dice = createDice(run.seed);
    const record = (line: string): void => void this.record.push(line);
    this.kills = new Kills(execute, record);
    this.postman = new Postman({ state: this.fake.state, dice, kills: this.kills, record });
    this.people = new People(this.fake.state, this.postman, knowledge);
    this.sky = new Sky({ dice, lifeAt: (path) => this.lifeAt(path) });
    this.fake.weather = this.sky.weather;
    this.fake.hides = (comment) => this.sky.hides(comment, this.lifeOfComment(comment.id));
    this.fake.inspect = (call) => this.inspect(call);
  }

  /** Answers one caller, unless that is killed meanwhile or the weather cuts the line. */
  answers(caller: Caller): Answering {
    return async (url, sent) => {
      if (caller === 'sweep') await this.beginSweep();
      else if (this.kills.isDying(caller)) return undefined;
      this.sky.caller = caller;
      // When this returns the promise, the call was carried out or was not to be.
      const answering = this.fake.fetch(url, sent).catch(() => undefined);
      const life = this.sky.takeKilling();
      if (life?.plan.kill && caller !== 'sweep') {
        life.killed = true;
        await this.kills.kill(caller, says.killedAt(life.plan.number, life.plan.kill));
        return undefined;
      }
      const answer = await answering;
      return caller !== 'sweep' && this.kills.isDying(caller) ? undefined : answer;
    };
  }

  calm(): void {
    this.sky.stormy = false;
    this.postman.stormy = false;
  }

  get busy(): boolean {
    return this.postman.busy || this.kills.pending > 0;
  }

  /** Kills that belong to no issue. Resolves when the workers are dead. */
  async killAt(when: PlannedKill['when']): Promise<void> {
    const planned = this.plan.kills.filter((kill) => kill.when === when);
    await Promise.all(planned.map((kill) => this.kills.kill(kill.worker, says.killed(kill))));
  }

  /** All that is wrong now. */
  complaints(): string[] {
    const wrong = this.people.lives.map((life) =>
      complaint(life.issue, { ...life, kind: life.plan.kind }, answerFor(life.issue, this.knowledge)),
    );
    return [...wrong.filter((one) => one !== undefined), ...this.fake.violations];
  }

  /** How every issue stands now. */
  ends(): string[] {
    return this.people.lives.map(({ issue, plan }) => {
      const own = ownOf(issue).map(({ body }) => `comment ${digest(visibleText(body))}`);
      return `#${plan.number} (${plan.kind}) ends with ${own.join(' and ') || 'silence'}`;
    });
  }

  count(): Record<string, number> {
    const kinds: Record<string, number> = {};
    for (const { kind } of this.plan.issues) kinds[kind] = (kinds[kind] ?? 0) + 1;
    return kinds;
  }

  private async beginSweep(): Promise<void> {
    if (this.swept) return;
    this.swept = true;
    await this.killAt('at the first call of the first sweep');
  }

  /** The issue that a path is about; absent where it is about none. */
  private lifeAt(path: string): Life | undefined {
    const comment = /\/issues\/comments\/(\d+)/.exec(path);
    if (comment) return this.lifeOfComment(Number(comment[1]));
    const issue = /\/issues\/(\d+)/.exec(path);
    return issue ? this.people.lifeNumbered(Number(issue[1])) : undefined;
  }

  private lifeOfComment(id: number): Life | undefined {
    return this.people.lifeNumbered(this.fake.state.findComment(id)?.issue.number);
  }

  private inspect({
    operation,
    values,
    body,
  }: {
    operation: string;
    values: readonly string[];
    body: unknown;
  }): string | undefined {
    const number = Number(values[2]);
    const { state } = this.fake;
    const onIssue = operation.startsWith('POST issue');
    // GitHub refuses it: the issue is elsewhere.
    if (onIssue && state.moved.has(number)) return undefined;
    const life = onIssue ? this.people.lifeNumbered(number) : this.lifeOfComment(number);
    if (!life) return onIssue ? `${operation} on an unknown issue` : undefined;
    if (!operation.endsWith('reactions')) this.changes += 1;
    if (operation === 'POST issue/comments') {
      this.doubles += Number(ownOf(life.issue).length > 0);
      life.spoken = true;
      // Whoever waits for an answer goes on as soon as it stands, before the app knows that it does.
      setImmediate(() => void this.people.answered(life));
    }
    return inspectWrite(life, operation, body, onIssue ? undefined : state.findComment(number)?.comment);
  }
}
