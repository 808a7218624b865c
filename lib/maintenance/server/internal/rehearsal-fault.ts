import "server-only";

import { readSandboxFaults } from "@/lib/accounts/server/read-sandbox-faults";
import { setSandboxFaults } from "@/lib/accounts/server/set-sandbox-faults";
import { sandboxFaultInputSchema } from "@/lib/accounts/sandbox-controls";
import type { Actor } from "@/lib/auth/actor";
import { log } from "@/lib/env/log";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { AppError } from "@/lib/shared/app-error";

const MESSAGE = "Made to fail, to rehearse a rollback.";

/** Has the sandbox fail the first resource that the environment's next update changes. Throws "not-found", "sandbox-only", "aws-unavailable". */
export async function breakNextUpdate(actor: Actor, environmentId: string): Promise<void> {
  const { stackName, others } = await readStanding(actor, environmentId);
  const fault = sandboxFaultInputSchema.parse({ stack: stackName, logicalId: "*", operation: "update", message: MESSAGE, times: 1 });
  await setSandboxFaults({ actor, faults: [...others, fault] });
}

/** Takes back what has not struck, so that it cannot strike what somebody else deploys. Where no sandbox answers, nothing can strike. */
export async function forgetFault(actor: Actor, environmentId: string): Promise<void> {
  try {
    const { others, ours } = await readStanding(actor, environmentId);
    if (ours > 0) await setSandboxFaults({ actor, faults: others });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log().warn({ err: error, environmentId }, "a rehearsal's fault was not taken back");
  }
}

async function readStanding(actor: Actor, environmentId: string) {
  const [environment, { faults }] = await Promise.all([readEnvironment({ actor, environmentId }), readSandboxFaults({ actor })]);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const { stackName } = environment;
  const others = faults.filter(({ stack, message }) => stack !== stackName || message !== MESSAGE);
  return { stackName, others: others.map(({ id: _id, ...fault }) => sandboxFaultInputSchema.parse(fault)), ours: faults.length - others.length };
}
