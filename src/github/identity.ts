import { parseMarker } from '../comment/marker.ts';

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

/**
 * Whether our app wrote this comment and means it to be the answer. Authorship comes from GitHub, never from looks:
 * a user who copies the marker has another account type and another app. No user can have a login with brackets.
 */
export async function isOwn(comment: Authored, identity: Identity): Promise<boolean> {
  if (comment.user?.type !== 'Bot' || parseMarker(comment.body ?? '') === undefined) return false;
  const app = comment.performed_via_github_app;
  return app ? app.id === identity.appId : comment.user.login === (await identity.login());
}
