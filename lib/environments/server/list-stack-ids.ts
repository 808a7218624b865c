import "server-only";

import { database } from "@/lib/db/transaction";

import { findEnvironmentView } from "./environment-view-repository";
import { listPhysicalIds } from "./internal/environment-repository";
import { listStackResourcesRecently } from "./internal/resource-listing";

export type StackId = { logicalId: string; physicalId: string; resourceType: string };

/**
 * What the resources of an environment's stack are called: by the stack's events, which are in the database, and only where there are none
 * (a stack that Pilothouse did not launch) by asking AWS. Empty: no stack. Throws `AwsError`. No authorisation: for use cases.
 */
export async function listStackIds(environmentId: string, now: Date): Promise<StackId[]> {
  const environment = await findEnvironmentView(database(), environmentId);
  if (!environment?.stackArn || environment.stackStatus === null || environment.stackStatus === "DELETE_COMPLETE") return [];
  const { stackArn, accountId, region } = environment;
  const told = await listPhysicalIds(database(), stackArn);
  if (told.length > 0) return told;
  const { resources } = await listStackResourcesRecently({ accountId, region }, stackArn, now);
  return resources.flatMap(({ logicalId, physicalId, resourceType, status }) => (physicalId && !status.startsWith("DELETE") ? [{ logicalId, physicalId, resourceType }] : []));
}
