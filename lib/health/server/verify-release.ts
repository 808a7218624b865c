import "server-only";

import { loadOperatingPlan } from "@/lib/catalog/server/load-operating-plan";
import { database } from "@/lib/db/transaction";
import type { JobResult } from "@/lib/jobs/define-job";

import { endRun, findRun, listResults, writeFinding } from "./internal/verification-repository";
import { runChecks, type MachineCheck } from "./internal/run-checks";
import { findWatchedEnvironment } from "./internal/watched-environment-repository";

const LOOK_AGAIN_SECONDS = 60;
const GIVE_UP_MS = 10 * 60_000; // alarms have their first figures, and services have come up, by then or not at all

/**
 * Runs the plan's checks that the machine can, for the release that runs, and again each minute for ten at what has not passed. A step that
 * a person signed since the run was asked for is left as signed.
 */
export async function verifyRelease({ environmentId, release, now, signal }: { environmentId: string; release: number; now: Date; signal: AbortSignal }): Promise<JobResult> {
  const [environment, run] = await Promise.all([findWatchedEnvironment(database(), environmentId), findRun(database(), environmentId, release)]);
  if (!environment || !run || run.finishedAt) return "done";
  const plan = (await loadOperatingPlan())(environment);
  if (!plan || environment.release !== release) {
    await endRun(database(), { environmentId, release, requestedAt: run.requestedAt, now }); // something else runs meanwhile, and has a run of its own
    return "done";
  }

  const known = await listResults(database(), environmentId, release);
  const isSettled = (key: string): boolean => {
    const result = known.get(key);
    return result !== undefined && result.at >= run.requestedAt && (result.signedBy !== null || result.outcome === "passed");
  };
  const open = plan.verification.flatMap(({ key, check }): { key: string; check: MachineCheck }[] => (check.kind === "by-hand" || isSettled(key) ? [] : [{ key, check }]));
  const findings = await runChecks(environment, open, signal);
  for (const [stepKey, finding] of findings) await writeFinding(database(), { environmentId, release, stepKey, ...finding, at: now, requestedAt: run.requestedAt });

  const isThrough = [...findings.values()].every(({ outcome }) => outcome === "passed") || now.getTime() - run.requestedAt.getTime() >= GIVE_UP_MS;
  if (!isThrough) return { againInSeconds: LOOK_AGAIN_SECONDS };
  await endRun(database(), { environmentId, release, requestedAt: run.requestedAt, now });
  return "done";
}
