import "server-only";

import { z } from "zod";

import { inTransaction } from "@/lib/db/transaction";
import { defineJob } from "@/lib/jobs/define-job";

import { pruneHealth as prune } from "../internal/health-repository";

const DAY_MS = 24 * 3_600_000;
const CHECKS_KEPT_DAYS = 7;
const HOURS_KEPT_DAYS = 90;

/** Forgets single answers after a week, and the sums of hours after 90 days. */
export const pruneHealth = defineJob({
  name: "health.prune",
  payload: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 2,
  everySeconds: 3_600,
  async run(_payload, { now }) {
    const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await inTransaction((tx) => prune(tx, { checksBefore: before(CHECKS_KEPT_DAYS), hoursBefore: before(HOURS_KEPT_DAYS) }));
    return "done";
  },
});
