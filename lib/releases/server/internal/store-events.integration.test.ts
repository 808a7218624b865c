import { expect, test } from "vitest";

import { database } from "@/lib/db/transaction";
import { insertAccount, insertEnvironment, insertOperation } from "@/lib/environments/testing/environment-rows-repository";

import type { PolledEvent } from "../../stack-event";
import { callToken } from "./call-token";
import { storeFeedEvents, storePolledEvents } from "./store-events";

const STACK_ARN = "arn:aws:cloudformation:us-east-1:111122223333:stack/pilothouse-shop/1";

let second = 0;
const stackEvent = (status: string, token: string): PolledEvent => ({
  eventId: `event-${second}`,
  logicalId: "pilothouse-shop",
  physicalId: STACK_ARN,
  resourceType: "AWS::CloudFormation::Stack",
  status,
  reason: null,
  token,
  at: new Date(Date.UTC(2026, 10, 21, 12, 0, second++ * 10)),
});

// Otherwise the end of somebody else's change, read late, would be taken for the end of the operation that runs now.
test("what was done in the console before an operation stays out of it, even when the feed told of the operation first", async () => {
  const environmentId = await insertEnvironment(await insertAccount(), { stackArn: STACK_ARN, stackStatus: "CREATE_COMPLETE" });
  const operationId = await insertOperation(environmentId, { state: "running", resolvedTo: "update-stack", stackArn: STACK_ARN });
  const foreign = [stackEvent("UPDATE_IN_PROGRESS", "console"), stackEvent("UPDATE_ROLLBACK_COMPLETE", "console")];
  const own = stackEvent("UPDATE_IN_PROGRESS", callToken(operationId, "submit"));

  await storeFeedEvents(STACK_ARN, [own]);
  const stored = await storePolledEvents(STACK_ARN, [...foreign, own], null);

  expect(stored?.endsOperation).toBe(false);
  const rows = await database().stackEvent.findMany({ where: { stackArn: STACK_ARN }, orderBy: { position: "asc" }, select: { status: true, operationId: true } });
  expect(rows).toEqual([
    { status: "UPDATE_IN_PROGRESS", operationId: null },
    { status: "UPDATE_ROLLBACK_COMPLETE", operationId: null },
    { status: "UPDATE_IN_PROGRESS", operationId },
  ]);
});
