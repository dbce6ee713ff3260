import type { FakeComment, FakeRepository, FakeState } from './state.ts';

export const APP_ID = 4242;

export interface Call {
  readonly state: FakeState;
  /** The values in the path, in order, decoded. */
  readonly values: readonly string[];
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** That of the token; absent for calls of the app itself. */
  readonly installation?: number;
  /** A list as the reader sees it: `fake.lag` hides comments that are too new. */
  readonly visible: (comments: readonly FakeComment[]) => readonly FakeComment[];
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The repository that the path names, if the token of the call is for it. */
export const repositoryOf = ({ state, values, installation }: Call): FakeRepository | undefined =>
  state.repositories.find((one) => one.fullName === `${values[0]}/${values[1]}` && one.installation === installation);

export const refuse = (status: number): Reply => ({ status, body: { message: 'refused' } });
/** One page of a list, with the link to the next. */
export function page({ query }: Call, items: readonly unknown[]): Reply {
  const size = Number(query.get('per_page') ?? 30);
  const number = Number(query.get('page') ?? 1);
  const more = items.length > number * size;
  const next = new URLSearchParams({ ...Object.fromEntries(query), page: String(number + 1) });
  return {
    status: 200,
    body: items.slice((number - 1) * size, number * size),
    ...(more && { headers: { link: `<{self}?${next.toString()}>; rel="next"` } }),
  };
}
