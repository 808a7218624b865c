import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { MAINTENANCE_PERIODS } from "@/lib/catalog/plan-operations";
import { AppError } from "@/lib/shared/app-error";

import type { HistoryView } from "../history-view";
import type { Period } from "../period-instance";
import { listExtraTasks } from "./internal/extra-task-repository";
import { findMaintained } from "./internal/maintained-environment-repository";
import { loadPasts } from "./internal/load-pasts";
import { loadTasksOf } from "./internal/asked-tasks";

const SHOWN: Record<Period, number> = { daily: 92, weekly: 26, monthly: 13 };

/** How the last three months of days, half a year of weeks and a year of months stood. Throws "not-found". */
export async function readHistory({ actor, environmentId, now }: { actor: Actor; environmentId: string; now: Date }): Promise<HistoryView> {
  authorize(actor, "maintenance:read");
  const environment = await findMaintained(environmentId);
  if (!environment) throw new AppError("not-found", "There is no such environment.");
  const tasksOf = await loadTasksOf(await listExtraTasks([environmentId]));
  const periods = await Promise.all(
    MAINTENANCE_PERIODS.map(async (period) => {
      const past = (await loadPasts({ period, now, environments: [environment], tasksOf, lookBack: SHOWN[period] })).get(environmentId);
      const instances = (past?.newestFirst ?? []).map(({ overdue: _overdue, ...instance }) => instance).toReversed();
      return { period, streak: past?.streak ?? 0, instances };
    }),
  );
  return { environmentId, zone: environment.calendar.zone, periods };
}
