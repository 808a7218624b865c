import "server-only";

import type { TargetLine } from "../../target-marks";
import type { DashboardPlace } from "./dashboard-place-repository";

/** The targets of an environment's plan that are metrics; none for other dashboards. */
export async function listTargetLines(_place: DashboardPlace, _now: Date): Promise<TargetLine[]> {
  return [];
}
