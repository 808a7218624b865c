import { expect } from "vitest";

import { eventually } from "../eventually";
import type { SandboxMutation } from "./sandbox-truth";
import { listMutations, readStackTruth } from "./sandbox-truth";
import { listStoredEvents, listSystemActs, readOperationRecords } from "./operation-records";
import { wordingOf, type SmallEnvironment } from "./small-environment";

type Expected = {
  environment: SmallEnvironment;
  operationId: string;
  sandboxUrl: string;
  stackStatus: string;
  release: number;
  acts: readonly string[];
};

/**
 * Whatever happened on the way: the operation has ended as its stack has, every mutation stands once in the ledger and was accepted once
 * by the account, every act stands once in the audit, every event of the account is stored once and in its order, and the environment's
 * summary says what the stack says.
 */
export async function expectDoneOnce({ environment, operationId, sandboxUrl, stackStatus, release, acts }: Expected): Promise<void> {
  const truth = await readStackTruth(sandboxUrl, environment.region, environment.stackName);
  expect(truth).toMatchObject({ status: stackStatus, parameters: { Wording: wordingOf(release) } });

  // A living worker lets go of what it has brought to its end a moment after it has written the end.
  const records = await eventually("the worker to let go of the operation", async () => {
    const seen = await readOperationRecords(operationId);
    return seen.operation.leaseOwner === null && seen;
  });
  expect(records.operation).toMatchObject({ state: "succeeded", stateReason: null, stackArn: truth.stackArn, progress: { percent: 100 } });
  expect(records.operation.environment).toMatchObject({
    stackArn: truth.stackArn,
    stackStatus,
    runningRelease: release,
    lastOperationId: operationId,
    lastOperationState: "succeeded",
    stackOutputs: [expect.objectContaining({ key: "LastTopic", value: truth.outputs.LastTopic })],
  });

  expect(records.acts.map(({ action }) => action)).toEqual(acts);
  expect(records.acts.every(({ outcome }) => outcome === "done")).toBe(true);
  expect(await listSystemActs(environment.id)).toEqual([]);

  const calls = records.calls.map(({ action }) => action);
  expect(calls).toEqual(["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"]);
  for (const call of records.calls) expect(records.acts.map(({ id }) => id)).toContain(call.auditId);
  const sent = (await listMutations(sandboxUrl)).filter(({ stackName }) => stackName === environment.stackName);
  expectEachAcceptedOnce(sent, records.calls.map(({ id }) => id));

  const stored = await listStoredEvents(truth.stackArn);
  expect(stored.map(({ eventId }) => eventId)).toEqual(truth.events.map(({ eventId }) => eventId));
  expect(stored.map(({ position }) => position)).toEqual(stored.map((_, index) => index));
  expectEventsBelong(stored, operationId, records.calls.at(-1)?.id);
}

/** A repeat under the same token is the same call; a second acceptance, or a refusal that was worked around, is not. */
function expectEachAcceptedOnce(sent: readonly SandboxMutation[], tokens: readonly string[]): void {
  const own = sent.filter(({ clientRequestToken }) => clientRequestToken !== null && tokens.includes(clientRequestToken));
  expect(own.filter(({ outcome }) => outcome === "accepted").map(({ clientRequestToken }) => clientRequestToken)).toEqual(tokens);
  expect(own.filter(({ outcome }) => outcome === "refused")).toEqual([]);
}

/** What AWS did under the operation's token is the operation's, from the first to the last. */
function expectEventsBelong(stored: Awaited<ReturnType<typeof listStoredEvents>>, operationId: string, token: string | undefined): void {
  const caused = stored.filter((event) => event.token === token);
  expect(caused.length).toBeGreaterThan(0);
  expect(caused.filter((event) => event.operationId !== operationId)).toEqual([]);
}
