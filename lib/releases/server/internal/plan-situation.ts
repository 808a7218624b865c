import "server-only";

import type { Database } from "@/lib/db/transaction";

import type { RequestSituation } from "../../plan-operation";
import { findBlockedResources } from "./blocked-resources";
import type { OperationEnvironment, OperationRecord } from "./operation-record";
import { findAttemptedRelease, findEnvironmentForOperations, findHoldingOperation, findLastGoodRelease, wasTried } from "./operation-repository";

export type EnvironmentSituation = { environment: OperationEnvironment; holding: OperationRecord | null; situation: RequestSituation };

/** All that decides about a request, read together; null: no such environment, or it was removed. */
export async function readSituation(database: Database, environmentId: string): Promise<EnvironmentSituation | null> {
  const environment = await findEnvironmentForOperations(database, environmentId);
  if (!environment) return null;
  const holding = await findHoldingOperation(database, environmentId);
  const { name, stackStatus, runningRelease, latestRelease } = environment;
  return {
    environment,
    holding,
    situation: {
      environmentName: name,
      stackStatus,
      protected: environment.protected,
      holding: holding && {
        id: holding.id,
        kind: holding.kind,
        state: holding.state,
        resolvedTo: holding.resolvedTo,
        requestedBy: holding.requestedBy,
        cancelRequested: holding.cancelRequestedAt !== null,
      },
      runningRelease,
      latestRelease,
      // Where nobody can tell what the stack runs, the last that ran well is the one to go back to.
      earlierRelease: await findLastGoodRelease(database, environmentId, runningRelease ?? undefined),
      attemptedRelease: await findAttemptedRelease(database, environmentId),
      latestWasTried: await wasTried(database, environmentId, latestRelease),
      blocked: await findBlockedResources(database, environment),
    },
  };
}
