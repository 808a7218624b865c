import "server-only";

import { isDeepStrictEqual } from "node:util";

import { database, inTransaction } from "@/lib/db/transaction";

import { findRootCause } from "../../root-cause";
import { listOperationEvents } from "./event-repository";
import { OperationMovedError, writeOperation } from "./move-operation";
import type { OperationRecord } from "./operation-record";

/**
 * Writes down why a deployment failed as soon as its events tell, while AWS still takes it back: that lasts minutes, and is when people
 * ask. The feed may tell things out of order, so the cause is worked out anew with each news, and once more from what polling has
 * confirmed when the operation ends. Other operations are retried by AWS itself where a resource fails: only their end tells.
 */
export async function noteCauseSoFar(operation: OperationRecord): Promise<void> {
  if (operation.resolvedTo !== "create-stack" && operation.resolvedTo !== "update-stack") return;
  const { stackName: name, stackStatus: status } = operation.environment;
  const rootCause = findRootCause(await listOperationEvents(database(), operation.id), { name, status });
  if (rootCause === null || isDeepStrictEqual(rootCause, operation.rootCause)) return;
  try {
    await inTransaction((tx) => writeOperation(tx, operation, { rootCause }));
  } catch (error) {
    if (!(error instanceof OperationMovedError)) throw error; // it has ended, or is told of by the news that moved it
  }
}
