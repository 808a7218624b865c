import "server-only";

import { differenceInHours } from "date-fns";
import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { listRefreshedRegions } from "../internal/price-book-repository";
import { refreshPrices } from "../refresh-prices";

const HOURS_UNTIL_OLD = 7 * 24; // AWS changes list prices a few times a year

/** Reads again, each week, the prices of regions that somebody once had read, through the same account. */
export const refreshOldPrices = defineJob({
  name: "pricing.refresh-old-prices",
  payload: z.object({}),
  timeoutSeconds: 600,
  maxAttempts: 1,
  concurrency: 1,
  everySeconds: 3_600,
  async run(_payload, { now, signal }) {
    for (const { region, at, accountId } of await listRefreshedRegions())
      if (differenceInHours(now, at) >= HOURS_UNTIL_OLD) await refreshPrices({ region, accountId, now, signal });
    return "done";
  },
});
