import "server-only";

import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";

import { findOperation, listOperationIds } from "./operation-repository";
import { resolveUnknown } from "./resolve-unknown";
import { withLease } from "./with-lease";

/** Looks once more for operations that were left to a person: events that turn up late settle what two minutes of search did not. */
export async function resolveWaiting(signal: AbortSignal): Promise<void> {
  for (const operationId of await listOperationIds(database(), ["needs-human"])) {
    if (signal.aborted) return;
    await withLease(operationId, async (fence) => {
      const operation = await findOperation(database(), operationId);
      if (operation?.state !== "needs-human") return;
      const { accountId, region } = operation.environment;
      try {
        const aws = await openScope({ accountId, region }, { priority: "sweep", signal });
        await resolveUnknown({ operation, fence, aws, now: new Date(), signal });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        log().warn({ err: error, operationId }, "An open operation could not be looked for.");
      }
    });
  }
}
