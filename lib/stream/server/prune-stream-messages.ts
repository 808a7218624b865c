import "server-only";

import { z } from "zod";

import { database } from "@/lib/db/transaction";
import { defineJob } from "@/lib/jobs/define-job";

import { pruneStream } from "./stream-repository";

/** Keeps the table of messages small: they are read once, and resumed from within the hour. */
export const pruneStreamMessages = defineJob({
  name: "stream.prune-messages",
  payload: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 1,
  concurrency: 1,
  everySeconds: 300,
  async run() {
    await pruneStream(database());
    return "done";
  },
});
