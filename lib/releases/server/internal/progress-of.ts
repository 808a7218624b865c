import "server-only";

import type { Database } from "@/lib/db/transaction";

import type { Progress } from "../../operation-view";
import { operationProgress } from "../../progress";
import { eventViewOf, listOperationEvents } from "./event-repository";
import type { OperationRecord } from "./operation-record";

/** How far the operation is by its stored events; null while it has none. */
export async function progressOf(database: Database, operation: OperationRecord, now: Date, hasEnded: boolean): Promise<Progress | null> {
  const events = await listOperationEvents(database, operation.id);
  if (events.length === 0 && !operation.preview) return null;
  return operationProgress({
    changes: operation.preview?.changes ?? [],
    isPaceKnown: operation.preview !== null && operation.preview.expectedSeconds !== null,
    events: events.map(eventViewOf),
    stackName: operation.environment.stackName,
    startedAt: operation.startedAt,
    now,
    hasEnded,
  });
}
