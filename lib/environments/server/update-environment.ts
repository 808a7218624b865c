import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { EnvironmentDetail } from "../environment-view";
import type { UpdateEnvironment } from "../update-environment-input";
import { changeEnvironment, lockEnvironment } from "./internal/environment-repository";
import { publishEnvironment } from "./publish-environment";
import { readEnvironment } from "./read-environment";

/** Changes stage, tags or protection. Stage and tags reach the stack with its next release, not before. Throws `AppError` "not-found". */
export async function updateEnvironment({
  actor,
  environmentId,
  change,
}: {
  actor: Actor;
  environmentId: string;
  change: UpdateEnvironment;
}): Promise<EnvironmentDetail> {
  authorize(actor, "environments:write");
  await inTransaction(async (tx) => {
    const before = await lockEnvironment(tx, environmentId);
    if (!before) throw new AppError("not-found", "There is no such environment.");
    await changeEnvironment(tx, environmentId, change);
    await writeAudit(tx, {
      actor,
      action: "environment.update",
      outcome: { kind: "done" },
      object: { type: "environment", id: environmentId },
      environmentId,
      summary: `Changed ${before.name}: ${changeInWords(change)}.`,
      details: { ...(change.stage ? { stage: change.stage } : {}), ...(change.protected === undefined ? {} : { protected: change.protected }) },
    });
    await publishEnvironment(tx, environmentId);
  });
  const environment = await readEnvironment({ actor, environmentId });
  if (!environment) throw new AppError("not-found", "The environment was removed meanwhile.");
  return environment;
}

function changeInWords(change: UpdateEnvironment): string {
  const words = [];
  if (change.stage !== undefined) words.push(`stage ${change.stage}`);
  if (change.protected !== undefined) words.push(change.protected ? "protected" : "no longer protected");
  if (change.tags !== undefined) words.push(`${Object.keys(change.tags).length} tags`);
  return words.join(", ");
}
