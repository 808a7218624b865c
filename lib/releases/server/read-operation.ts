import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import type { OperationView } from "../operation-view";
import { findOperation } from "./internal/operation-repository";
import { operationViewOf } from "./internal/operation-view-of";

/** Null: no such operation. */
export async function readOperation({ actor, operationId }: { actor: Actor; operationId: string }): Promise<OperationView | null> {
  authorize(actor, "environments:read");
  const operation = await findOperation(database(), operationId);
  return operation && operationViewOf(operation);
}
