import { parseMarker } from '../comment/marker.ts';
import type { Writer } from './task.ts';

/** What of GitHub's comment tells who wrote it. */
export interface Authored {
  readonly body?: string | null | undefined;
  readonly user?: { readonly login: string; readonly type?: string } | null | undefined;
  readonly performed_via_github_app?: { readonly id: number } | null | undefined;
}

/** Who we are. `login` asks GitHub once (`<slug>[bot]`) and is only asked when the app's id is not given. */
export interface Identity {
  readonly appId: number;
  login(): Promise<string>;
}

export const writerOf = ({ body, user, performed_via_github_app: app }: Authored): Writer => ({
  ...(user && { login: user.login, ...(user.type !== undefined && { type: user.type }) }),
  ...(app && { appId: app.id }),
  hasMarker: parseMarker(body ?? '') !== undefined,
});

/**
 * Whether our app wrote this comment and means it to be the answer. Authorship comes from GitHub, never from looks:
 * a user who copies the marker has another account type and another app. No user can have a login with brackets.
 */
export async function isOwnBy(writer: Writer, identity: Identity): Promise<boolean> {
  if (writer.type !== 'Bot' || !writer.hasMarker) return false;
  return writer.appId === undefined ? writer.login === (await identity.login()) : writer.appId === identity.appId;
}

export const isOwn = (comment: Authored, identity: Identity): Promise<boolean> => isOwnBy(writerOf(comment), identity);
