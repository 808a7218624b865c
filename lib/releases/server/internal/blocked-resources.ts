import "server-only";

import type { Database } from "@/lib/db/transaction";

import { failureWords } from "../../failure-words";
import type { BlockedResource } from "../../operation-view";
import { isConsequence, isStuck } from "../../root-cause";
import { listLastFailures } from "./event-repository";

/** What keeps the stack stuck, by all that is known of its history, whoever changed it; empty where its status is not such a one. */
export async function findBlockedResources(database: Database, { stackArn, stackStatus }: { stackArn: string | null; stackStatus: string | null }): Promise<BlockedResource[]> {
  if (stackArn === null || !isStuck(stackStatus)) return [];
  const failed = (await listLastFailures(database, stackArn)).filter((event) => !isConsequence(event));
  return failed.map(({ logicalId, resourceType, reason }) => ({ logicalId, resourceType, reason: reason ?? "", plain: failureWords(reason ?? "").plain }));
}
