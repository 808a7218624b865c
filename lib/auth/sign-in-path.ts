import { safeReturnPath } from "./return-path";

export const SIGN_IN_PATH = "/login";
/** Where a person chooses a password of their own. */
export const CHOOSE_PASSWORD_PATH = "/account/password";

/** The sign-in page, which afterwards leads back to `path` (as received: it is checked here). */
export function signInPath(path: string | null): string {
  const back = safeReturnPath(path);
  return back === "/" ? SIGN_IN_PATH : `${SIGN_IN_PATH}?callbackUrl=${encodeURIComponent(back)}`;
}
