import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";
import { z } from "zod";

import { bearer } from "@/lib/auth/testing/signed-in";
import { database } from "@/lib/db/transaction";
import { defineRoute } from "@/lib/http/define-route";
import { callRoute } from "@/lib/http/testing/call-route";
import { prepareQueue } from "@/lib/jobs/enqueue";

import { operationViewSchema, startOperationSchema } from "../operation-view";
import { openBlockingSession, type BlockingSession } from "../testing/crash/blocking-session";
import { insertSandboxAccount, insertSmallEnvironment } from "../testing/crash/small-environment";
import { advanceOperation } from "./jobs/advance-operation";
import { carryOutCancel } from "./jobs/carry-out-cancel";
import { startOperation } from "./start-operation";

// The API's own route lies above this folder; this one is made of the same parts.
const post = defineRoute({
  summary: "Ask for an operation",
  permission: "operations:run",
  audit: "operation.request",
  params: z.object({ environmentId: z.uuid() }),
  body: startOperationSchema,
  answer: { status: 202, schema: operationViewSchema },
  handle: ({ actor, params: { environmentId }, body }) => startOperation({ actor, environmentId, ...body }),
});

const ask = (environmentId: string, authorization: string, key: string) =>
  callRoute(post, { method: "POST", params: { environmentId }, authorization, headers: { "Idempotency-Key": key }, body: { kind: "deploy", release: 1 } });

async function environmentToAskFor(): Promise<{ environmentId: string; authorization: string }> {
  await Promise.all([prepareQueue(advanceOperation), prepareQueue(carryOutCancel)]);
  const known = await database().accountConnection.findFirst({ select: { id: true } });
  const accountId = known?.id ?? (await insertSandboxAccount(["us-east-1"], "http://127.0.0.1:1"));
  const { id } = await insertSmallEnvironment(accountId, { name: `web-${randomUUID().slice(0, 8)}`, region: "us-east-1" });
  return { environmentId: id, authorization: (await bearer("operator")).authorization };
}

/** All that an accepted request leaves behind. */
async function tracesOf(environmentId: string) {
  const operations = await database().operation.findMany({ where: { environmentId }, select: { id: true } });
  const jobs = await database().$queryRaw<{ operationId: string }[]>`SELECT data->>'operationId' AS "operationId" FROM pgboss.job WHERE name = ${advanceOperation.name}`;
  const environment = await database().environment.findUniqueOrThrow({ where: { id: environmentId }, select: { lastOperationId: true } });
  return {
    operations: operations.length,
    acts: await database().audit.count({ where: { environmentId, action: "operation.request", outcome: "done" } }),
    jobs: jobs.filter(({ operationId }) => operations.some(({ id }) => id === operationId)).length,
    jobsOfNobody: jobs.length - (await database().operation.count({ where: { id: { in: jobs.map(({ operationId }) => operationId) } } })),
    shown: environment.lastOperationId !== null,
    told: await database().streamMessage.count({ where: { topics: { has: `environment:${environmentId}` }, event: "operation" } }),
  };
}
const NOTHING = { operations: 0, acts: 0, jobs: 0, jobsOfNobody: 0, shown: false, told: 0 };
const ALL_OF_IT = { operations: 1, acts: 1, jobs: 1, jobsOfNobody: 0, shown: true, told: 1 };

/** Lets the key's time run out: the clock is the database's, so that a test need not wait for it. */
const untilTimeIsUp = (key: string) => database().$executeRaw`UPDATE idempotency_key SET claimed_until = now() WHERE key = ${key}`;

/** Stops the request where it needs this lock, and cuts its process off from the database there, for good. */
async function cutOffAt(session: BlockingSession, key: string, request: Promise<{ status: number }>): Promise<void> {
  const afterwards = await openBlockingSession();
  const pid = await session.waiting();
  await afterwards.lock("SELECT key FROM idempotency_key WHERE key = $1 FOR UPDATE", [key]); // a dead process gives no key back
  await session.cutOff(pid);
  await afterwards.cutOff(await afterwards.waiting({ inTransaction: false }));
  await Promise.all([session.end(), afterwards.end()]); // the failure itself goes into the audit, and would wait for this lock
  expect((await request).status).toBeGreaterThanOrEqual(500);
}

test.each([
  ["with the operation written and no act in the audit", "SELECT pg_advisory_xact_lock(7140001)"],
  ["with operation and act written and nobody told", "LOCK TABLE stream_message IN SHARE MODE"],
  ["with everything written but the job", "LOCK TABLE pgboss.job IN SHARE MODE"],
])("a web process that dies %s leaves nothing at all, and a repeat is carried out when the first one's time is up", async (_where, lock) => {
  const { environmentId, authorization } = await environmentToAskFor();
  const session = await openBlockingSession();
  await session.lock(lock);
  const key = randomUUID();
  await cutOffAt(session, key, ask(environmentId, authorization, key));
  expect(await tracesOf(environmentId)).toEqual(NOTHING);

  // Nobody can tell yet that it is dead.
  expect(await ask(environmentId, authorization, key)).toMatchObject({ status: 409, problem: "idempotency-in-progress" });
  expect(await tracesOf(environmentId)).toEqual(NOTHING);
  await untilTimeIsUp(key);
  const repeats = await Promise.all([1, 2, 3].map(() => ask(environmentId, authorization, key)));
  expect(repeats.filter(({ status, problem }) => status !== 202 && problem !== "idempotency-in-progress")).toEqual([]);
  expect(await ask(environmentId, authorization, key)).toMatchObject({ status: 202, body: { id: await onlyOperationOf(environmentId) } });
  expect(await tracesOf(environmentId)).toEqual(ALL_OF_IT);
});

test("a web process that dies with its work committed and its answer not given has done all of it, and a repeat is answered with that operation", async () => {
  const { environmentId, authorization } = await environmentToAskFor();
  const inTheMiddle = await openBlockingSession();
  await inTheMiddle.lock("SELECT pg_advisory_xact_lock(7140001)");
  const key = randomUUID();
  const request = ask(environmentId, authorization, key);
  await inTheMiddle.waiting();
  const beforeTheAnswer = await openBlockingSession();
  await stopAfterTheCommit(beforeTheAnswer);
  await inTheMiddle.end();
  await beforeTheAnswer.cutOff(await beforeTheAnswer.waiting({ inTransaction: false }));
  await beforeTheAnswer.end();
  await request; // whatever it answered: nobody hears a process that died

  expect(await tracesOf(environmentId)).toEqual(ALL_OF_IT);
  for (const wait of [async () => undefined, () => untilTimeIsUp(key)]) {
    await wait();
    const repeated = await ask(environmentId, authorization, key);
    expect(repeated).toMatchObject({ status: 202, body: { id: await onlyOperationOf(environmentId), state: "queued", kind: "deploy" } });
    expect(repeated.headers.get("idempotency-replayed")).toBe("true");
  }
  expect(await tracesOf(environmentId)).toEqual(ALL_OF_IT);
});

/** Statements on keys that stand alone, after the request's own transaction, wait for this session. */
async function stopAfterTheCommit(session: BlockingSession): Promise<void> {
  await database().$executeRaw`
    CREATE OR REPLACE FUNCTION wait_outside_transactions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF pg_current_xact_id_if_assigned() IS NULL THEN PERFORM pg_advisory_xact_lock_shared(1); END IF;
      RETURN NULL;
    END $$`;
  await database().$executeRaw`
    CREATE OR REPLACE TRIGGER wait_outside_transactions BEFORE UPDATE OR DELETE ON idempotency_key
    FOR EACH STATEMENT EXECUTE FUNCTION wait_outside_transactions()`;
  await session.lock("SELECT pg_advisory_xact_lock(1)");
}

const onlyOperationOf = async (environmentId: string): Promise<string> => {
  const [operation, ...more] = await database().operation.findMany({ where: { environmentId }, select: { id: true } });
  if (!operation || more.length > 0) throw new Error("There is not exactly one operation.");
  return operation.id;
};

test("ten requests with one key at the same moment come to one operation", async () => {
  const { environmentId, authorization } = await environmentToAskFor();
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(environmentId, authorization, key)));
  expect(answers.filter(({ status }) => status !== 202).every(({ problem }) => problem === "idempotency-in-progress")).toBe(true);
  expect(await tracesOf(environmentId)).toEqual(ALL_OF_IT);
  const repeated = await ask(environmentId, authorization, key);
  expect(repeated.status).toBe(202);
  expect(repeated.body).toMatchObject({ id: await onlyOperationOf(environmentId) });
});
