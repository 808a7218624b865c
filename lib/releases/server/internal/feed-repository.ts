import "server-only";

import type { Database } from "@/lib/db/transaction";

const HEARD_WITHIN_SECONDS = 60; // the reader says at least each 20 s that it listens

/** Whether the event feed of this account and region is being listened to now; a feed that is silent because nothing happens is live. */
export async function isFeedLive(database: Database, scope: { accountId: string; region: string }): Promise<boolean> {
  const feed = await database.eventFeed.findUnique({ where: { accountId_region: { accountId: scope.accountId, region: scope.region } }, select: { state: true, asOf: true } });
  return feed?.state === "live" && feed.asOf !== null && Date.now() - feed.asOf.getTime() < HEARD_WITHIN_SECONDS * 1_000;
}
