import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import type { SignStep, VerificationView } from "../verification-view";
import { writeSignature } from "./internal/verification-repository";
import { holdRunningRelease } from "./internal/watched-environment-repository";
import { readVerification } from "./read-verification";

type Signing = { actor: Actor; environmentId: string; stepKey: string; now: Date } & SignStep;

/**
 * Signs one step for the running release: one that only a person can do, or in the machine's place with what it could not see.
 * Throws "not-found", "not-possible": nothing runs, or another release than the one that was looked at.
 */
export async function signVerificationStep({ actor, environmentId, stepKey, release: seenRelease, outcome, note, now }: Signing): Promise<VerificationView> {
  authorize(actor, "maintenance:write");
  const view = await readVerification({ actor, environmentId });
  const step = view?.steps.find(({ key }) => key === stepKey);
  if (!view || !step) throw new AppError("not-found", "There is no such step on the check list of this environment.");
  await inTransaction(async (tx) => {
    const release = await holdRunningRelease(tx, environmentId);
    if (release === null) throw new AppError("not-possible", "No release is known to run, so there is nothing to sign for.");
    if (seenRelease !== undefined && seenRelease !== release) throw new AppError("not-possible", `Release ${release} runs meanwhile, not ${seenRelease}: look at its check list, then sign.`);
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
