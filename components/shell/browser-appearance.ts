"use client";

import { APPEARANCE_COOKIE, bodyClassName, formatAppearance, type Appearance } from "./appearance";

const YEAR_SECONDS = 365 * 24 * 3_600;
const DARK_QUERY = "(prefers-color-scheme: dark)";

export const systemScheme = (): "light" | "dark" => (matchMedia(DARK_QUERY).matches ? "dark" : "light");

/** Calls back when the system changes between light and dark; answers how to stop. */
export function onSystemScheme(listener: () => void): () => void {
  const query = matchMedia(DARK_QUERY);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

export function showAppearance(appearance: Appearance): void {
  document.body.className = bodyClassName(appearance);
}

/** Keeps it where the server reads it at the next visit. Not a secret, so script may write it. */
export function rememberAppearance(appearance: Appearance): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${APPEARANCE_COOKIE}=${encodeURIComponent(formatAppearance(appearance))}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
}

/** The cookie as this browser holds it now; undefined: none. */
export const storedAppearance = (): string | undefined => {
  const value = document.cookie.split("; ").find((pair) => pair.startsWith(`${APPEARANCE_COOKIE}=`))?.slice(APPEARANCE_COOKIE.length + 1);
  return value === undefined ? undefined : decodeURIComponent(value);
};
