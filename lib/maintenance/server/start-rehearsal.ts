import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { asPartOfAnother } from "@/lib/http/server/answered-transaction";
import { createRelease } from "@/lib/releases/server/create-release";
import { readRelease } from "@/lib/releases/server/read-release";
import { startOperation } from "@/lib/releases/server/start-operation";
import { AppError } from "@/lib/shared/app-error";

import { HARMLESS_PARAMETER, harmlessValue, type RehearsalView, type StartRehearsal } from "../rehearsal";
import { findMaintained } from "./internal/maintained-environment-repository";
import { findObstacle } from "./internal/find-obstacle";
import { breakNextUpdate, forgetFault } from "./internal/rehearsal-fault";
import { findRehearsal, insertRehearsal, moveRehearsal } from "./internal/rehearsal-repository";
import { rehearsalViewOf } from "./internal/rehearsal-view-of";
import { tellRehearsal } from "./internal/tell-rehearsal";

type Input = { actor: Actor; now: Date } & StartRehearsal;

/**
 * Begins to rehearse a rollback: makes a release that changes only how long logs are kept, and asks for its deployment. `failing` has the
 * sandbox break it, so that CloudFormation goes back by itself. Throws "not-found", "not-possible", "sandbox-only", and what making a
 * release and asking for a deployment throw; then the rehearsal stands as stopped, and nothing is left in the sandbox that would fail.
 */
export async function startRehearsal({ actor, now, environmentId, failing, note }: Input): Promise<RehearsalView> {
  authorize(actor, "maintenance:write");
  const environment = await findMaintained(environmentId);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const obstacle = await findObstacle(actor, environment);
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
    await tellRehearsal(tx, environmentId);
    return made;
  });
  try {
    await deployHarmlessRelease(actor, { id, environmentId, fromRelease, failing });
  } catch (error) {
    await stopAtTheStart(actor, { id, environmentId, failing, now }, error);
    throw error;
  }
  const record = await findRehearsal(id);
  if (!record) throw new AppError("not-found", "The rehearsal was not found again.");
  return rehearsalViewOf(actor, record);
}

type Begun = { id: string; environmentId: string; fromRelease: number; failing: boolean };

async function deployHarmlessRelease(actor: Actor, { id, environmentId, fromRelease, failing }: Begun): Promise<void> {
  const harmlessRelease = await makeHarmlessRelease(actor, environmentId, fromRelease);
  // Kept before the deployment is asked for: whoever takes up what was cut off here finds the operation by it.
  await inTransaction((tx) => moveRehearsal(tx, { id, state: "deploying" }, { harmlessRelease }));
  if (failing) await breakNextUpdate(actor, environmentId);
  const { id: deployOperationId } = await asPartOfAnother(() => startOperation({ actor, environmentId, kind: "deploy", release: harmlessRelease, autoConfirm: true, reason: "Rehearsal of a rollback" }));
  await inTransaction((tx) => moveRehearsal(tx, { id, state: "deploying" }, { deployOperationId }));
}

async function makeHarmlessRelease(actor: Actor, environmentId: string, from: number): Promise<number> {
  const release = await readRelease({ actor, environmentId, number: from });
  const current = release?.parameters[HARMLESS_PARAMETER];
  if (current === undefined) throw new AppError("not-possible", `Release ${from} has no parameter ${HARMLESS_PARAMETER} that could be changed without harm.`);
  const { number } = await createRelease({ actor, environmentId, from, parameters: { [HARMLESS_PARAMETER]: harmlessValue(current) }, note: "Rehearsal of a rollback: logs are kept for another time, nothing else changes." });
  return number;
}

async function stopAtTheStart(actor: Actor, { id, environmentId, failing, now }: Omit<Begun, "fromRelease"> & { now: Date }, error: unknown): Promise<void> {
  const reason = error instanceof AppError ? error.message : "It could not be begun, for a reason of Pilothouse's own.";
  if (failing) await forgetFault(actor, environmentId);
  await inTransaction(async (tx) => {
    await moveRehearsal(tx, { id, state: "deploying" }, { state: "stopped", reason, endedAt: now });
    await tellRehearsal(tx, environmentId);
    await writeAudit(tx, { actor, action: "rehearsal.stop", outcome: { kind: "done" }, object: { type: "rehearsal", id }, environmentId, summary: `The rehearsal of a rollback ended before it had begun: ${reason}` });
  });
}
