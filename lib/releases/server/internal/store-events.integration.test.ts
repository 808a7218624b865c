import { expect, test } from "vitest";

import { database } from "@/lib/db/transaction";
import { insertAccount, insertEnvironment, insertOperation } from "@/lib/environments/testing/environment-rows-repository";

import type { PolledEvent } from "../../stack-event";
import { callToken } from "./call-token";
import { deleteUnconfirmed, listOperationEvents } from "./event-repository";
import { storeFeedEvents, storeLateEvents, storePolledEvents } from "./store-events";

const STACK_ARN = "arn:aws:cloudformation:us-east-1:111122223333:stack/pilothouse-shop/1";

let second = 0;
const eventAt = (stackArn: string, status: string, token: string): PolledEvent => ({
  eventId: `event-${second}`,
  logicalId: "pilothouse-shop",
  physicalId: stackArn,
  resourceType: "AWS::CloudFormation::Stack",
  status,
  reason: null,
  token,
  at: new Date(Date.UTC(2026, 10, 21, 12, 0, second++ * 10)),
});
const stackEvent = (status: string, token: string) => eventAt(STACK_ARN, status, token);
const later = (event: PolledEvent, seconds: number): PolledEvent => ({ ...event, at: new Date(event.at.getTime() + seconds * 1_000) });

async function runningOn(stackArn: string) {
  const environmentId = await insertEnvironment(await insertAccount(), { stackArn, stackStatus: "CREATE_COMPLETE" });
  const operationId = await insertOperation(environmentId, { state: "running", resolvedTo: "update-stack", stackArn });
  const shownStatus = async () => (await database().environment.findUniqueOrThrow({ where: { id: environmentId }, select: { stackStatus: true } })).stackStatus;
  return { operationId, token: callToken(operationId, "submit"), shownStatus };
}

// Otherwise the end of somebody else's change, read late, would be taken for the end of the operation that runs now.
test("what was done in the console before an operation stays out of it, even when the feed told of the operation first", async () => {
  const { operationId, token } = await runningOn(STACK_ARN);
  const foreign = [stackEvent("UPDATE_IN_PROGRESS", "console"), stackEvent("UPDATE_ROLLBACK_COMPLETE", "console")];
  const own = stackEvent("UPDATE_IN_PROGRESS", token);

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

// It would show a stack that is at rest as one at work, until the operation settles or for good.
test("what the feed tells late of an event that polling has read changes nothing, and the next event is still news", async () => {
  const stackArn = `${STACK_ARN}-late`;
  const { operationId, token, shownStatus } = await runningOn(stackArn);
  const [begin, turn] = [eventAt(stackArn, "UPDATE_IN_PROGRESS", token), eventAt(stackArn, "UPDATE_ROLLBACK_IN_PROGRESS", token)];
  await storePolledEvents(stackArn, [begin, turn], null);
  expect(await storeFeedEvents(stackArn, [later(begin, 17), later(turn, 20)])).toMatchObject({ added: 0 });
  expect(await storeFeedEvents(stackArn, [later(begin, 17)])).toMatchObject({ added: 0 }); // delivered again
  expect(await shownStatus()).toBe("UPDATE_ROLLBACK_IN_PROGRESS");
  expect((await listOperationEvents(database(), operationId)).map(({ status }) => status)).toEqual(["UPDATE_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS"]);

  expect(await storeFeedEvents(stackArn, [later(eventAt(stackArn, "UPDATE_ROLLBACK_COMPLETE", token), 30)])).toMatchObject({ added: 1, endsOperation: true });
  expect(await shownStatus()).toBe("UPDATE_ROLLBACK_COMPLETE");
});

test("what the feed claims to have happened before the last event that polling read never outranks it", async () => {
  const stackArn = `${STACK_ARN}-claimed`;
  const { operationId, token, shownStatus } = await runningOn(stackArn);
  const [begin, claimed, turn] = ["UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_IN_PROGRESS"].map((status) => eventAt(stackArn, status, token));
  if (!begin || !claimed || !turn) throw new Error("Three were made.");
  await storePolledEvents(stackArn, [begin, turn], null);
  await storeFeedEvents(stackArn, [claimed]);
  expect(await shownStatus()).toBe("UPDATE_ROLLBACK_IN_PROGRESS");
  expect((await listOperationEvents(database(), operationId)).at(-1)).toMatchObject({ status: "UPDATE_ROLLBACK_IN_PROGRESS" });

  await deleteUnconfirmed(database(), { operationId, stackArn, through: turn.at });
  expect(await database().stackEvent.count({ where: { stackArn } })).toBe(2);
});

// Its resource would be shown as at work for good, since polling only ever reads what is newer than what it has read.
test("an event that AWS lists late, behind one that polling has read, finds its place when it is read again", async () => {
  const stackArn = `${STACK_ARN}-listed-late`;
  const { operationId, token } = await runningOn(stackArn);
  const resource = (status: string): PolledEvent => ({ ...eventAt(stackArn, status, token), logicalId: "Bucket", physicalId: "bucket", resourceType: "AWS::S3::Bucket" });
  const begin = eventAt(stackArn, "UPDATE_IN_PROGRESS", token);
  const [started, late] = [resource("CREATE_IN_PROGRESS"), resource("CREATE_COMPLETE")];
  const [end, behind] = [eventAt(stackArn, "UPDATE_COMPLETE", token), eventAt(stackArn, "UPDATE_IN_PROGRESS", "console")];
  await storePolledEvents(stackArn, [begin, started, end], null);

  const again = { stackArn, operationId, listed: [started, late, end, behind], after: begin.eventId };
  expect(await storeLateEvents(again)).toBe(1);
  expect(await storeLateEvents(again)).toBe(0); // read once more
  const events = await listOperationEvents(database(), operationId);
  expect(events.map(({ logicalId, status }) => `${logicalId} ${status}`)).toEqual(["pilothouse-shop UPDATE_IN_PROGRESS", "Bucket CREATE_IN_PROGRESS", "Bucket CREATE_COMPLETE", "pilothouse-shop UPDATE_COMPLETE"]);
  await storePolledEvents(stackArn, [behind], end.eventId); // polling goes on where it was
  expect(await database().stackEvent.count({ where: { stackArn } })).toBe(5);
});
