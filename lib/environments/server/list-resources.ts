import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { resourceConsoleUrl, stackConsoleUrl } from "@/lib/aws/console-links";
import { database } from "@/lib/db/transaction";

import type { ResourcesView } from "../resources-view";
import { findEnvironmentView } from "./environment-view-repository";
import { listStackResourcesRecently } from "./internal/resource-listing";

/** What the environment's stack holds, as AWS says, with its age. Null: no such environment. Throws `AwsError` where AWS does not say. */
export async function listResources(input: { actor: Actor; environmentId: string; now: Date }): Promise<ResourcesView | null> {
  authorize(input.actor, "environments:read");
  const environment = await findEnvironmentView(database(), input.environmentId);
  if (!environment) return null;
  const { stackArn, stackStatus, region, accountId, accountKind } = environment;
  if (!stackArn || stackStatus === null) return { items: [], nextCursor: null, total: 0, asOf: null, stackConsoleUrl: null };

  const { resources, asOf } = await listStackResourcesRecently({ accountId, region }, stackArn, input.now);
  return {
    items: resources.map(({ logicalId, physicalId, resourceType, status, statusReason, lastUpdatedAt, service }) => ({
      logicalId,
      physicalId,
      resourceType,
      status,
      statusReason,
      lastUpdatedAt: lastUpdatedAt.toISOString(),
      consoleUrl: resourceConsoleUrl({ accountKind, region, resourceType, physicalId }),
      service,
    })),
    nextCursor: null,
    total: resources.length,
    asOf: asOf.toISOString(),
    stackConsoleUrl: stackConsoleUrl({ accountKind, region, stackArn }),
  };
}
