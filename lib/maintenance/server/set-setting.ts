import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";
import { publish } from "@/lib/stream/server/stream-repository";

import type { Setting, SettingView } from "../setting";
import { findMaintained, storeSetting } from "./internal/maintained-environment-repository";
import { forgetDueSummary } from "./internal/kept-due-summary";
import { readSetting } from "./read-setting";

/** Sets zone, deadlines, who is responsible, and since when tasks are asked for. What was signed stays as it was. Throws "not-found". */
export async function setSetting({ actor, environmentId, setting, now }: { actor: Actor; environmentId: string; setting: Setting; now: Date }): Promise<SettingView> {
  authorize(actor, "maintenance:write");
  const environment = await findMaintained(environmentId);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  await inTransaction(async (tx) => {
    await storeSetting(tx, environmentId, setting, { setBy: actorName(actor), setAt: now });
    const { zone, dueRules, responsible, countsFrom } = setting;
    await writeAudit(tx, {
      actor,
      action: "maintenance.set",
      outcome: { kind: "done" },
      object: { type: "maintenance-setting", id: environmentId },
      environmentId,
      summary: `Set when maintenance of ${environment.name} is due.`,
      details: { zone, daily: dueRules.daily.time, weekly: `${dueRules.weekly.weekday} ${dueRules.weekly.time}`, monthly: `${dueRules.monthly.on} ${dueRules.monthly.time}`, responsible, countsFrom },
    });
    await publish(tx, { topics: ["maintenance"], event: "maintenance", data: { environmentId, taskKey: null, instance: null } });
  });
  forgetDueSummary();
  return readSetting({ actor, environmentId });
}
