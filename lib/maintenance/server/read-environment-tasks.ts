import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AppError } from "@/lib/shared/app-error";

import type { BoardEnvironment } from "../board-view";
import type { Period } from "../period-instance";
import { loadBoardEnvironments } from "./internal/load-board-environments";

/** What one environment has to do today, this week and this month. Throws "not-found". */
export async function readEnvironmentTasks({ actor, environmentId, now }: { actor: Actor; environmentId: string; now: Date }): Promise<Record<Period, BoardEnvironment>> {
  authorize(actor, "maintenance:read");
  const of = async (period: Period): Promise<BoardEnvironment> => {
    const [environment] = await loadBoardEnvironments({ period, now, ids: [environmentId] });
    if (!environment) throw new AppError("not-found", "There is no such environment.");
    return environment;
  };
  const [daily, weekly, monthly] = await Promise.all([of("daily"), of("weekly"), of("monthly")]);
  return { daily, weekly, monthly };
}
