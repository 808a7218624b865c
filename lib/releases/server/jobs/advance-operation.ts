import "server-only";

import { z } from "zod";

import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";
import { defineJob, type JobResult } from "@/lib/jobs/define-job";
import { log } from "@/lib/env/log";

import { operationIdSchema } from "../../operation-view";
import { makePreview } from "../internal/make-preview";
import { OperationMovedError } from "../internal/move-operation";
import { countPreviewsBefore, findOperation } from "../internal/operation-repository";
import type { StepContext, StepResult } from "../internal/operation-step";
import { resolveUnknown } from "../internal/resolve-unknown";
import { submitOperation } from "../internal/submit-operation";
import { withLease } from "../internal/with-lease";

const BUSY_ELSEWHERE_SECONDS = 2;
const AWS_SILENT_SECONDS = 5;
const PREVIEWS_AT_ONCE = 2; // of one environment: whoever asks for twenty does not hold up those of others
const TURN_LATER_SECONDS = 1;

/**
 * Moves one operation on until it waits for a person or for AWS. Safe to run twice, late, or after a crash at any point: each step
 * begins from what the database says, and every call has a token that follows from the operation.
 */
export const advanceOperation = defineJob({
  name: "releases.advance-operation",
  payload: z.object({ operationId: operationIdSchema }),
  timeoutSeconds: 60,
  maxAttempts: 5,
  concurrency: 12,
  singletonKey: ({ operationId }) => operationId,
  async run({ operationId }, { signal }): Promise<JobResult> {
    if ((await countPreviewsBefore(database(), operationId)) >= PREVIEWS_AT_ONCE) return { againInSeconds: TURN_LATER_SECONDS };
    const result = await withLease(operationId, (fence) => advanceWhilePossible(operationId, fence, signal));
    return result ?? { againInSeconds: BUSY_ELSEWHERE_SECONDS };
  },
});

async function advanceWhilePossible(operationId: string, fence: number, signal: AbortSignal): Promise<JobResult> {
  while (!signal.aborted) {
    const operation = await findOperation(database(), operationId);
    if (!operation) return "done";
    const { accountId, region } = operation.environment;
    try {
      const aws = await openScope({ accountId, region }, { priority: operation.state === "previewing" || operation.state === "queued" ? "preview" : "resolve", signal });
      const result = await nextStep({ operation, fence, aws, now: new Date(), signal });
      if (result === "moved") continue;
      return result === "waiting" ? "done" : result;
    } catch (error) {
      if (error instanceof OperationMovedError) continue;
      // Nothing is known of the stack for the moment. That is no failure of the operation: it keeps its state and is looked at again.
      if (!(error instanceof AwsError)) throw error;
      log().warn({ err: error, operationId, state: operation.state }, "AWS could not be asked; the operation waits.");
      return { againInSeconds: AWS_SILENT_SECONDS };
    }
  }
  return { againInSeconds: 0 };
}

function nextStep(context: StepContext): Promise<StepResult> {
  switch (context.operation.state) {
    case "queued":
    case "previewing":
      return makePreview(context);
    case "submitting":
      return submitOperation(context);
    case "unknown":
      return resolveUnknown(context);
    default:
      // Running ones are followed by `follow-operations`; the rest wait for a person or have ended.
      return Promise.resolve("waiting");
  }
}
