import "server-only";

import { randomBytes } from "node:crypto";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";
import { publish } from "@/lib/stream/server/stream-repository";

import type { NewExtraTask, SettingView } from "../setting";
import { insertExtraTask, listExtraTasks, lockExtraTasks } from "./internal/extra-task-repository";
import { findMaintained } from "./internal/maintained-environment-repository";
import { forgetDueSummary } from "./internal/kept-due-summary";
import { readSetting } from "./read-setting";

const MOST = 30; // a board is read at a glance

/** Adds a task to an environment's own, asked for from now on. Throws "not-found", "name-taken", "not-possible". */
export async function addExtraTask({ actor, environmentId, task, now }: { actor: Actor; environmentId: string; task: NewExtraTask; now: Date }): Promise<SettingView> {
  authorize(actor, "maintenance:write");
  const environment = await findMaintained(environmentId);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const key = `own-${randomBytes(5).toString("hex")}`;
  await inTransaction(async (tx) => {
    await lockExtraTasks(tx, environmentId);
    const own = await listExtraTasks([environmentId], tx);
    if (own.length >= MOST) throw new AppError("not-possible", `An environment has at most ${MOST} tasks of its own.`);
    if (own.some(({ title, period }) => period === task.period && title.toLowerCase() === task.title.toLowerCase())) throw new AppError("name-taken", `There is a ${task.period} task of that name already.`);
    const id = await insertExtraTask(tx, { ...task, environmentId, key, createdBy: actorName(actor), createdAt: now });
    await writeAudit(tx, {
      actor,
      action: "maintenance.add-task",
      outcome: { kind: "done" },
      object: { type: "maintenance-extra-task", id },
      environmentId,
      summary: `Added the ${task.period} task "${task.title}" to ${environment.name}.`,
      details: { period: task.period, evidence: task.evidence.join(", ") },
    });
    await publish(tx, { topics: ["maintenance"], event: "maintenance", data: { environmentId, taskKey: key, instance: null } });
  });
  forgetDueSummary();
  return readSetting({ actor, environmentId });
}
