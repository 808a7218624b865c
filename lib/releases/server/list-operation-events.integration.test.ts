import { expect, test } from "vitest";

import { database } from "@/lib/db/transaction";
import { insertAccount, insertEnvironment, insertOperation } from "@/lib/environments/testing/environment-rows-repository";

import type { PolledEvent } from "../stack-event";
import { operator } from "../testing/launch";
import { callToken } from "./internal/call-token";
import { storeFeedEvents, storePolledEvents } from "./internal/store-events";
import { listOperationEvents } from "./list-operation-events";

const STACK_ARN = "arn:aws:cloudformation:us-east-1:111122223333:stack/pilothouse-pages/1";

// Polling gives an event its place in the history while somebody pages through it: none may be missing on their page.
test("a list of events read page by page misses none that polling confirms meanwhile", async () => {
  const environmentId = await insertEnvironment(await insertAccount(), { stackArn: STACK_ARN, stackStatus: "CREATE_COMPLETE" });
  const operationId = await insertOperation(environmentId, { state: "running", resolvedTo: "update-stack", stackArn: STACK_ARN });
  const token = callToken(operationId, "submit");
  const events = [0, 1, 2, 3, 4, 5].map((index): PolledEvent => ({
    eventId: `page-${index}`,
    logicalId: index === 0 ? "pilothouse-pages" : `Resource${index}`,
    physicalId: index === 0 ? STACK_ARN : `physical-${index}`,
    resourceType: index === 0 ? "AWS::CloudFormation::Stack" : "AWS::S3::Bucket",
    status: "UPDATE_IN_PROGRESS",
    reason: null,
    token,
    at: new Date(Date.UTC(2026, 10, 21, 12, 0, index * 10)),
  }));
  await storePolledEvents(STACK_ARN, events.slice(0, 2), null);
  await storeFeedEvents(STACK_ARN, events.slice(2).toReversed());

  const read = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < 10; page += 1) {
    const { items, nextCursor, total } = await listOperationEvents({ actor: operator, operationId, limit: 2, cursor });
    expect(total).toBe(6);
    for (const { logicalId } of items) read.add(logicalId);
    if (page === 1) await storePolledEvents(STACK_ARN, events, null);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  expect([...read].toSorted()).toEqual(events.map(({ logicalId }) => logicalId).toSorted());
  expect(await database().stackEvent.count({ where: { operationId, position: null } })).toBe(0);
});
