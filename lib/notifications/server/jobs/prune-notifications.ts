import "server-only";

import { z } from "zod";

import { inTransaction } from "@/lib/db/transaction";
import { defineJob } from "@/lib/jobs/define-job";

import { deleteDeliveriesBefore } from "../internal/delivery-repository";
import { deleteNoticesBefore } from "../internal/notice-repository";

const KEPT_MS = 90 * 24 * 3_600_000; // a notice's key must outlive what may be told again; what happened stays in its own history

/** Forgets after 90 days what was told and what was sent. */
export const pruneNotifications = defineJob({
  name: "notifications.prune",
  payload: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 2,
  everySeconds: 6 * 3_600,
  async run(_payload, { now }) {
    const before = new Date(now.getTime() - KEPT_MS);
    await inTransaction(async (tx) => {
      await deleteDeliveriesBefore(tx, before);
      await deleteNoticesBefore(tx, before);
    });
    return "done";
  },
});
