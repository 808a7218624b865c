"use client";

const KEY = "pilothouse-page-trail";
const MOST_LISTS = 20;

/** Addresses of the pages that were walked through, by list: cursors lead forward only, and a person also wants to go back. */
type Trail = Record<string, Record<string, string>>;

/** Remembers where page `page` of the list stands, for this tab. */
export function rememberPage(listKey: string, page: number, href: string): void {
  const { [listKey]: walked, ...others } = readTrail();
  const kept = Object.entries(others).slice(-MOST_LISTS);
  sessionStorage.setItem(KEY, JSON.stringify({ ...Object.fromEntries(kept), [listKey]: { ...walked, [page]: href } }));
}

/** The address of a page that was seen before; null where this tab has not been there. */
export const hrefOfPage = (listKey: string, page: number): string | null => readTrail()[listKey]?.[page] ?? null;

function readTrail(): Trail {
  const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
  return isTrail(stored) ? stored : {};
}

const isTrail = (value: unknown): value is Trail =>
  typeof value === "object" && value !== null && Object.values(value).every((pages) => typeof pages === "object" && pages !== null);
