import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { loadOperatingPlan } from "@/lib/catalog/server/load-operating-plan";
import { database } from "@/lib/db/transaction";

import type { VerificationView } from "../verification-view";
import { findRun, listResults } from "./internal/verification-repository";
import { findWatchedEnvironment } from "./internal/watched-environment-repository";

/** The plan's check list for the release that runs; null: no such environment. */
export async function readVerification({ actor, environmentId }: { actor: Actor; environmentId: string }): Promise<VerificationView | null> {
  authorize(actor, "environments:read");
  const environment = await findWatchedEnvironment(database(), environmentId);
  if (!environment) return null;
  const { release } = environment;
  const steps = (await loadOperatingPlan())(environment)?.verification ?? [];
  const [run, results] = release === null ? [null, new Map<string, never>()] : await Promise.all([findRun(database(), environmentId, release), listResults(database(), environmentId, release)]);
  return {
    release,
    run: run && { requestedBy: run.requestedBy, requestedAt: run.requestedAt.toISOString(), finishedAt: run.finishedAt?.toISOString() ?? null },
    steps: steps.map(({ key, title, check }) => {
      const result = results.get(key);
      return { key, title, kind: check.kind, how: check.kind === "by-hand" ? check.how : null, result: result ? { ...result, at: result.at.toISOString() } : null };
    }),
  };
}
