import { expect } from "@playwright/test";

import { environmentDetailSchema } from "@/lib/environments/environment-view";
import type { OperationState } from "@/lib/releases/operation-state";

import { ask, createRelease, readOperation, sandboxAccount, startOperation } from "./panel-api";
import { AT_ONCE, setSpeed } from "./sandbox";

/** An environment that a journey begins with. */
export type Prepared = { id: string; name: string; stackName: string; region: string; operationId: string };

type Wanted = { system?: string; option?: string; parameters?: Record<string, string> };

/** `purpose` and a mark of its own, so that no two runs of a journey meet. */
export const newName = (purpose: string): string => `${purpose}-${crypto.randomUUID().slice(0, 6)}`;

/** Defined, and with release 1, but not launched. */
export async function defineEnvironment(purpose: string, { system = "harvest", option = "minimal", parameters = {} }: Wanted = {}): Promise<Omit<Prepared, "operationId">> {
  const account = await sandboxAccount();
  const body = { name: newName(purpose), system, option, stage: "dev", accountId: account.id, region: account.regions[0], parameters };
  const { id, name, stackName, region } = await ask("POST", "/environments", environmentDetailSchema, body);
  return { id, name, stackName, region };
}

/** Its launch has been asked for and runs at the sandbox's present speed. */
export async function launchingEnvironment(purpose: string, wanted?: Wanted): Promise<Prepared> {
  const environment = await defineEnvironment(purpose, wanted);
  const { id: operationId } = await startOperation(environment.id, { kind: "deploy", autoConfirm: true });
  return { ...environment, operationId };
}

/** It runs release 1. */
export async function runningEnvironment(purpose: string, wanted?: Wanted): Promise<Prepared> {
  await setSpeed(AT_ONCE);
  const environment = await launchingEnvironment(purpose, wanted);
  await untilOperation(environment.operationId, "succeeded");
  return environment;
}

/** It runs release 2, which differs from release 1 in these parameters. */
export async function updatedEnvironment(purpose: string, parameters: Record<string, string>, wanted?: Wanted): Promise<Prepared> {
  const environment = await runningEnvironment(purpose, wanted);
  const { number } = await createRelease(environment.id, parameters, "A change to go back from");
  const { id } = await startOperation(environment.id, { kind: "deploy", release: number, autoConfirm: true });
  await untilOperation(id, "succeeded");
  return { ...environment, operationId: id };
}

/** Waits as long as the sandbox needs; fails with what the operation says when it comes to another end. */
export async function untilOperation(operationId: string, state: OperationState): Promise<void> {
  await expect
    .poll(async () => {
      const operation = await readOperation(operationId);
      return operation.state === state ? state : `${operation.state}: ${operation.stateReason ?? operation.rootCause?.reason ?? operation.stackStatus ?? ""}`;
    }, { timeout: 60_000, intervals: [200, 300, 500] })
    .toBe(state);
}
