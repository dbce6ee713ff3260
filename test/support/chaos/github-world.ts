import { setTimeout as sleep } from 'node:timers/promises';
import { visibleText } from '../../../src/comment/marker.ts';
import type { KnowledgeBase } from '../../../src/knowledge/knowledge-base.ts';
import { commentDelivery, issueDelivery, transfer } from '../github/deliveries.ts';
import { FakeGitHub } from '../github/fake-github.ts';
import { MAINTAINER, type FakeComment, type FakeIssue, type FakeRepository } from '../github/state.ts';
import type { Dice } from './dice.ts';
import { answerFor, complaint, NOTHING_KNOWN, ownOf } from './expectation.ts';
import { kindOf, OVER, type Kind } from './issue-kinds.ts';
import { Postman } from './postman.ts';
import { textsFrom, type Texts } from './texts.ts';
import { createWeather, LAG_MS, LAG_SHARE } from './weather.ts';

/** Two installations; what is filed in these two may be transferred between them. */
const SUPPORT: FakeRepository = { id: 78, fullName: 'acme/support', installation: 200 };
const ELSEWHERE: FakeRepository = { id: 79, fullName: 'acme/falco', installation: 200 };

interface Life {
  readonly issue: FakeIssue;
  readonly kind: Kind;
  /** Everything the app may say about the issue in the states that it has been in. */
  readonly allowed: Set<string>;
  removed: boolean;
  spoken: boolean;
}

/** The stand-in with its people: they file, edit, comment, answer and delete, and it watches every write. */
export class GitHubWorld {
  readonly fake = new FakeGitHub();
  readonly postman: Postman;
  private readonly lives = new Map<FakeIssue, Life>();
  private readonly seen = new Map<number, number>();
  private readonly knowledge: KnowledgeBase;
  private readonly texts: Texts;
  private readonly dice: Dice;
  private readonly storm: FakeGitHub['weather'];
  changes = 0;
  /** So often a comment of ours was created where there was one: to be put right by the app. */
  doubles = 0;

  constructor(knowledge: KnowledgeBase, dice: Dice) {
    this.knowledge = knowledge;
    this.dice = dice;
    this.texts = textsFrom(knowledge);
    this.postman = new Postman(this.fake.state, dice);
    this.storm = createWeather(dice);
    this.fake.state.repositories.push(SUPPORT, ELSEWHERE);
    this.fake.weather = this.storm;
    this.fake.hides = (comment) => this.lags(comment);
    this.fake.inspect = (call) => this.inspect(call);
  }

  calm(): void {
    this.fake.weather = () => undefined;
    this.fake.hides = () => false;
    this.postman.stormy = false;
  }

  /** One issue from its filing to its last change. */
  async live(number: number): Promise<void> {
    const { dice, texts, postman, fake } = this;
    const kind = kindOf(dice, number);
    const quiet = kind === 'unknown' || kind === 'asked';
    const body = dice.pick(`body ${number}`, quiet ? texts.unknown : texts.known);
    const repositories = kind === 'transferred' ? [ELSEWHERE, SUPPORT] : fake.state.repositories;
    const repository = dice.pick(`repository ${number}`, repositories);
    const issue = fake.state.addIssue({ body, repository, createdAt: new Date().toISOString(), ...OVER[kind] });
    const life: Life = { issue, kind, allowed: new Set(), removed: false, spoken: false };
    this.lives.set(issue, life);
    if (kind === 'answered by a maintainer')
      fake.state.addComment(issue, 'See the documentation.', { user: MAINTAINER, association: 'MEMBER' });
    this.note(life);
    const sent = [postman.send(issueDelivery('opened', issue), `${number} opened`)];
    await sleep(dice.roll(`pause ${number}`) * 800);
    const next = dice.pick(`next ${number}`, kind === 'withdrawn' ? texts.unknown : texts.known);
    if (kind === 'edited' || kind === 'withdrawn') {
      issue.body = next;
      this.note(life);
      sent.push(postman.send(issueDelivery('edited', issue), `${number} edited`));
    } else if (kind === 'asked' || kind === 'further words') {
      const comment = fake.state.addComment(issue, kind === 'asked' ? '/diagnose' : next, {
        createdAt: new Date().toISOString(),
      });
      this.note(life);
      sent.push(postman.send(commentDelivery('created', issue, comment), `${number} comment`));
    }
    if (kind === 'transferred') {
      const [from, to] = transfer(fake.state, issue, issue.repository === SUPPORT ? ELSEWHERE : SUPPORT);
      this.note(life);
      sent.push(postman.send(from, `${number} transferred`), postman.send(to, `${number} opened elsewhere`));
    }
    await Promise.all(sent);
  }

  /** Maintainers delete what the app said. Only to be called while no work is under way. */
  async removeSome(): Promise<number> {
    let count = 0;
    for (const life of this.lives.values()) {
      const own = life.kind === 'removed' ? ownOf(life.issue) : [];
      if (own.length === 0) continue;
      life.removed = true;
      count += 1;
      for (const comment of own) this.fake.state.removeComment(life.issue, comment, MAINTAINER);
      for (const comment of own) {
        const delivery = commentDelivery('deleted', life.issue, comment, { sender: MAINTAINER });
        await this.postman.send(delivery, `${life.issue.number} deleted`);
      }
    }
    return count;
  }

  /** All that is wrong now. */
  complaints(): string[] {
    const wrong = [...this.lives.values()].map((life) =>
      complaint(life.issue, life, answerFor(life.issue, this.knowledge)),
    );
    return [...wrong.filter((one) => one !== undefined), ...this.fake.violations];
  }

  count(): Record<string, number> {
    const kinds: Record<string, number> = {};
    for (const { kind, removed } of this.lives.values()) {
      const name = kind === 'removed' && !removed ? 'known' : kind;
      kinds[name] = (kinds[name] ?? 0) + 1;
    }
    return kinds;
  }

  private note({ issue, allowed, kind }: Life): void {
    const answer = answerFor(issue, this.knowledge);
    if (answer !== undefined) allowed.add(answer);
    if (kind === 'asked' || kind === 'withdrawn' || kind === 'further words') allowed.add(NOTHING_KNOWN);
  }

  private lags(comment: FakeComment): boolean {
    if (comment.appId === undefined) return false;
    const first = this.seen.get(comment.id) ?? Date.now();
    this.seen.set(comment.id, first);
    const young = Date.now() - first < LAG_MS;
    return young && this.dice.roll(`lag ${comment.id} ${Date.now() >> 8}`) < LAG_SHARE;
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
    const found = onIssue ? undefined : state.findComment(number);
    const issue = found?.issue ?? state.issues.get(number);
    const life = issue && this.lives.get(issue);
    if (!life) return onIssue ? `${operation} on an unknown issue` : undefined;
    const at = `#${life.issue.number} (${life.kind}): unexpected ${operation}`;
    const text = visibleText((body as { body?: string } | undefined)?.body ?? '');
    switch (operation) {
      case 'POST issue/comments':
        this.changes += 1;
        this.doubles += Number(ownOf(life.issue).length > 0);
        life.spoken = true;
        if (life.removed) return `${at}: a comment comes back that was deleted`;
        return life.allowed.has(text) ? undefined : `${at}: a text that nobody expects`;
      case 'PATCH comment':
        this.changes += 1;
        if (!found?.comment.appId) return `${at}: somebody else's comment`;
        return life.allowed.has(text) ? undefined : `${at}: a text that nobody expects`;
      case 'DELETE comment':
        this.changes += 1;
        if (!found?.comment.appId) return `${at}: somebody else's comment`;
        return ownOf(life.issue).length > 1 ? undefined : `${at}: the last comment`;
      case 'POST issue/reactions':
        return life.kind === 'removed' ? undefined : at;
      case 'POST comment/reactions':
        return life.kind === 'asked' && !found?.comment.appId ? undefined : at;
      default:
        return at;
    }
  }
}
