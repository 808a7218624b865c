import type { AccountView } from "@/lib/accounts/account-view";
import { FEED_HEARD_WITHIN_SECONDS } from "@/lib/http/readiness-view";

export type FeedSummary =
  | { kind: "none" }
  | { kind: "live"; lastReceivedAt: string | null }
  /** Nobody has said lately that the feed is listened to; "lost": for so long that it is not. */
  | { kind: "silent"; heardAt: string; isLost: boolean }
  | { kind: "polling"; reason: string | null }
  | { kind: "unknown" };

/** A feed's reader says at least each 20 s that it listens: after half as long again something is not as it should be. */
const QUIET_AFTER_SECONDS = 30;

/**
 * How AWS's news reach us, over all accounts: the best that any region has would hide the worst, so one that lacks its feed decides, and
 * after it the one that was heard of longest ago.
 */
export function summariseFeeds(accounts: readonly AccountView[], nowMs: number): FeedSummary {
  const feeds = accounts.flatMap((account) => account.feeds);
  if (feeds.length === 0) return accounts.length === 0 ? { kind: "none" } : { kind: "unknown" };
  const unavailable = feeds.find(({ state }) => state === "unavailable");
  if (unavailable) return { kind: "polling", reason: unavailable.reason };
  // Heard of once and unknown now: nobody has been listening for a minute.
  if (feeds.some(({ state, asOf }) => state === "unknown" && asOf === null)) return { kind: "unknown" };

  const heardAt = feeds.flatMap(({ asOf }) => asOf ?? []).sort()[0];
  const quietSeconds = heardAt === undefined ? 0 : (nowMs - Date.parse(heardAt)) / 1_000;
  if (heardAt !== undefined && quietSeconds > QUIET_AFTER_SECONDS) return { kind: "silent", heardAt, isLost: quietSeconds > FEED_HEARD_WITHIN_SECONDS };
  if (feeds.some(({ state }) => state === "unknown")) return { kind: "unknown" };
  const received = feeds.flatMap(({ lastReceivedAt }) => lastReceivedAt ?? []).sort();
  return { kind: "live", lastReceivedAt: received.at(-1) ?? null };
}
