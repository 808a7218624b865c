import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AppError } from "@/lib/shared/app-error";

import type { SettingView } from "../setting";
import { listExtraTasks } from "./internal/extra-task-repository";
import { findMaintained } from "./internal/maintained-environment-repository";

/** By which rules an environment's tasks are due, and the tasks that were added to it. Throws "not-found". */
export async function readSetting({ actor, environmentId }: { actor: Actor; environmentId: string }): Promise<SettingView> {
  authorize(actor, "maintenance:read");
  const [environment, extraTasks] = await Promise.all([findMaintained(environmentId), listExtraTasks([environmentId])]);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const { setting, setBy, setAt, calendar } = environment;
  return { environmentId, setting, setBy, setAt: setAt?.toISOString() ?? null, askedFrom: calendar.askedFrom?.toISOString() ?? null, extraTasks: extraTasks.map(({ environmentId: _of, ...task }) => task) };
}
