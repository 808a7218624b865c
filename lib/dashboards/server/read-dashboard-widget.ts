import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import { DEFAULT_POINTS } from "../dashboard-requests";
import type { WidgetData } from "../dashboard-view";
import { parseDashboardBody } from "../parse-dashboard-body";
import { planDashboard } from "../plan-dashboard";
import { findPlace, type DashboardOwner } from "./internal/find-place";
import { listTargetLines } from "./internal/list-target-lines";
import { loadDashboardBody } from "./internal/load-dashboard-body";
import { readWidgetData } from "./internal/read-widget-data";
import { withFirstValues } from "./internal/with-first-values";

type Input = {
  actor: Actor;
  owner: DashboardOwner;
  name: string;
  index: number;
  start?: string;
  end?: string;
  variables?: Record<string, string>;
  points?: number;
  run?: boolean;
  now: Date;
  signal?: AbortSignal;
};

/** The numbers of one widget, or why there are none. Null: no such owner, dashboard or widget. Throws `AwsError` where AWS does not give the body. */
export async function readDashboardWidget({ actor, owner, name, index, points = DEFAULT_POINTS, run = false, signal, ...asked }: Input): Promise<WidgetData | null> {
  authorize(actor, "dashboards:read");
  const place = await findPlace(owner);
  const stored = place && (await loadDashboardBody(place, name));
  if (!stored) return null;
  const body = parseDashboardBody(stored.body);
  const plan = planDashboard(body, { ...asked, variables: await withFirstValues(body, asked.variables, place), defaultRegion: place.region });
  const planned = plan.widgets[index];
  if (!planned) return null;
  const targets = await listTargetLines(place, asked.now);
  return readWidgetData({ actor, place, planned, range: plan.range, points, run, targets, now: asked.now, signal });
}
