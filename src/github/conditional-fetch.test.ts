import { describe, expect, test } from '@jest/globals';
import { conditionalFetch, type ReadAnswer } from './conditional-fetch.ts';

const ADDRESS = 'https://api.example/repos/o/r/issues/1/comments?per_page=100';
const as = (token: string, more: RequestInit = {}): RequestInit => ({
  ...more,
  headers: { authorization: `token ${token}`, accept: 'json' },
});

/** A server whose text can be changed; counts what it was asked. */
function server(text = '[1]') {
  const state = { text, link: '', asked: [] as (string | null)[], reads: [] as ReadAnswer[] };
  const at = (input: unknown, response: Response): Response =>
    Object.defineProperty(response, 'url', { value: `${String(input)}#asked` });
  const reach = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const known = new Headers(init?.headers).get('if-none-match');
    state.asked.push(known);
    const etag = `W/"${state.text}"`;
    const limits = { etag, 'x-ratelimit-remaining': String(5_000 - state.asked.length) };
    if (known === etag) return at(input, new Response(null, { status: 304, headers: limits }));
    const headers = { ...limits, ...(state.link && { link: state.link }) };
    return at(input, new Response(state.text, { status: 200, headers }));
  };
  const read = (answer: ReadAnswer): void => void state.reads.push(answer);
  return { state, fetch: conditionalFetch(reach, read, { entries: 2, characters: 100 }) };
}

describe('a read that is repeated', () => {
  test('is asked for with the etag, and answered as before with the limits of now', async () => {
    const { state, fetch } = server();
    await fetch(ADDRESS, as('a'));
    const second = await fetch(ADDRESS, as('a'));
    expect(state.asked).toEqual([null, 'W/"[1]"']);
    expect([second.status, await second.text(), second.headers.get('x-ratelimit-remaining')]).toEqual([
      200,
      '[1]',
      '4998',
    ]);
    expect(state.reads).toEqual(['sent', 'unchanged']);
  });

  test('keeps the address of the answer, which the pages of a list need', async () => {
    const { fetch } = server();
    const urls = [await fetch(ADDRESS, as('a')), await fetch(ADDRESS, as('a'))].map(({ url }) => url);
    expect(urls).toEqual([`${ADDRESS}#asked`, `${ADDRESS}#asked`]);
  });

  test('shows at once what has changed', async () => {
    const { state, fetch } = server();
    await fetch(ADDRESS, as('a'));
    state.text = '[1,2]';
    expect(await (await fetch(ADDRESS, as('a'))).text()).toBe('[1,2]');
    expect(await (await fetch(ADDRESS, as('a'))).text()).toBe('[1,2]');
    expect(state.reads).toEqual(['sent', 'sent', 'unchanged']);
  });

  test('is never answered with what another token, another address or another form was given', async () => {
    const { state, fetch } = server();
    await fetch(ADDRESS, as('a'));
    await fetch(ADDRESS, as('b'));
    await fetch(`${ADDRESS}&page=2`, as('a'));
    await fetch(ADDRESS, { headers: { authorization: 'token a', accept: 'raw' } });
    expect(state.asked).toEqual([null, null, null, null]);
  });

  test('is not kept when the page is full: the next page may come into being without a change of this one', async () => {
    const { state, fetch } = server('[1,2]');
    const address = 'https://api.example/x?per_page=2';
    await fetch(address, as('a'));
    state.link = '<https://api.example/x?per_page=2&page=2>; rel="next"';
    expect((await fetch(address, as('a'))).headers.get('link')).toContain('page=2');
  });

  test.each([
    ['a write', as('a', { method: 'POST' })],
    ['a call of the app itself', { headers: { authorization: 'bearer jwt' } }],
  ])('%s is never conditional', async (_, init) => {
    const { state, fetch } = server();
    await fetch(ADDRESS, init);
    await fetch(ADDRESS, init);
    expect(state.asked).toEqual([null, null]);
  });

  test('is forgotten when there are too many, the one not asked for longest first', async () => {
    const { state, fetch } = server();
    for (const name of ['1', '2', '1', '3', '1', '2']) await fetch(`https://api.example/${name}`, as('a'));
    expect(state.asked).toEqual([null, null, 'W/"[1]"', null, 'W/"[1]"', null]);
  });

  test('is forgotten when it is too long', async () => {
    const { state, fetch } = server(`"${'x'.repeat(200)}"`);
    await fetch(ADDRESS, as('a'));
    await fetch(ADDRESS, as('a'));
    expect(state.asked).toEqual([null, null]);
  });
});
