import { describe, expect, test } from '@jest/globals';
import { ProbotOctokit } from 'probot';
import { octokitIssueAccess } from '../../src/github/octokit-issue-access.ts';
import { createJsonLog } from '../../src/node/json-log.ts';
import { probotLog } from '../../src/github/probot-log.ts';

/** The port on answers given as raw JSON: what the stateful fake cannot say. */
function accessOn(answers: Readonly<Record<string, string>>) {
  const calls: string[] = [];
  const fetch = async (url: string, init: { method: string }): Promise<Response> => {
    const call = `${init.method} ${new URL(url).pathname}`;
    calls.push(call);
    const body = answers[call];
    return new Response(body ?? '{}', {
      status: body === undefined ? 404 : 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  };
  const log = probotLog(createJsonLog(() => undefined));
  const octokit = new ProbotOctokit({
    auth: { token: 'x' },
    request: { fetch },
    throttle: { enabled: false },
    retry: { enabled: false },
    log,
  });
  const place = { owner: 'o', repo: 'r', number: 7 };
  return { calls, access: octokitIssueAccess(octokit, place, { appId: 5, login: async () => 'us[bot]' }) };
}

const comment = (id: string) =>
  `{"id":${id},"body":"x\\n<!-- known-cause: v1 -->","user":{"login":"us[bot]","type":"Bot"},"created_at":"2026-01-01T00:00:00Z","performed_via_github_app":{"id":5}}`;

describe('the port', () => {
  test('keeps ids beyond 2^53 exactly', async () => {
    const id = '9007199254740993';
    const { access, calls } = accessOn({
      'GET /repos/o/r/issues/7/comments': `[${comment(id)}]`,
      [`PATCH /repos/o/r/issues/comments/${id}`]: comment(id),
    });
    const [own] = await access.listOwnComments();
    expect(own?.id).toBe(id);
    await access.updateComment(id, 'new');
    await access.removeComment(id);
    await access.react(id, 'eyes');
    expect(calls.slice(1)).toEqual([
      `PATCH /repos/o/r/issues/comments/${id}`,
      `DELETE /repos/o/r/issues/comments/${id}`,
      `POST /repos/o/r/issues/comments/${id}/reactions`,
    ]);
  });

  test('404 means: no collaborator, no configuration, nothing remembered', async () => {
    const { access } = accessOn({});
    expect([await access.mayTriage('u'), await access.readConfiguration(), await access.removalRemembered()]).toEqual([
      false,
      undefined,
      false,
    ]);
  });

  test('a folder or a link in place of the configuration is none', async () => {
    const path = 'GET /repos/o/r/contents/.github%2Fknown-cause.yml';
    for (const body of ['[]', '{"type":"symlink","target":"/etc/passwd"}'])
      expect(await accessOn({ [path]: body }).access.readConfiguration()).toBeUndefined();
  });

  test('the 👀 of others is not ours', async () => {
    const path = 'GET /repos/o/r/issues/7/reactions';
    const reaction = (login: string, type: string) =>
      `[{"id":1,"content":"eyes","user":{"login":"${login}","type":"${type}"}}]`;
    expect(await accessOn({ [path]: reaction('other[bot]', 'Bot') }).access.removalRemembered()).toBe(false);
    expect(await accessOn({ [path]: reaction('us[bot]', 'User') }).access.removalRemembered()).toBe(false);
    expect(await accessOn({ [path]: reaction('us[bot]', 'Bot') }).access.removalRemembered()).toBe(true);
  });
});
