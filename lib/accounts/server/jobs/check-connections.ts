import "server-only";

import { z } from "zod";

import { database } from "@/lib/db/transaction";
import { defineJob } from "@/lib/jobs/define-job";

import { checkConnection } from "../check-connection";
import { findFeedScopes } from "../internal/event-feed-repository";

/** Looks each minute whether each account can be reached. One region stands for all: credentials and rights seldom differ by region. */
export const checkConnections = defineJob({
  name: "accounts.check-connections",
  payload: z.object({}),
  timeoutSeconds: 55,
  maxAttempts: 1, // the next minute's run is the repeat
  concurrency: 1,
  everySeconds: 60,
  async run(_payload, { now }) {
    const firstRegion = new Map<string, string>();
    for (const { accountId, region } of await findFeedScopes(database())) if (!firstRegion.has(accountId)) firstRegion.set(accountId, region);
    await Promise.all([...firstRegion].map(([accountId, region]) => checkConnection({ accountId, region, now })));
    return "done";
  },
});
