import "server-only";

import { listTargetMetrics } from "@/lib/metrics/server/list-target-metrics";

import type { TargetLine } from "../../target-marks";
import type { DashboardPlace } from "./dashboard-place-repository";

/** The targets of an environment's plan that are metrics; none for other dashboards. */
export async function listTargetLines({ environmentId }: DashboardPlace, now: Date): Promise<TargetLine[]> {
  return environmentId === null ? [] : listTargetMetrics(environmentId, now);
}
