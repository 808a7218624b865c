import "server-only";

import type { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AppError } from "@/lib/shared/app-error";

import { isAwsRegion } from "../aws-region";
import { DEFAULT_POINTS, type RenderRequest } from "../dashboard-requests";
import type { renderedDashboardSchema, WidgetData } from "../dashboard-view";
import { parseDashboardBody } from "../parse-dashboard-body";
import { planDashboard, type DashboardPlan } from "../plan-dashboard";
import { workInTurn } from "../work-in-turn";
import { findAccountPlace, findEnvironmentPlace, type DashboardPlace } from "./internal/dashboard-place-repository";
import { unavailableBecause } from "./internal/failure-words";
import { listTargetLines } from "./internal/list-target-lines";
import { readWidgetData } from "./internal/read-widget-data";
import { viewOfPlan } from "./internal/view-of-plan";
import { withFirstValues } from "./internal/with-first-values";

const AT_ONCE = 8; // connections to AWS and to the database are shared with everybody else
const BEGIN_WITHIN_MS = 6_000; // hundreds of widgets wait for the pace of GetMetricData longer than a client waits for an answer
const BEGIN_QUERIES_WITHIN_MS = 25_000;
const TOO_LATE = unavailableBecause("So many widgets were asked for at once that this one's turn did not come in time; ask for it alone (POST /api/v1/dashboards/widget-data).", "not-in-time");

type Input = RenderRequest & { actor: Actor; now: Date; signal?: AbortSignal };

/** Any body, with the numbers of all its widgets. Throws `AppError` "invalid-input" for what is none, "unknown-account", "not-found" (the environment), "unknown-region". */
export async function renderDashboard(input: Input): Promise<z.input<typeof renderedDashboardSchema>> {
  authorize(input.actor, "dashboards:read");
  const { place, plan } = await planGivenBody(input);
  const [view, targets] = await Promise.all([viewOfPlan(plan, place, null, input.now.toISOString()), listTargetLines(place, input.now)]);
  const { points = DEFAULT_POINTS, run = false, now, signal } = input;
  const endMs = Date.now() + (run ? BEGIN_QUERIES_WITHIN_MS : BEGIN_WITHIN_MS);
  const data = await workInTurn<DashboardPlan["widgets"][number], WidgetData>(plan.widgets, {
    atOnce: AT_ONCE,
    hasTime: () => Date.now() < endMs,
    work: (planned) => readWidgetData({ actor: input.actor, place, planned, range: plan.range, points, run, targets, now, signal }),
    late: (planned) => (planned.plan.kind === "nothing" ? { kind: "nothing" } : TOO_LATE),
  });
  return { ...view, widgets: view.widgets.map((widget, index) => ({ ...widget, data: data[index] ?? { kind: "nothing" } })) };
}

/** One widget of such a body. Throws as `renderDashboard` does; "not-found" also for a widget that the body does not have. */
export async function renderWidget(input: Input & { index: number }): Promise<WidgetData> {
  authorize(input.actor, "dashboards:read");
  const { place, plan } = await planGivenBody(input);
  const planned = plan.widgets[input.index];
  if (!planned) throw new AppError("not-found", `The body has ${plan.widgets.length} widgets, counted from 0; there is none with the number ${input.index}.`);
  const targets = await listTargetLines(place, input.now);
  return readWidgetData({ actor: input.actor, place, planned, range: plan.range, points: input.points ?? DEFAULT_POINTS, run: input.run ?? false, targets, now: input.now, signal: input.signal });
}

async function planGivenBody({ body, start, end, variables, now, region, ...owner }: Input): Promise<{ place: DashboardPlace; plan: DashboardPlan }> {
  const parsed = parseDashboardBody(body);
  const found = await placeOf(owner);
  if (region !== undefined && !isAwsRegion(region)) throw new AppError("unknown-region", `“${region}” is no region of AWS.`);
  const place = { ...found, region: region ?? found.region };
  return { place, plan: planDashboard(parsed, { start, end, variables: await withFirstValues(parsed, variables, place), now, defaultRegion: place.region }) };
}

async function placeOf({ environmentId, accountId }: Pick<Input, "environmentId" | "accountId">): Promise<DashboardPlace> {
  if (environmentId !== undefined) {
    const place = await findEnvironmentPlace(environmentId);
    if (!place) throw new AppError("not-found", "There is no such environment.");
    return place;
  }
  const place = await findAccountPlace(accountId ?? null);
  if (!place) throw new AppError("unknown-account", accountId === undefined ? "No account is connected yet, so there is nobody to ask for the numbers." : "This account connection does not exist any more.");
  return place;
}
