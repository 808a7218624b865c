import "server-only";

import { z } from "zod";

import { log } from "@/lib/env/log";
import { defineJob } from "@/lib/jobs/define-job";

import { refreshPrices } from "../refresh-prices";

/** Some two hundred questions, one after another. */
export const refreshPricesNow = defineJob({
  name: "pricing.refresh-prices",
  payload: z.object({ region: z.string(), accountId: z.uuid() }),
  timeoutSeconds: 600,
  maxAttempts: 1, // somebody asked, and can ask again
  concurrency: 1,
  singletonKey: ({ region }) => region,
  async run({ region, accountId }, { now, signal }) {
    const result = await refreshPrices({ region, accountId, now, signal });
    if (result.kind === "failed") log().warn({ region, accountId, why: result.why }, "prices were not refreshed");
    return "done";
  },
});
