import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { SignStep, VerificationView } from "../verification-view";
import { writeSignature } from "./internal/verification-repository";
import { readVerification } from "./read-verification";

/** Signs one step for the running release: one that only a person can do, or in the machine's place with what it could not see. Throws "not-found", "not-possible". */
export async function signVerificationStep({ actor, environmentId, stepKey, outcome, note, now }: { actor: Actor; environmentId: string; stepKey: string; now: Date } & SignStep): Promise<VerificationView> {
  authorize(actor, "maintenance:write");
  const view = await readVerification({ actor, environmentId });
  const step = view?.steps.find(({ key }) => key === stepKey);
  if (!view || !step) throw new AppError("not-found", "There is no such step on the check list of this environment.");
  const { release } = view;
  if (release === null) throw new AppError("not-possible", "No release is known to run, so there is nothing to sign for.");
  await inTransaction(async (tx) => {
    await writeSignature(tx, { environmentId, release, stepKey, outcome, detail: note, at: now, signedBy: actorName(actor) });
    await writeAudit(tx, {
      actor,
      action: "verification.sign",
      outcome: { kind: "done" },
      environmentId,
      summary: `Signed “${step.title}” of release ${release} as ${outcome}.`,
      details: { step: stepKey, release, note },
    });
  });
  return (await readVerification({ actor, environmentId })) ?? view;
}
