import { randomUUID } from "node:crypto";

import { hasEnded, type OperationState } from "../../operation-state";
import type { StartOperation } from "../../operation-view";
import { confirmOperation } from "../../server/confirm-operation";
import { readOperation } from "../../server/read-operation";
import { startOperation } from "../../server/start-operation";
import { eventually } from "../eventually";
import { startWorker } from "../worker-process";
import type { Boundary, Step } from "./boundaries";
import type { Interrupted, InterruptingProxy, Interruption } from "./interrupting-proxy";
import { readNewestOperation } from "./operation-records";
import { lockOperation, type RowLock } from "./row-lock";
import { listMutations } from "./sandbox-truth";
import type { SmallEnvironment } from "./small-environment";

export const OPERATOR = { kind: "token", tokenId: randomUUID(), personId: null, name: "ci", role: "operator" } as const;

const REACHED_WITHIN_MS = 45_000; // of the round's own time limit it leaves enough for the recovery
const ENDS_WITHIN_MS = 90_000; // the fault matrix's bound for recovery from a dead worker

export type Case = { boundary: Boundary; environment: SmallEnvironment };

/** What became of one operation whose worker was killed. */
export type KilledCase = Case & {
  operationId: string;
  /** As it stood when the worker was dead. */
  stateThen: OperationState;
  acceptedThen: string[];
};

type Wanted = Omit<StartOperation, "autoConfirm">;

/**
 * Starts an operation on every environment, brings each to its own boundary under one worker, kills that worker, and has a second one
 * bring them all to their ends.
 *
 *   worker 1 ─▶ proxy ─▶ sandbox        each request of a boundary is held in the proxy, each write on a locked row
 *      ✗ SIGKILL once all are held
 *   worker 2 ─▶ proxy ─▶ sandbox        nothing is held any more
 */
export async function killAtBoundaries(cases: readonly Case[], wanted: Wanted, { proxy, sandboxUrl }: { proxy: InterruptingProxy; sandboxUrl: string }): Promise<KilledCase[]> {
  const before = (await listMutations(sandboxUrl)).length;
  const first = await startWorker({ sandboxUrl: proxy.url });
  const held: Held[] = [];
  try {
    // Those with the longest way first, and they are held at reads: a worker that has waited 15 s for the answer to one asks again and is
    // held again. After a mutation that is not answered the operation goes on, so those are held last and shortest.
    for (const wave of wavesOf(cases)) {
      const begun = await Promise.all(wave.map((one) => beginTowards(one, wanted, proxy)));
      held.push(...begun);
      await Promise.all(begun.map(({ isOnItsWay }) => isOnItsWay));
    }
    await allReached(held);
  } catch (error) {
    await Promise.all(held.map(({ letGo }) => letGo()));
    throw error;
  } finally {
    await first.kill();
    for (const { abandon } of held) abandon();
  }
  const unclaimed = cases.filter(({ boundary }) => boundary.at.kind === "unclaimed");
  await Promise.all(unclaimed.map(({ environment }) => begin(environment, wanted, true)));

  const mutations = (await listMutations(sandboxUrl)).slice(before);
  const killed = await Promise.all(
    cases.map(async (one) => {
      const { id: operationId, state: stateThen } = await readNewestOperation(one.environment.id);
      const acceptedThen = mutations.filter(({ stackName, outcome }) => stackName === one.environment.stackName && outcome === "accepted").map(({ action }) => action);
      return { ...one, operationId, stateThen, acceptedThen };
    }),
  );
  await Promise.all(held.map(({ letGo }) => letGo()));
  await Promise.all(killed.filter(({ boundary }) => boundary.at.kind === "previewed").map(({ operationId }) => confirm(operationId, 0)));

  const second = await startWorker({ sandboxUrl: proxy.url });
  try {
    await Promise.all(killed.map(({ operationId }) => untilEnded(operationId)));
  } finally {
    await second.stop();
  }
  return killed;
}

/** From the last of the way to the first; what is only asked for after the kill is in none. */
function wavesOf(cases: readonly Case[]): Case[][] {
  const claimed = cases.filter(({ boundary }) => boundary.at.kind !== "unclaimed");
  const long = claimed.filter(({ boundary: { stateThen, confirmedAfterMs } }) => stateThen === "running" || confirmedAfterMs !== undefined);
  const short = claimed.filter(({ boundary: { stateThen } }) => stateThen === "queued" || stateThen === "previewing");
  return [long, claimed.filter((one) => !long.includes(one) && !short.includes(one)), short];
}

/** Names what was not met: a boundary that is never reached would otherwise be a test that hangs. */
async function allReached(held: readonly Held[]): Promise<void> {
  const missing = new Set(held.map(({ name }) => name));
  for (const { name, reached } of held) void reached.then(() => missing.delete(name));
  await eventually("every boundary to be reached", async () => missing.size === 0, REACHED_WITHIN_MS).catch((error: unknown) => {
    throw new Error(`Never ${[...missing].join("; never ")}.`, { cause: error });
  });
}

type Held = {
  name: string;
  /** Its change set is made, or it is held before that. */
  isOnItsWay: Promise<unknown>;
  reached: Promise<void>;
  /** After the worker's death: the next one's requests are not held. */
  abandon(): void;
  letGo(): Promise<void>;
};

async function beginTowards({ boundary, environment }: Case, wanted: Wanted, proxy: InterruptingProxy): Promise<Held> {
  const { at } = boundary;
  if (at.kind === "unclaimed") throw new Error("What no worker has claimed needs none to be held.");
  if (at.kind === "previewed") {
    const operationId = await begin(environment, wanted, false);
    const reached = untilState(operationId, (state) => state === "previewed");
    return { name: boundary.name, isOnItsWay: reached, reached, abandon: () => undefined, letGo: async () => undefined };
  }

  const interrupted = proxy.interrupt({ ...interruptionOf(at.kind === "request" ? at.step : at.after, environment), by: "hold" });
  const operationId = await begin(environment, wanted, boundary.confirmedAfterMs === undefined);
  if (boundary.confirmedAfterMs !== undefined) await confirm(operationId, boundary.confirmedAfterMs);
  const lock: { held: RowLock | null } = { held: null };
  const reached = at.kind === "request" ? interrupted.reached : untilWriting(interrupted, operationId, (held) => (lock.held = held));
  return {
    name: boundary.name,
    isOnItsWay: Promise.race([reached, untilState(operationId, (state) => state !== "queued" && state !== "previewing")]),
    reached,
    abandon: interrupted.abandon,
    letGo: async () => lock.held?.release(),
  };
}

/** The row is locked while the request is held: at that time the worker writes nothing. */
async function untilWriting(interrupted: Interrupted, operationId: string, keep: (lock: RowLock) => void): Promise<void> {
  await interrupted.reached;
  const lock = await lockOperation(operationId);
  keep(lock);
  interrupted.release();
  await lock.awaited();
}

/** Requests that ask for all stacks at once are the minute's look at everything, not this operation's. */
export function interruptionOf({ action, moment, inState, saying }: Step, { id, region }: SmallEnvironment): Omit<Interruption, "by"> {
  const fits: Interruption["fits"] = async ({ form }) =>
    (form.has("StackName") || form.has("ChangeSetName")) && (await readNewestOperation(id)).state === inState;
  return { region, action, moment, fits, saying };
}

async function begin(environment: SmallEnvironment, wanted: Wanted, autoConfirm: boolean): Promise<string> {
  return (await startOperation({ actor: OPERATOR, environmentId: environment.id, ...wanted, autoConfirm })).id;
}

/** As a person does who has looked at the preview for this long. */
async function confirm(operationId: string, afterMs: number): Promise<void> {
  const previewHash = await eventually("a preview old enough", async () => {
    const operation = await readOperation({ actor: OPERATOR, operationId });
    return operation?.previewedAt && Date.now() - Date.parse(operation.previewedAt) > afterMs && operation.preview?.hash;
  });
  await confirmOperation({ actor: OPERATOR, operationId, previewHash });
}

async function untilState(operationId: string, isIt: (state: OperationState) => boolean): Promise<void> {
  await eventually(`operation ${operationId} to go on`, async () => {
    const operation = await readOperation({ actor: OPERATOR, operationId });
    return operation !== null && isIt(operation.state);
  });
}

export async function untilEnded(operationId: string): Promise<void> {
  await eventually(
    `the end of operation ${operationId}`,
    async () => {
      const operation = await readOperation({ actor: OPERATOR, operationId });
      return operation !== null && hasEnded(operation.state);
    },
    ENDS_WITHIN_MS,
  );
}
