import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseMarker } from '../../src/comment/marker.ts';
import { appOnFake, type AppOnFake } from '../support/github/app-on-fake.ts';
import { commentDelivery, issueDelivery } from '../support/github/deliveries.ts';
import { FakeGitHub } from '../support/github/fake-github.ts';
import { APP_ID, OURSELVES } from '../support/github/routes.ts';
import {
  MAINTAINER,
  OTHER_BOT,
  REPORTER,
  STRANGER,
  type FakeIssue,
  type FakeRepository,
  type FakeUser,
} from '../support/github/state.ts';

let fake: FakeGitHub;
let on: AppOnFake;

beforeEach(async () => {
  fake = new FakeGitHub();
  await fake.start();
  on = await appOnFake(fake);
});
afterEach(async () => {
  await fake.stop();
  expect(fake.violations).toEqual([]);
});

const ours = (issue: FakeIssue): string[] => issue.comments.filter((c) => c.appId === APP_ID).map((c) => c.body);
const oursFor = (text: string) => `${text}\n\n<!-- known-cause: v1 input=0 knowledge=old engine=0.0.1 -->`;
const opened = (issue: FakeIssue) => on.deliver(issueDelivery('opened', issue));

describe('one issue', () => {
  test('opened: exactly these calls, one comment with the marker', async () => {
    const issue = fake.state.addIssue();
    expect(await opened(issue)).toEqual({ status: 200, body: 'ok' });
    expect(fake.calls).toEqual([
      'GET contents',
      'GET issue',
      'GET issue/comments',
      'GET issue/reactions',
      'QUERY removals',
      'POST issue/comments',
      'GET issue/comments',
    ]);
    expect(ours(issue)).toEqual([expect.stringMatching(/^Likely: buffer\n/)]);
    expect(parseMarker(ours(issue)[0] ?? '')).toMatchObject({ schema: 1, knowledge: 'test' });
  });

  test('edited without a change of the answer writes nothing, with one edits in place', async () => {
    const issue = fake.state.addIssue();
    await opened(issue);
    issue.body = 'cause: buffer, said in other words';
    await on.deliver(issueDelivery('edited', issue));
    expect(fake.writes).toEqual(['POST issue/comments']);
    issue.body = 'cause: scope';
    await on.deliver(issueDelivery('edited', issue));
    expect(fake.writes).toEqual(['POST issue/comments', 'PATCH comment']);
    expect(ours(issue)).toEqual([expect.stringContaining('Likely: scope')]);
  });

  test('edited or reopened before opened creates the one comment', async () => {
    const issue = fake.state.addIssue();
    await on.deliver(issueDelivery('reopened', issue));
    await opened(issue);
    expect(fake.writes).toEqual(['POST issue/comments']);
  });

  test('an answer that no longer applies is withdrawn in place, silence without one stays silence', async () => {
    const issue = fake.state.addIssue();
    await opened(issue);
    issue.body = null;
    await on.deliver(issueDelivery('edited', issue));
    expect(ours(issue)).toEqual([expect.stringContaining('no longer applies')]);
    await opened(fake.state.addIssue({ body: null }));
    expect(fake.writes).toEqual(['POST issue/comments', 'PATCH comment']);
  });

  test('labeled before opened, or opened twice, makes no difference', async () => {
    const issue = fake.state.addIssue();
    await on.deliver(issueDelivery('labeled', issue));
    expect(fake.calls).toEqual([]);
    await opened(issue);
    await opened(issue);
    expect(fake.writes).toEqual(['POST issue/comments']);
  });

  test.each(['v0', 'v0 input=1', 'v7 colour=red input=x'])('a marker of another version is ours: %s', async (words) => {
    const issue = fake.state.addIssue();
    const own = { user: OURSELVES, appId: APP_ID };
    fake.state.addComment(issue, `Likely: buffer\n\n<!-- known-cause: ${words} -->`, own);
    await opened(issue);
    expect(fake.writes.filter((call) => call !== 'PATCH comment')).toEqual([]);
    expect(ours(issue)).toHaveLength(1);
  });

  test('an old marker is adopted, extras are removed, the oldest is kept', async () => {
    const issue = fake.state.addIssue();
    for (const createdAt of ['2026-01-05T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z'])
      fake.state.addComment(issue, oursFor(createdAt), { user: OURSELVES, appId: APP_ID, createdAt });
    await opened(issue);
    expect(fake.writes).toEqual(['PATCH comment', 'DELETE comment', 'DELETE comment']);
    expect(issue.comments.map((c) => c.createdAt)).toEqual(['2026-01-03T00:00:00Z']);
  });

  test('comments beyond the first page are seen', async () => {
    const issue = fake.state.addIssue();
    for (let i = 0; i < 230; i += 1) fake.state.addComment(issue, `words ${i}`);
    fake.state.addComment(issue, oursFor('Likely: buffer'), { user: OURSELVES, appId: APP_ID });
    await opened(issue);
    expect(fake.writes).toEqual([]);
  });

  test('a marker forged by a user or by another app is not ours', async () => {
    const issue = fake.state.addIssue();
    fake.state.addComment(issue, oursFor('Likely: buffer'), { user: STRANGER });
    fake.state.addComment(issue, oursFor('Likely: buffer'), { user: REPORTER, appId: APP_ID });
    fake.state.addComment(issue, oursFor('Likely: buffer'), { user: OTHER_BOT, appId: 1 });
    await opened(issue);
    expect(fake.writes).toEqual(['POST issue/comments']);
  });

  test('without the id of the app, our login decides', async () => {
    const issue = fake.state.addIssue();
    fake.state.addComment(issue, oursFor('Likely: buffer'), { user: OURSELVES });
    fake.state.addComment(issue, oursFor('Likely: buffer'), { user: OTHER_BOT });
    await opened(issue);
    expect(fake.writes).toEqual([]);
  });
});

describe('silence', () => {
  test.each<[string, Partial<FakeIssue>]>([
    ['pull requests', { pullRequest: true }],
    ['closed issues', { closed: true }],
    ['locked issues', { locked: true }],
    ['issues of bots', { user: OTHER_BOT }],
    ['ignored authors', { user: { id: 5, login: 'Poiana', type: 'User' } }],
    ['muted issues', { labels: ['known-cause/mute'] }],
  ])('on %s', async (_, over) => {
    expect(await opened(fake.state.addIssue(over))).toMatchObject({ status: 200 });
    expect(fake.writes).toEqual([]);
  });

  test('what the delivery said does not count, what GitHub says now does', async () => {
    const issue = fake.state.addIssue();
    const early = issueDelivery('opened', issue);
    issue.closed = true;
    await on.deliver(early);
    expect(fake.writes).toEqual([]);
  });

  test('a deleted author is no hindrance', async () => {
    await opened(fake.state.addIssue({ user: null }));
    expect(fake.writes).toEqual(['POST issue/comments']);
  });

  test('where a maintainer has answered already, until somebody asks', async () => {
    const issue = fake.state.addIssue();
    fake.state.addComment(issue, 'Look here', { user: MAINTAINER, association: 'MEMBER' });
    await on.deliver(issueDelivery('edited', issue));
    expect(fake.writes).toEqual([]);
    await on.deliver(commentDelivery('created', issue, fake.state.addComment(issue, '/diagnose')));
    expect(fake.writes).toContain('POST issue/comments');
  });

  test.each([
    ['off', 'mode: off'],
    ['shadow', 'mode: shadow'],
    ['broken: unknown key', 'mood: live'],
    ['broken: extends', '_extends: other/repo'],
    ['broken: no YAML', 'mode: [live'],
  ])('by the configuration of the repository: %s', async (_, text) => {
    fake.state.files.set('.github/known-cause.yml', text);
    const issue = fake.state.addIssue();
    await opened(issue);
    await on.deliver(commentDelivery('created', issue, fake.state.addComment(issue, '/diagnose')));
    expect(fake.writes).toEqual([]);
  });

  test('the operator’s shadow cannot be made live by a repository', async () => {
    fake.state.files.set('.github/known-cause.yml', 'mode: live');
    const policy = { mode: 'shadow' as const, ignoredAuthors: new Set<string>(), muteLabel: 'm' };
    on = await on.another({ policy });
    await opened(fake.state.addIssue());
    expect(fake.writes).toEqual([]);
  });

  test('for ever after a maintainer deleted our comment, also in another process, but not after we removed an extra', async () => {
    const issue = fake.state.addIssue();
    await opened(issue);
    const [comment] = issue.comments;
    if (!comment) throw new Error('no comment');
    await on.deliver(commentDelivery('deleted', issue, comment, { sender: OURSELVES }));
    expect(issue.reactions).toEqual([]);
    issue.comments.length = 0;
    await on.deliver(commentDelivery('deleted', issue, comment, { sender: MAINTAINER }));
    expect(issue.reactions).toEqual([{ user: OURSELVES, content: 'eyes' }]);
    on = await on.another();
    issue.body = 'cause: other';
    await on.deliver(issueDelivery('edited', issue));
    expect(ours(issue)).toEqual([]);
  });
});

describe('a comment that somebody deleted while the delivery was lost', () => {
  const spoken = async (): Promise<FakeIssue> => {
    const issue = fake.state.addIssue();
    await opened(issue);
    return issue;
  };
  const remove = (issue: FakeIssue, actor: FakeUser): void => {
    for (const comment of [...issue.comments]) fake.state.removeComment(issue, comment, actor);
  };
  const again = async (issue: FakeIssue): Promise<void> => {
    issue.body = 'cause: other';
    await on.deliver(issueDelivery('edited', issue));
  };

  test('does not come back: GitHub’s timeline remembers whose it was', async () => {
    const issue = await spoken();
    remove(issue, MAINTAINER);
    await again(issue);
    await on.deliver(commentDelivery('created', issue, fake.state.addComment(issue, '/diagnose')));
    expect(ours(issue)).toEqual([]);
    expect(JSON.parse(on.log.at(-1) ?? '')).toMatchObject({ outcome: 'skip', reason: 'comment-removed' });
  });

  test('comes back when only somebody else’s words were deleted, or an extra of ours by ourselves', async () => {
    const issue = fake.state.addIssue();
    fake.state.addComment(issue, 'spam', { user: STRANGER });
    remove(issue, MAINTAINER);
    issue.removals.push({ actor: OURSELVES, author: OURSELVES }, { actor: MAINTAINER, author: null });
    await opened(issue);
    expect(ours(issue)).toHaveLength(1);
  });

  test.each([
    ['does not know the question', { status: 200, body: { errors: [{ type: 'undefinedField' }] } }, 200, 1],
    ['does not let us ask', { status: 403 }, 200, 1],
    ['asks to come later', { status: 200, body: { errors: [{ type: 'RATE_LIMITED' }] } }, 500, 0],
    ['is down', { status: 502 }, 500, 0],
  ])('where GitHub %s', async (_, fault, status, comments) => {
    const issue = fake.state.addIssue();
    for (let i = 0; i < 3; i += 1) fake.faults.push({ operation: 'QUERY removals', when: 'before', ...fault });
    expect(await opened(issue)).toMatchObject({ status });
    expect(ours(issue)).toHaveLength(comments);
  });
});

describe('an issue that was transferred', () => {
  const elsewhere: FakeRepository = { id: 78, fullName: 'falco-org/rules', installation: 100 };

  test('takes our comment along: it is adopted, and renewed there', async () => {
    const issue = fake.state.addIssue();
    await opened(issue);
    fake.state.repositories.push(elsewhere);
    const before = issueDelivery('edited', issue);
    fake.state.transfer(issue, elsewhere);
    const writes = fake.writes.length;
    await on.deliver(issueDelivery('opened', issue));
    expect(fake.writes).toHaveLength(writes);
    issue.body = 'cause: scope';
    await on.deliver(issueDelivery('edited', issue));
    expect(ours(issue)).toEqual([expect.stringContaining('Likely: scope')]);
    // A late delivery about the old place: GitHub leads on to the new one, where nothing is written under the old name.
    expect(await on.deliver(before)).toMatchObject({ status: 200 });
    expect(JSON.parse(on.log.at(-1) ?? '')).toMatchObject({ outcome: 'skip', reason: 'gone', issue: 1 });
    expect(fake.writes).toEqual(['POST issue/comments', 'PATCH comment']);
  });

  test('before we had spoken is answered in its new place only', async () => {
    const issue = fake.state.addIssue();
    const before = issueDelivery('opened', issue);
    fake.state.repositories.push(elsewhere);
    fake.state.transfer(issue, elsewhere);
    await on.deliver(issueDelivery('opened', issue));
    await on.deliver(before);
    expect(fake.writes).toEqual(['POST issue/comments']);
  });

  test('between our reading and our writing gets no comment from there', async () => {
    const issue = fake.state.addIssue();
    fake.state.repositories.push(elsewhere);
    fake.inspect = () => void (issue.repository === elsewhere || fake.state.transfer(issue, elsewhere));
    expect(await opened(issue)).toMatchObject({ status: 200 });
    expect(JSON.parse(on.log.at(-1) ?? '')).toMatchObject({ outcome: 'skip', reason: 'gone' });
    expect(fake.writes).toEqual(['POST issue/comments']);
    expect(issue.comments).toEqual([]);
    await on.deliver(issueDelivery('opened', issue));
    expect(ours(issue)).toHaveLength(1);
  });

  test('to where we are not installed is gone', async () => {
    const issue = fake.state.addIssue();
    const before = issueDelivery('opened', issue);
    fake.state.repositories.push({ ...elsewhere, installation: 200 });
    fake.state.transfer(issue, fake.state.repositories[1] ?? elsewhere);
    expect(await on.deliver(before)).toMatchObject({ status: 200 });
    expect(fake.writes).toEqual([]);
  });
});

describe('/diagnose', () => {
  const command = async (issue: FakeIssue, text: string, user = REPORTER) => {
    const comment = fake.state.addComment(issue, text, { user });
    await on.deliver(commentDelivery('created', issue, comment));
    return comment.reactions.map((reaction) => reaction.content);
  };

  test('of the reporter, with new lines, edits the comment', async () => {
    const issue = fake.state.addIssue();
    await opened(issue);
    expect(await command(issue, 'cause: throttling\n\n/diagnose')).toEqual(['eyes', '+1']);
    expect(ours(issue)).toEqual([expect.stringContaining('Likely: buffer, throttling')]);
    expect(fake.writes).toEqual([
      'POST issue/comments',
      'POST comment/reactions',
      'PATCH comment',
      'POST comment/reactions',
    ]);
  });

  test.each([
    ['write', 'write', ['eyes', '+1']],
    ['read', 'triage', ['eyes', '+1']],
    ['read', 'read', ['confused']],
  ])('of somebody with permission %s and role %s', async (permission, role_name, reactions) => {
    fake.state.permissions.set(MAINTAINER.login, { permission, role_name });
    expect(await command(fake.state.addIssue(), '/diagnose', MAINTAINER)).toEqual(reactions);
  });

  test('of a stranger gets a reaction and nothing else', async () => {
    expect(await command(fake.state.addIssue(), '/diagnose', STRANGER)).toEqual(['confused']);
    expect(fake.writes).toEqual(['POST comment/reactions']);
  });

  test('is tried later when GitHub does not say who may', async () => {
    for (let i = 0; i < 3; i += 1)
      fake.faults.push({ operation: 'GET collaborators/permission', when: 'before', status: 500 });
    const issue = fake.state.addIssue();
    const asked = commentDelivery('created', issue, fake.state.addComment(issue, '/diagnose', { user: MAINTAINER }));
    expect(await on.deliver(asked)).toMatchObject({ status: 500 });
    fake.state.permissions.set(MAINTAINER.login, { permission: 'admin', role_name: 'admin' });
    expect(await on.deliver(asked)).toMatchObject({ status: 200 });
    expect(ours(issue)).toHaveLength(1);
  });

  test('that knows nothing says so, once', async () => {
    const issue = fake.state.addIssue({ body: 'no idea' });
    await command(issue, '/diagnose');
    await command(issue, '/diagnose');
    expect(ours(issue)).toEqual([expect.stringContaining('Nothing in this report')]);
  });

  test('with words after it is answered with one sentence, which goes again', async () => {
    const issue = fake.state.addIssue();
    expect(await command(issue, '/diagnose @everybody please')).toEqual(['eyes', 'confused']);
    expect(ours(issue)).toEqual([expect.stringContaining('takes nothing after it')]);
    expect(ours(issue)[0]).not.toContain('@everybody');
    await command(issue, '/diagnose');
    expect(ours(issue)).toEqual([expect.not.stringContaining('takes nothing after it')]);
  });

  test('of bots, in pull requests and in old text is ignored', async () => {
    await command(fake.state.addIssue(), '/diagnose', OTHER_BOT);
    await command(fake.state.addIssue({ pullRequest: true }), '/diagnose');
    const issue = fake.state.addIssue();
    const edited = fake.state.addComment(issue, 'more\n/diagnose', { user: STRANGER });
    await on.deliver(commentDelivery('edited', issue, edited, { from: '/diagnose' }));
    await on.deliver(commentDelivery('edited', issue, edited));
    expect(fake.writes).toEqual([]);
  });

  test('typed by editing the words of somebody else counts for the one who typed it', async () => {
    const issue = fake.state.addIssue();
    const comment = fake.state.addComment(issue, 'x\n/diagnose');
    await on.deliver(commentDelivery('edited', issue, comment, { from: 'x', sender: STRANGER }));
    expect(comment.reactions.map((r) => r.content)).toEqual(['confused']);
  });

  test('is not needed for further words of the reporter to renew an answer, but they create none', async () => {
    const issue = fake.state.addIssue({ body: null });
    await command(issue, 'cause: buffer');
    expect(fake.writes).toEqual([]);
    await opened(issue);
    await command(issue, 'cause: scope');
    await command(issue, 'cause: foreign', STRANGER);
    expect(fake.writes).toEqual(['POST issue/comments', 'PATCH comment']);
    expect(ours(issue)).toEqual([expect.stringContaining('Likely: buffer, scope')]);
  });
});
