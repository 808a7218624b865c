import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AppError } from "@/lib/shared/app-error";

import type { RehearsalsView } from "../rehearsal";
import { findMaintained } from "./internal/maintained-environment-repository";
import { findObstacle } from "./internal/find-obstacle";
import { listRehearsalRecords } from "./internal/rehearsal-repository";
import { rehearsalViewOf } from "./internal/rehearsal-view-of";

const SHOWN = 10;

/** An environment's last rehearsals, newest first, with their operations as they stand now. Throws "not-found". */
export async function listRehearsals({ actor, environmentId }: { actor: Actor; environmentId: string }): Promise<RehearsalsView> {
  authorize(actor, "maintenance:read");
  const [environment, records] = await Promise.all([findMaintained(environmentId), listRehearsalRecords(environmentId, SHOWN)]);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const [items, obstacle] = await Promise.all([Promise.all(records.map((record) => rehearsalViewOf(actor, record))), findObstacle(actor, environment)]);
  return { items, obstacle, isSandbox: environment.accountKind === "sandbox" };
}
