import { openScope } from "@/lib/aws/scope";
import { database } from "@/lib/db/transaction";

import { hasEnded } from "../operation-state";
import type { StartOperation, OperationView } from "../operation-view";
import { lookAtOperation } from "../server/internal/follow-operation";
import { findOperation } from "../server/internal/operation-repository";
import type { StepResult } from "../server/internal/operation-step";
import { resolveUnknown } from "../server/internal/resolve-unknown";
import { withLease } from "../server/internal/with-lease";
import { advanceOperation } from "../server/jobs/advance-operation";
import { carryOutCancel } from "../server/jobs/carry-out-cancel";
import { cleanUpPreview } from "../server/jobs/clean-up-preview";
import { watchStacks } from "../server/jobs/watch-stacks";
import { startOperation } from "../server/start-operation";
import { eventually } from "./eventually";
import { operationNow, operator } from "./launch";

/*
 * The worker's parts, one at a time and in the test's own process: no worker runs, so that nothing happens between two steps but what
 * the test does. The pace of AWS's reads is tried elsewhere; here it would only make the test wait.
 */
const signal = new AbortController().signal;
const after = (seconds: number): Date => new Date(Date.now() + seconds * 1_000);
const unhurried = () => database().awsCallPace.deleteMany();

/** Asks for an operation and moves it on until a person or AWS is next. */
export async function startAndAdvance(environmentId: string, wanted: Omit<StartOperation, "autoConfirm"> & { autoConfirm?: boolean }): Promise<OperationView> {
  const { id } = await startOperation({ actor: operator, environmentId, autoConfirm: true, ...wanted });
  return advance(id);
}

export async function advance(operationId: string): Promise<OperationView> {
  await eventually(
    `operation ${operationId} to wait for somebody`,
    async () => {
      await unhurried();
      const result = await advanceOperation.run({ operationId }, { now: new Date(), signal });
      return result === "done" || (await operationNow(operationId)).state === "unknown";
    },
  );
  return operationNow(operationId);
}

/** Polls until AWS has brought the operation to its end. */
export async function followToTheEnd(operationId: string): Promise<OperationView> {
  return eventually(`the end of operation ${operationId}`, async () => {
    await unhurried();
    await lookAtOperation(operationId, signal);
    const operation = await operationNow(operationId);
    return hasEnded(operation.state) ? operation : null;
  });
}

export async function deployed(environmentId: string, release: number): Promise<OperationView> {
  const { id } = await startAndAdvance(environmentId, { kind: "deploy", release });
  return followToTheEnd(id);
}

/** What the newest wish to cancel the operation has the worker do, once, as it would be done so many seconds from now. */
export async function carryOutNewestCancel(operationId: string, seconds = 0): Promise<void> {
  await unhurried();
  const { id } = await database().audit.findFirstOrThrow({ where: { operationId, action: "operation.cancel" }, orderBy: { id: "desc" }, select: { id: true } });
  await carryOutCancel.run({ operationId, auditId: id.toString() }, { now: after(seconds), signal });
}

/** One step of the search for a lost answer, as it would be taken so many seconds from now. */
export async function searchAfter(operationId: string, seconds: number): Promise<StepResult | null> {
  await unhurried();
  return withLease(operationId, async (fence) => {
    const operation = await findOperation(database(), operationId);
    if (!operation) throw new Error(`There is no operation ${operationId}.`);
    const { accountId, region } = operation.environment;
    const aws = await openScope({ accountId, region }, { priority: "resolve", signal });
    return resolveUnknown({ operation, fence, aws, now: after(seconds), signal });
  });
}

/** The minute's look at everything. */
export async function watch(): Promise<void> {
  await unhurried();
  await watchStacks.run({}, { now: new Date(), signal });
}

export async function cleanUp(operationId: string): Promise<void> {
  await unhurried();
  await cleanUpPreview.run({ operationId }, { now: new Date(), signal });
}
