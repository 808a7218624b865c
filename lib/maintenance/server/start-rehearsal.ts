import "server-only";

import { readSandboxFaults } from "@/lib/accounts/server/read-sandbox-faults";
import { setSandboxFaults } from "@/lib/accounts/server/set-sandbox-faults";
import { sandboxFaultInputSchema } from "@/lib/accounts/sandbox-controls";
import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { createRelease } from "@/lib/releases/server/create-release";
import { readRelease } from "@/lib/releases/server/read-release";
import { startOperation } from "@/lib/releases/server/start-operation";
import { AppError } from "@/lib/shared/app-error";

import { HARMLESS_PARAMETER, harmlessValue, obstacleToRehearsal, type RehearsalView, type StartRehearsal } from "../rehearsal";
import { advanceRehearsal } from "./internal/advance-rehearsal";
import { findMaintained } from "./internal/calendar-repository";
import { findRehearsal, insertRehearsal, moveRehearsal } from "./internal/rehearsal-repository";

/**
 * Begins to rehearse a rollback: makes a release that changes only how long logs are kept, and asks for its deployment. `failing` has the
 * sandbox break it, so that CloudFormation goes back by itself. Throws "not-found", "not-possible", "sandbox-only", and what making a
 * release and asking for a deployment throw; then the rehearsal stands as stopped.
 */
export async function startRehearsal({ actor, now, environmentId, failing, note }: { actor: Actor; now: Date } & StartRehearsal): Promise<RehearsalView> {
  authorize(actor, "maintenance:write");
  const environment = await findMaintained(environmentId);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const obstacle = obstacleToRehearsal({ ...environment, hasStack: environment.stackArn !== null });
  const fromRelease = environment.runningRelease;
  if (obstacle !== null || fromRelease === null) throw new AppError("not-possible", obstacle ?? "Nothing runs here.");
  if (failing && environment.accountKind !== "sandbox") throw new AppError("sandbox-only", "Only the sandbox can be made to fail.");

  const id = await inTransaction(async (tx) => {
    const made = await insertRehearsal(tx, { environmentId, failing, fromRelease, note, startedBy: actorName(actor), startedAt: now });
    if (made === null) throw new AppError("not-possible", "A rollback is being rehearsed here already.");
    await writeAudit(tx, {
      actor,
      action: "rehearsal.start",
      outcome: { kind: "done" },
      object: { type: "rehearsal", id: made },
      environmentId,
      summary: `Began to rehearse a rollback of ${environment.name} from release ${fromRelease}${failing ? ", by a deployment that fails" : ""}.`,
    });
    return made;
  });
  try {
    const harmlessRelease = await makeHarmlessRelease(actor, environmentId, fromRelease);
    if (failing) await breakNextUpdate(actor, environmentId);
    const { id: deployOperationId } = await startOperation({ actor, environmentId, kind: "deploy", release: harmlessRelease, autoConfirm: true, reason: "Rehearsal of a rollback" });
    await inTransaction((tx) => moveRehearsal(tx, { id, state: "deploying" }, { harmlessRelease, deployOperationId }));
  } catch (error) {
    const reason = error instanceof AppError ? error.message : "It could not be begun, for a reason of Pilothouse's own.";
    await inTransaction((tx) => moveRehearsal(tx, { id, state: "deploying" }, { state: "stopped", reason, endedAt: now }));
    throw error;
  }
  const record = await findRehearsal(id);
  if (!record) throw new AppError("not-found", "The rehearsal was not found again.");
  return advanceRehearsal(actor, record, now);
}

async function makeHarmlessRelease(actor: Actor, environmentId: string, from: number): Promise<number> {
  const release = await readRelease({ actor, environmentId, number: from });
  const current = release?.parameters[HARMLESS_PARAMETER];
  if (current === undefined) throw new AppError("not-possible", `Release ${from} has no parameter ${HARMLESS_PARAMETER} that could be changed without harm.`);
  const { number } = await createRelease({ actor, environmentId, from, parameters: { [HARMLESS_PARAMETER]: harmlessValue(current) }, note: "Rehearsal of a rollback: logs are kept for another time, nothing else changes." });
  return number;
}

async function breakNextUpdate(actor: Actor, environmentId: string): Promise<void> {
  const [environment, { faults }] = await Promise.all([readEnvironment({ actor, environmentId }), readSandboxFaults({ actor })]);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const standing = faults.map(({ id: _id, ...fault }) => sandboxFaultInputSchema.parse(fault));
  const fault = sandboxFaultInputSchema.parse({ stack: environment.stackName, logicalId: "*", operation: "update", message: "Made to fail, to rehearse a rollback.", times: 1 });
  await setSandboxFaults({ actor, faults: [...standing, fault] });
}
