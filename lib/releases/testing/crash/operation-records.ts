import { z } from "zod";

import { database } from "@/lib/db/transaction";

import { OPERATION_STATES, type OperationState } from "../../operation-state";

/** All that Postgres says of one operation and its environment, as a test compares it with the account. */
export async function readOperationRecords(operationId: string) {
  const operation = await database().operation.findUniqueOrThrow({
    where: { id: operationId },
    select: { id: true, state: true, stateReason: true, environmentId: true, stackArn: true, leaseOwner: true, progress: true, environment: true },
  });
  const calls = await database().awsCall.findMany({
    where: { operationId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, action: true, auditId: true, outcomes: { orderBy: { id: "asc" }, select: { kind: true } } },
  });
  const acts = await database().audit.findMany({ where: { operationId }, orderBy: { id: "asc" }, select: { id: true, action: true, outcome: true } });
  return { operation, calls, acts };
}

/** Every stored event of a stack, in the order that pages show. */
export async function listStoredEvents(stackArn: string) {
  return database().stackEvent.findMany({
    where: { stackArn },
    orderBy: [{ position: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    select: { eventId: true, logicalId: true, status: true, token: true, position: true, operationId: true },
  });
}

/** Acts of the panel's own on an environment, e.g. that its stack was changed by somebody else. */
export async function listSystemActs(environmentId: string): Promise<string[]> {
  const rows = await database().audit.findMany({ where: { environmentId, actorKind: "system" }, select: { action: true } });
  return rows.map((row) => row.action);
}

/** An environment's newest operation; throws where it has none. */
export async function readNewestOperation(environmentId: string): Promise<{ id: string; state: OperationState }> {
  const row = await database().operation.findFirstOrThrow({ where: { environmentId }, orderBy: { requestedAt: "desc" }, select: { id: true, state: true } });
  return { id: row.id, state: z.enum(OPERATION_STATES).parse(row.state) };
}
