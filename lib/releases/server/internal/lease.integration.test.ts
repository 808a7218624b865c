import { randomUUID } from "node:crypto";

import { beforeEach, expect, test } from "vitest";

import type { MutationAnswer } from "@/lib/aws/mutation-answer";
import { listCalls, sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { database, inTransaction } from "@/lib/db/transaction";
import { insertAccount, insertEnvironment, insertOperation } from "@/lib/environments/testing/environment-rows-repository";

import { leaseRight, LEASE_SECONDS } from "./lease-repository";
import { writeOperation } from "./move-operation";
import { findOperation } from "./operation-repository";
import { withLease } from "./with-lease";

let operationId: string;
let sent: number;
beforeEach(async () => {
  operationId = await insertOperation(await insertEnvironment(await insertAccount()), { state: "submitting" });
  sent = 0;
});

/** As another worker does that has not heard of this one for a while. */
const takeOver = () =>
  database().$executeRaw`
    UPDATE operation SET lease_owner = 'another', lease_fence = lease_fence + 1, lease_until = now() + interval '30 seconds' WHERE id = ${operationId}::uuid`;

const call = () => ({ token: randomUUID(), operationId, auditId: null, accountId: randomUUID(), region: "us-east-1", action: "sqs:CreateQueue", target: "a queue" });
const send = async (): Promise<MutationAnswer> => ((sent += 1), { kind: "accepted", requestId: null });
const secondsLeft = async () => {
  const [row] = await database().$queryRaw<{ left: number }[]>`SELECT extract(epoch FROM lease_until - now())::float8 AS left FROM operation WHERE id = ${operationId}::uuid`;
  return row?.left ?? 0;
};

test("a worker that has its lease sends, with the whole lease before it", async () => {
  const answer = await withLease(operationId, async (fence) => {
    await database().$executeRaw`UPDATE operation SET lease_until = now() + interval '1 second' WHERE id = ${operationId}::uuid`;
    await sendMutation(call(), send, leaseRight(operationId, fence));
    return secondsLeft();
  });
  expect(answer).toBeGreaterThan(LEASE_SECONDS - 5);
  expect(sent).toBe(1);
});

test("a worker that has lost its lease sends nothing, writes down nothing, and gives up", async () => {
  const answer = await withLease(operationId, async (fence) => {
    await takeOver();
    await sendMutation(call(), send, leaseRight(operationId, fence));
    return "sent";
  });
  expect(answer).toBeNull();
  expect(sent).toBe(0);
  expect(await listCalls(database(), operationId)).toEqual([]);
  expect(await database().operation.findUniqueOrThrow({ where: { id: operationId }, select: { leaseOwner: true } })).toEqual({ leaseOwner: "another" });
});

// Otherwise it would read again and try again for as long as its job lasts, asking AWS each time.
test("a worker that has lost its lease gives up at its first write", async () => {
  let tries = 0;
  const answer = await withLease(operationId, async (fence) => {
    await takeOver();
    const operation = await findOperation(database(), operationId);
    if (!operation) throw new Error("It was just made.");
    tries += 1;
    return inTransaction((tx) => writeOperation(tx, operation, { stateReason: "written too late" }, fence));
  });
  expect(answer).toBeNull();
  expect(tries).toBe(1);
  expect(await findOperation(database(), operationId)).toMatchObject({ stateReason: null });
});

test("a take-over waits for a call that is being written down, and finds it", async () => {
  let waiting: Promise<number> | null = null;
  await withLease(operationId, (fence) => {
    const { confirm, lastsMs } = leaseRight(operationId, fence);
    const takenOverMeanwhile = async (...[tx]: Parameters<typeof confirm>) => {
      await confirm(tx);
      waiting = takeOver();
      waiting.catch(() => undefined); // awaited below
    };
    return sendMutation(call(), send, { confirm: takenOverMeanwhile, lastsMs });
  });
  expect(await waiting).toBe(1);
  expect(await listCalls(database(), operationId)).toHaveLength(1);
});
