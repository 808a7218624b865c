import { CONNECTION_TRIED_WITHIN_SECONDS, FEED_HEARD_WITHIN_SECONDS } from "@/lib/http/readiness-view";

import type { AccountView } from "./account-view";

const isOlder = (asOf: Date | null, seconds: number, now: Date): boolean => asOf !== null && now.getTime() - asOf.getTime() > seconds * 1_000;

/** What is known of a connection now: that it worked once says nothing any more where nobody has tried it since. */
export function connectionNow(found: { state: AccountView["connection"]["state"]; reason: string | null; asOf: Date | null }, now: Date) {
  const { state, reason, asOf } = found;
  if (state !== "connected" || !isOlder(asOf, CONNECTION_TRIED_WITHIN_SECONDS, now)) return { state, reason };
  return { state: "unknown", reason: "It was reached when last tried; no worker has tried it since." } as const;
}

/** What is known of a feed now: "live" needs somebody who listens. */
export function feedNow(found: { state: AccountView["feeds"][number]["state"]; reason: string | null; asOf: Date | null }, now: Date) {
  const { state, reason, asOf } = found;
  if (state !== "live" || !isOlder(asOf, FEED_HEARD_WITHIN_SECONDS, now)) return { state, reason };
  return { state: "unknown", reason: "No worker has been listening to it lately." } as const;
}
