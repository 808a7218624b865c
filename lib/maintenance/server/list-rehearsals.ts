import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AppError } from "@/lib/shared/app-error";

import { obstacleToRehearsal, type RehearsalsView } from "../rehearsal";
import { advanceRehearsal } from "./internal/advance-rehearsal";
import { findMaintained } from "./internal/calendar-repository";
import { listRehearsalRecords } from "./internal/rehearsal-repository";

const SHOWN = 10;

/** An environment's last rehearsals, newest first, as their operations stand now. Throws "not-found". */
export async function listRehearsals({ actor, environmentId, now }: { actor: Actor; environmentId: string; now: Date }): Promise<RehearsalsView> {
  authorize(actor, "maintenance:read");
  const [environment, records] = await Promise.all([findMaintained(environmentId), listRehearsalRecords(environmentId, SHOWN)]);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const items = await Promise.all(records.map((record) => advanceRehearsal(actor, record, now)));
  return { items, obstacle: obstacleToRehearsal({ ...environment, hasStack: environment.stackArn !== null }), isSandbox: environment.accountKind === "sandbox" };
}
