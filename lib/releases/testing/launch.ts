import { randomUUID } from "node:crypto";

import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { CreateEnvironment } from "@/lib/environments/create-environment-input";

import { hasEnded, type OperationState } from "../operation-state";
import type { OperationView } from "../operation-view";
import { createEnvironment } from "../server/create-environment";
import { readOperation } from "../server/read-operation";
import { eventually } from "./eventually";

/** Somebody who may run operations. */
export const operator: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Olga Operator", role: "operator" };
export const viewer: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Vic Viewer", role: "viewer" };

/** The account connection that a started worker has made for its sandbox. */
export const sandboxAccount = () => eventually("the sandbox's account connection", () => db().accountConnection.findFirst({ where: { kind: "sandbox" } }));

/** An environment of Harvest's smallest option; its name is new each time, since all tests share one sandbox. */
export async function newEnvironment(change: Partial<CreateEnvironment> = {}) {
  const { id: accountId } = await sandboxAccount();
  return createEnvironment({
    actor: operator,
    name: `t${randomUUID().slice(0, 8)}`,
    system: "harvest",
    option: "minimal",
    stage: "dev",
    accountId,
    region: "us-east-1",
    parameters: {},
    tags: {},
    protected: false,
    note: "",
    ...change,
  });
}

export async function operationNow(operationId: string): Promise<OperationView> {
  const operation = await readOperation({ actor: operator, operationId });
  if (!operation) throw new Error(`There is no operation ${operationId}.`);
  return operation;
}

export const untilState = (operationId: string, ...states: OperationState[]): Promise<OperationView> =>
  eventually(`operation ${operationId} to be ${states.join(" or ")}`, async () => {
    const operation = await operationNow(operationId);
    if (hasEnded(operation.state) && !states.includes(operation.state)) throw new Error(`It ended ${operation.state}: ${operation.stateReason ?? JSON.stringify(operation.rootCause)}`);
    return states.includes(operation.state) ? operation : null;
  });

export const untilEnded = (operationId: string): Promise<OperationView> =>
  eventually(`the end of operation ${operationId}`, async () => {
    const operation = await operationNow(operationId);
    return hasEnded(operation.state) ? operation : null;
  });
