import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import type { DashboardView } from "../dashboard-view";
import { parseDashboardBody } from "../parse-dashboard-body";
import { planDashboard } from "../plan-dashboard";
import { findPlace, type DashboardOwner } from "./internal/find-place";
import { loadDashboardBody } from "./internal/load-dashboard-body";
import { viewOfPlan } from "./internal/view-of-plan";
import { withFirstValues } from "./internal/with-first-values";

type Input = { actor: Actor; owner: DashboardOwner; name: string; start?: string; end?: string; variables?: Record<string, string>; now: Date };

/**
 * A dashboard as AWS has it now (at most 15 s old), understood and placed, without its numbers. Null: no such environment, account or
 * dashboard. Throws `AwsError` where AWS does not say, and `AppError` "invalid-input" where what AWS keeps is no body.
 */
export async function readDashboard({ actor, owner, name, ...asked }: Input): Promise<DashboardView | null> {
  authorize(actor, "dashboards:read");
  const place = await findPlace(owner);
  const stored = place && (await loadDashboardBody(place, name));
  if (!stored) return null;
  const body = parseDashboardBody(stored.body);
  const plan = planDashboard(body, { ...asked, variables: await withFirstValues(body, asked.variables, place), defaultRegion: place.region });
  return viewOfPlan(plan, place, name, stored.asOf);
}
