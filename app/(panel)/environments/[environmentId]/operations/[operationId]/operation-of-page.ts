import { notFound } from "next/navigation";
import { cache } from "react";

import { requireActor } from "@/lib/auth/server/session";
import { operationIdSchema, type OperationView } from "@/lib/releases/operation-view";
import { readOperation } from "@/lib/releases/server/read-operation";

const findOperation = cache(async (operationId: string) => readOperation({ actor: await requireActor(), operationId }));

/** The operation that the address names, read once per request; ends as "not found" where there is none, or it is another environment's. */
export async function operationOf(params: Promise<{ environmentId: string; operationId: string }>): Promise<OperationView> {
  const { environmentId, operationId } = await params;
  const id = operationIdSchema.safeParse(operationId);
  const operation = id.success ? await findOperation(id.data) : null;
  return operation?.environmentId === environmentId ? operation : notFound();
}
