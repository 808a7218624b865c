import "server-only";

import { z } from "zod";

import { pruneSessions } from "@/lib/auth/server/session-repository";
import { database } from "@/lib/db/transaction";
import { defineJob } from "@/lib/jobs/define-job";

import { pruneKeys } from "./idempotency-repository";

/** Removes sessions that ended long ago and answers that nobody may ask for again. */
export const forgetWhatExpired = defineJob({
  name: "http.forget-what-expired",
  payload: z.object({}),
  timeoutSeconds: 60,
  maxAttempts: 1,
  concurrency: 1,
  everySeconds: 3_600,
  async run(_payload, { now }) {
    await pruneKeys(now);
    await pruneSessions(database(), now);
    return "done";
  },
});
