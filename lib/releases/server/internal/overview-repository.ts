import "server-only";

import type { Database } from "@/lib/db/transaction";

import { operationSummarySchema, type OperationSummary } from "../../operation-view";

/** What of a summary stands in the operation's own row; the rest is its environment's. */
type OwnColumn = Exclude<keyof OperationSummary, "environmentName" | "stackName" | "stackStatus">;

const SUMMARY = {
  id: true,
  version: true,
  kind: true,
  resolvedTo: true,
  state: true,
  stateReason: true,
  environmentId: true,
  stackArn: true,
  release: true,
  fromRelease: true,
  autoConfirm: true,
  progress: true,
  rootCause: true,
  requestedBy: true,
  reason: true,
  requestedAt: true,
  previewedAt: true,
  confirmedAt: true,
  confirmedBy: true,
  submittedAt: true,
  startedAt: true,
  endedAt: true,
  cancelRequestedAt: true,
  cancelRequestedBy: true,
  asOf: true,
  stackStatusAtEnd: true,
  environment: { select: { name: true, stackName: true, stackArn: true, stackStatus: true } },
} as const satisfies Record<OwnColumn, true> & { stackStatusAtEnd: true; environment: object };

/** Operations by id without their previews, which are large and of no use in a line. */
export async function findOperationSummaries(database: Database, ids: readonly string[]): Promise<OperationSummary[]> {
  if (ids.length === 0) return [];
  const rows = await database.operation.findMany({ where: { id: { in: [...ids] } }, select: SUMMARY });
  return rows.map(({ environment, stackStatusAtEnd, ...row }) => {
    const dates = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]));
    return operationSummarySchema.parse({
      ...dates,
      environmentName: environment.name,
      stackName: environment.stackName,
      stackArn: row.stackArn ?? environment.stackArn,
      stackStatus: stackStatusAtEnd ?? environment.stackStatus,
    });
  });
}
