import "server-only";

import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";

import type { OperationRecord } from "./operation-record";
import { findOperation, notePulse } from "./operation-repository";
import { pollStack } from "./poll-stack";
import { settleOperation } from "./settle-operation";
import { tellProgress } from "./tell-progress";
import { withLease } from "./with-lease";

/** What one look at a running operation came to. "elsewhere": another worker follows it. */
export type LookResult = "ended" | "running" | "at-rest" | "elsewhere";

/**
 * Looks once at a running operation: reads what is new in its stack's history and, where that ends it, settles it. "at-rest": its
 * events have ended, but AWS's description has not caught up yet. Throws `AwsError`; then the operation is as it was.
 */
export async function lookAtOperation(operationId: string, signal: AbortSignal): Promise<LookResult> {
  const result = await withLease(operationId, async (fence): Promise<LookResult> => {
    const operation = await findOperation(database(), operationId);
    if (operation?.state !== "running") return "ended";
    const stackArn = operation.stackArn ?? operation.environment.stackArn;
    if (stackArn === null) return "ended";
    const aws = await openScope(scopeOf(operation), { priority: "follow", signal });
    const stored = await pollStack(aws, stackArn);
    const now = new Date();
    await notePulse(database(), { id: operationId, fence }, { asOf: now });
    const seen = (await findOperation(database(), operationId)) ?? operation;
    if (await settleOperation({ operation: seen, fence, aws, now, signal })) return "ended";
    if (stored && stored.added > 0) await tellProgress(operationId);
    return stored?.endsOperation ? "at-rest" : "running";
  });
  return result ?? "elsewhere";
}

const scopeOf = ({ environment }: OperationRecord) => ({ accountId: environment.accountId, region: environment.region });
