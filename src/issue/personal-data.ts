import type { Issue } from './issue.ts';

/** What an operator may choose to leave out besides credentials. */
export type PersonalData = 'email' | 'ip';

/** Linear: every repetition is bounded. */
const EMAIL = /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/gi;
const BYTE = String.raw`(?:25[0-5]|2[0-4]\d|1?\d?\d)`;
const IPV4 = new RegExp(String.raw`(?<![\w.-])${BYTE}(?:\.${BYTE}){3}(?![\w-]|\.\d)`, 'g');
const IPV6 =
  /(?<![\w:.])(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,6}:(?:[\da-f]{1,4}(?::[\da-f]{1,4}){0,5})?)(?![\w:])/gi;
/** They are everybody's, and settings are made of them. */
const OF_NOBODY = /^(?:127\.|0\.0\.0\.0$)/;

/** The issue with e-mail and IP addresses replaced by what they are, line by line; without `kinds` the same issue. */
export function withoutPersonal(issue: Issue, kinds: ReadonlySet<PersonalData>): Issue {
  if (kinds.size === 0) return issue;
  const masked = (text: string): string => maskPersonal(text, kinds);
  const comments = issue.comments.map((comment) => ({ ...comment, body: masked(comment.body) }));
  return { ...issue, title: masked(issue.title), body: masked(issue.body), comments };
}

export function maskPersonal(text: string, kinds: ReadonlySet<PersonalData>): string {
  const one = kinds.has('email') ? text.replace(EMAIL, '[redacted: e-mail]') : text;
  if (!kinds.has('ip')) return one;
  const ip = (address: string): string => (OF_NOBODY.test(address) ? address : '[redacted: IP]');
  return one.replace(IPV4, ip).replace(IPV6, ip);
}
