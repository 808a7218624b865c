import "server-only";

import { z } from "zod";

import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { defineJob } from "@/lib/jobs/define-job";

import { deleteOldFeedMessages } from "../internal/event-feed-repository";

const KEPT_DAYS = 7; // SQS keeps an undelivered message four days; after seven no repeat of a stored one can come

/** Forgets feed messages that can neither be delivered again nor be of use to anybody. */
export const pruneFeedIntake = defineJob({
  name: "accounts.prune-feed-intake",
  payload: z.object({}),
  timeoutSeconds: 300,
  maxAttempts: 1,
  concurrency: 1,
  everySeconds: 3_600,
  async run(_payload, { now }) {
    const deleted = await deleteOldFeedMessages(database(), new Date(now.getTime() - KEPT_DAYS * 86_400_000));
    if (deleted > 0) log().info({ deleted }, "old feed messages were forgotten");
    return "done";
  },
});
