import "server-only";

import type { OpenScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";

import type { PolledEvent } from "../../stack-event";
import { findLastConfirmed } from "./event-repository";
import { storePolledEvents, type StoredEvents } from "./store-events";

/**
 * Reads what is new in a stack's history and stores it. Takes one call per hundred events; the caller's scope paces them. Throws
 * `AwsError` where AWS does not answer: then nothing is known, and nothing is concluded.
 */
export async function pollStack(aws: OpenScope, stackArn: string): Promise<StoredEvents | null> {
  const cloudFormation = await aws.cloudFormation();
  const last = await findLastConfirmed(database(), stackArn);
  const newestFirst = await cloudFormation.listStackEvents(stackArn, { untilEventId: last?.eventId });
  const polled = newestFirst.toReversed().map(
    ({ eventId, logicalId, physicalId, resourceType, status, reason, token, at }): PolledEvent => ({ eventId, logicalId, physicalId, resourceType, status, reason, token, at }),
  );
  return storePolledEvents(stackArn, polled, last?.eventId ?? null);
}
