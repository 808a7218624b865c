import "server-only";

import { subDays } from "date-fns";
import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { pruneEvidence as prune } from "../internal/evidence-repository";

const UNSIGNED_KEPT_DAYS = 30;

/** Forgets evidence that nobody signed on; what was signed on is kept as long as the signature. */
export const pruneEvidence = defineJob({
  name: "maintenance.prune-evidence",
  payload: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 2,
  everySeconds: 6 * 3_600,
  async run(_payload, { now }) {
    await prune(subDays(now, UNSIGNED_KEPT_DAYS));
    return "done";
  },
});
