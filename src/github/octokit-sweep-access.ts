import type { Hands } from './desk.ts';
import type { Attempt, SweepAccess, SweptRepository } from './sweep-access.ts';
import { refusalOf } from './refusal.ts';

/** The port over Octokit: the app's own view for deliveries and installations, the installations' for the rest. */
export function octokitSweepAccess(hands: Hands): SweepAccess {
  return {
    attempts: async (since) => {
      const octokit = await hands.octokit();
      const found: Attempt[] = [];
      const pages = octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, { per_page: 100 });
      for await (const { data } of pages) {
        const attempts = data.map((one): Attempt => ({
          id: String(one.id),
          guid: one.guid,
          event: one.event,
          action: one.action ?? '',
          at: one.delivered_at,
          heard: one.status_code >= 200 && one.status_code < 300,
          ...(one.repository_id !== null && { repository: String(one.repository_id) }),
        }));
        found.push(...attempts.filter(({ at }) => new Date(at) >= since));
        if (attempts.some(({ at }) => new Date(at) < since)) break;
      }
      return found;
    },
    redeliver: async ({ id }) => {
      const octokit = await hands.octokit();
      // Ids travel as text; Octokit's types say number, its URL templates take either.
      await octokit.rest.apps.redeliverWebhookDelivery({ delivery_id: id as unknown as number });
    },
    repositories: async () => {
      const octokit = await hands.octokit();
      const installations = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
      const found: SweptRepository[] = [];
      for (const { id, suspended_at: suspended } of installations)
        if (!suspended) found.push(...(await repositoriesOf(hands, id)));
      return found;
    },
    openIssues: async ({ installation, owner, repo }, since, until) => {
      const octokit = await hands.octokit(installation);
      const newest = { owner, repo, state: 'open', sort: 'created', direction: 'desc', per_page: 100 } as const;
      const asked = { ...newest, since: since.toISOString() };
      const numbers: number[] = [];
      for await (const { data } of octokit.paginate.iterator(octokit.rest.issues.listForRepo, asked)) {
        const recent = data.filter(({ created_at: at }) => new Date(at) >= since);
        const ours = recent.filter((issue) => !issue.pull_request && new Date(issue.created_at) <= until);
        numbers.push(...ours.map(({ number }) => number));
        if (recent.length < data.length) break;
      }
      return numbers;
    },
  };
}

/** An installation that went away or shut us out has none. */
async function repositoriesOf(hands: Hands, installation: number): Promise<SweptRepository[]> {
  try {
    const octokit = await hands.octokit(installation);
    const list = octokit.rest.apps.listReposAccessibleToInstallation;
    const repositories = await octokit.paginate(list, { per_page: 100 });
    return repositories.map(({ id, name, owner }) => ({
      id: String(id),
      installation,
      owner: owner.login,
      repo: name,
    }));
  } catch (error) {
    if (refusalOf(error)) return [];
    throw error;
  }
}
