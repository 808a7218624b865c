import "server-only";

import { z } from "zod";

import { database, inTransaction } from "@/lib/db/transaction";
import { defineJob } from "@/lib/jobs/define-job";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";

import { beginRun, endForgottenRuns, listDueVerifications } from "../internal/verification-repository";
import { verifyRelease } from "./verify-release";

/** Looks for deployments that ended well and whose check list nobody has begun, and for check lists that nobody works on any more. */
export const verifyNewReleases = defineJob({
  name: "health.verify-new-releases",
  payload: z.object({}),
  timeoutSeconds: 30,
  maxAttempts: 1, // the next turn is the repeat
  concurrency: 1,
  everySeconds: 20,
  async run(_payload, { now }) {
    await prepareQueue(verifyRelease);
    await endForgottenRuns(database(), now);
    for (const { environmentId, release, operationId } of await listDueVerifications(database(), now))
      await inTransaction(async (tx) => {
        await beginRun(tx, { environmentId, release, operationId, requestedBy: "Pilothouse", requestedAt: now });
        await enqueue(tx, verifyRelease, { environmentId, release });
      });
    return "done";
  },
});
