import { page, refuse, repositoryOf, type Call, type Reply } from './call.ts';
import { issueShape } from './shapes.ts';
import { attemptShape, installationShape, repositoryShape } from './sweep-shapes.ts';

/** What a sweep asks: deliveries and installations of the app, repositories and recent issues of an installation. */
export const SWEEP_ROUTES: Readonly<Record<string, (call: Call) => Reply>> = {
  'GET /app/hook/deliveries': deliveries,
  'POST /app/hook/deliveries/{delivery_id}/attempts': ({ state, values }) => {
    const attempt = state.attempts.find(({ id }) => String(id) === values[0]);
    if (!attempt) return refuse(404);
    state.onRedelivery(attempt);
    return { status: 202, body: {} };
  },
  'GET /app/installations': (call) => {
    const ids = [...new Set(call.state.repositories.map(({ installation }) => installation))];
    return page(
      call,
      ids.map((id) => installationShape(id, call.state.suspended)),
    );
  },
  'GET /installation/repositories': ({ state, installation }) => {
    const ours = state.repositories.filter((one) => one.installation === installation);
    return { status: 200, body: { total_count: ours.length, repositories: ours.map(repositoryShape) } };
  },
  'GET /repos/{owner}/{repo}/issues': (call) => {
    const since = call.query.get('since') ?? '';
    const repository = repositoryOf(call);
    const all = [...call.state.issues.values()].filter((issue) => issue.repository === repository);
    const open = all.filter((issue) => !issue.closed && issue.createdAt >= since);
    const newest = open.toSorted((a, b) =>
      a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : b.number - a.number,
    );
    return page(
      call,
      newest.map((issue) => issueShape(issue)),
    );
  },
};

/** Newest first; the cursor is the id after which the next page begins. */
function deliveries({ state, query }: Call): Reply {
  const size = Number(query.get('per_page') ?? 30);
  const newest = state.attempts.toReversed();
  const cursor = query.get('cursor');
  const from = cursor === null ? 0 : newest.findIndex(({ id }) => String(id) === cursor) + 1;
  const shown = newest.slice(from, from + size);
  const last = shown.at(-1);
  const more = from + size < newest.length && last;
  const next = new URLSearchParams({ per_page: String(size), cursor: String(last?.id) });
  return {
    status: 200,
    body: shown.map(attemptShape),
    ...(more && { headers: { link: `<{self}?${next.toString()}>; rel="next"` } }),
  };
}
