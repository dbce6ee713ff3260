import { setTimeout as sleep } from 'node:timers/promises';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { commentDelivery, issueDelivery, transfer, type Delivery } from '../github/deliveries.ts';
import { MAINTAINER, type FakeRepository, type FakeState } from '../github/state.ts';
import { answerFor, NOTHING_KNOWN, ownOf } from './expectation.ts';
import { OVER } from './issue-kinds.ts';
import { waitsForApp, type Life } from './life.ts';
import type { EventName, PlannedIssue } from './plan.ts';
import type { Postman } from './postman.ts';
import { deliveryName } from './record.ts';
import { TITLE } from './texts.ts';

/** Two installations; what is filed in these two may be transferred between them. */
const SUPPORT: FakeRepository = { id: 78, fullName: 'acme/support', installation: 200 };
const ELSEWHERE: FakeRepository = { id: 79, fullName: 'acme/falco', installation: 200 };

/** They file, edit, comment, answer, transfer and delete as planned. */
export class People {
  /** By the number under which an issue was filed. */
  private readonly all = new Map<number, Life>();
  private readonly state: FakeState;
  private readonly postman: Postman;
  private readonly knowledge: KnowledgeBase;
  /** Deliveries that they had to ask for once more. */
  byHand = 0;

  constructor(state: FakeState, postman: Postman, knowledge: KnowledgeBase) {
    this.state = state;
    this.postman = postman;
    this.knowledge = knowledge;
    state.repositories.push(SUPPORT, ELSEWHERE);
  }

  get lives(): readonly Life[] {
    return [...this.all.values()];
  }

  /** By any number that the issue has had: a transfer adds to it. */
  lifeNumbered(number: number | undefined): Life | undefined {
    return number === undefined ? undefined : this.all.get(number % 100_000);
  }

  /** One issue from its filing to the last change that waits neither for the app nor for rest. */
  async live(plan: PlannedIssue): Promise<void> {
    const { kind, body, place, number } = plan;
    const repositories = kind === 'transferred' ? [ELSEWHERE, SUPPORT] : this.state.repositories;
    const repository = repositories[place % repositories.length] ?? SUPPORT;
    // A time of no clock: what is said may depend on it.
    const createdAt = new Date(Date.UTC(2026, 0, 1) + number * 1_000).toISOString();
    const issue = this.state.addIssue({ title: TITLE, body, repository, createdAt, ...OVER[kind] });
    const state = { allowed: new Set<string>(), sent: [], removed: false, spoken: false, killed: false };
    const life: Life = { issue, plan, ahead: [...plan.events], ...state };
    this.all.set(number, life);
    if (kind === 'answered by a maintainer')
      this.state.addComment(issue, 'See the documentation.', { user: MAINTAINER, association: 'MEMBER' });
    const sent: Promise<void>[] = [];
    for (let [next] = life.ahead; typeof next?.cue === 'number'; [next] = life.ahead) {
      await sleep(next.cue);
      sent.push(this.happen(life, next.name, next.text));
    }
    await Promise.all(sent);
  }

  /** A comment of ours may stand now: whoever waited for it goes on. */
  async answered(life: Life): Promise<void> {
    const [next] = life.ahead;
    if (next?.cue === 'answered' && ownOf(life.issue).length > 0) await this.happen(life, next.name, next.text);
  }

  /** Asks for deliveries once more where the plan waits for the app. Resolves to the number of such issues. */
  async press(): Promise<number> {
    const waiting = this.lives.filter(waitsForApp);
    const all = waiting.flatMap(({ sent }) => sent);
    this.byHand += all.length;
    await Promise.all(all.map((delivery) => this.postman.sendAgain(delivery)));
    return waiting.length;
  }

  /** Maintainers delete what the app said. Only to be called while no work is under way. */
  async removeSome(): Promise<void> {
    for (const life of this.lives) if (life.ahead[0]?.cue === 'rest') await this.happen(life, 'deleted');
  }

  /** The next event of an issue takes place and is told. */
  private async happen(life: Life, name: EventName, text = ''): Promise<void> {
    const { issue, ahead } = life;
    ahead.shift();
    switch (name) {
      case 'edited':
        issue.body = text;
        break;
      case 'comment': {
        const comment = this.state.addComment(issue, text);
        this.note(life);
        return this.tell(life, name, commentDelivery('created', issue, comment));
      }
      case 'transferred': {
        const [from, to] = transfer(this.state, issue, issue.repository === SUPPORT ? ELSEWHERE : SUPPORT);
        this.note(life);
        ahead.shift();
        await Promise.all([this.tell(life, name, from), this.tell(life, 'opened elsewhere', to)]);
        return;
      }
      case 'deleted':
        return this.remove(life);
    }
    this.note(life);
    return this.tell(life, name, issueDelivery(name, issue));
  }

  private async remove(life: Life): Promise<void> {
    const own = ownOf(life.issue);
    const [first, ...seconds] = own;
    if (!first) return;
    life.removed = true;
    for (const comment of own) this.state.removeComment(life.issue, comment, MAINTAINER);
    const removal = (comment: typeof first): Delivery =>
      commentDelivery('deleted', life.issue, comment, { sender: MAINTAINER });
    await this.tell(life, 'deleted', removal(first));
    for (const comment of seconds) await this.postman.sendUnplanned(removal(comment));
  }

  private tell({ plan, sent }: Life, name: EventName, delivery: Delivery): Promise<void> {
    const planned = plan.events.find((event) => event.name === name);
    if (!planned) throw new Error(`${name} is not planned for #${plan.number}`);
    if (!planned.fate.lost) sent.push(delivery);
    return this.postman.send(delivery, deliveryName(plan.number, name), planned.fate);
  }

  private note({ issue, allowed, plan: { kind } }: Life): void {
    const answer = answerFor(issue, this.knowledge);
    if (answer !== undefined) allowed.add(answer);
    if (kind === 'asked' || kind === 'withdrawn' || kind === 'further words') allowed.add(NOTHING_KNOWN);
  }
}
