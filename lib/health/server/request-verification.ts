import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { database, inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import type { VerificationView } from "../verification-view";
import { beginRun } from "./internal/verification-repository";
import { findWatchedEnvironment } from "./internal/watched-environment-repository";
import { verifyRelease } from "./jobs/verify-release";
import { readVerification } from "./read-verification";

/** Has the worker run the checks of the running release anew. Throws "not-found", "not-possible". */
export async function requestVerification({ actor, environmentId, now }: { actor: Actor; environmentId: string; now: Date }): Promise<VerificationView> {
  authorize(actor, "maintenance:write");
  await prepareQueue(verifyRelease);
  const environment = await findWatchedEnvironment(database(), environmentId);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const { release, name } = environment;
  if (release === null) throw new AppError("not-possible", "No release is known to run, so there is nothing to check.");
  await inTransaction(async (tx) => {
    await beginRun(tx, { environmentId, release, operationId: null, requestedBy: actorName(actor), requestedAt: now });
    await enqueue(tx, verifyRelease, { environmentId, release });
    await writeAudit(tx, { actor, action: "verification.request", outcome: { kind: "done" }, environmentId, summary: `Had the checks of ${name}, release ${release}, run anew.` });
  });
  const view = await readVerification({ actor, environmentId });
  if (!view) throw new AppError("not-found", "There is no such environment.");
  return view;
}
