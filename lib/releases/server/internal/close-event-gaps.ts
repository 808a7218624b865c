import "server-only";

import { AwsError } from "@/lib/aws/errors";
import type { OpenScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";

import { buildResourceTimeline } from "../../resource-timeline";
import { eventViewOf, listOperationEvents } from "./event-repository";
import type { OperationRecord } from "./operation-record";
import { storeLateEvents } from "./store-events";

/**
 * Reads an operation's events once more where a resource of it would otherwise seem at work for ever though its stack is at rest: AWS lists some
 * events late, behind others that polling has read already, and the feed may have lost the same ones. Where AWS does not answer, the gap stays.
 */
export async function closeEventGaps(aws: OpenScope, operation: OperationRecord, stackArn: string): Promise<void> {
  const confirmed = (await listOperationEvents(database(), operation.id)).filter(({ eventId }) => eventId !== null);
  const [first] = confirmed;
  if (!first?.eventId || !hasGap(confirmed.map(eventViewOf), operation)) return;
  try {
    const newestFirst = await (await aws.cloudFormation()).listStackEvents(stackArn, { untilEventId: first.eventId });
    await storeLateEvents({ stackArn, operationId: operation.id, listed: newestFirst.toReversed(), after: first.eventId });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    log().warn({ operationId: operation.id, why: error.message }, "Events that may be missing were not read again.");
  }
}

/** Changes are of no account: what never began has no gap. */
const hasGap = (events: readonly ReturnType<typeof eventViewOf>[], operation: OperationRecord): boolean =>
  buildResourceTimeline({ changes: [], events, stackName: operation.environment.stackName }).some(({ state }) => state === "in-progress" || state === "could-not-tell");
