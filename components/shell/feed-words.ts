import type { AccountView } from "@/lib/accounts/account-view";

export type FeedSummary =
  | { kind: "none" }
  | { kind: "live"; lastReceivedAt: string | null }
  | { kind: "polling"; reason: string | null }
  | { kind: "unknown" };

/** How AWS's news reach us, over all accounts: the best that any region has would hide the worst, so one that lacks its feed decides. */
export function summariseFeeds(accounts: readonly AccountView[]): FeedSummary {
  const feeds = accounts.flatMap((account) => account.feeds);
  if (feeds.length === 0) return accounts.length === 0 ? { kind: "none" } : { kind: "unknown" };
  const unavailable = feeds.find(({ state }) => state === "unavailable");
  if (unavailable) return { kind: "polling", reason: unavailable.reason };
  if (feeds.some(({ state }) => state === "unknown")) return { kind: "unknown" };
  const received = feeds.flatMap(({ lastReceivedAt }) => lastReceivedAt ?? []).sort();
  return { kind: "live", lastReceivedAt: received.at(-1) ?? null };
}
