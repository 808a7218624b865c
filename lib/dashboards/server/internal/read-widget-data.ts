import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { log } from "@/lib/env/log";
import { AppError } from "@/lib/shared/app-error";

import type { WidgetData } from "../../dashboard-view";
import type { DashboardPlan } from "../../plan-dashboard";
import type { DashboardPlace } from "./dashboard-place-repository";
import { unavailableBecause } from "./failure-words";
import { readAlarmWidget } from "./read-alarm-widget";
import { readExplorerWidget } from "./read-explorer-widget";
import { readLogWidget } from "./read-log-widget";
import { readMetricWidget } from "./read-metric-widget";
import type { TargetLine } from "../../target-marks";
import { targetMarks } from "../../target-marks";

export type WidgetQuestion = {
  actor: Actor;
  place: DashboardPlace;
  planned: DashboardPlan["widgets"][number];
  range: { start: Date; end: Date };
  /** Pixels that a line has. */
  points: number;
  /** A Logs Insights query may run. */
  run: boolean;
  targets: readonly TargetLine[];
  now: Date;
  signal?: AbortSignal;
};

/** What stands in a widget's frame. Whatever goes wrong is said in it: one widget never takes the others with it. */
export async function readWidgetData(question: WidgetQuestion): Promise<WidgetData> {
  try {
    return await readByKind(question);
  } catch (error) {
    question.signal?.throwIfAborted();
    if (error instanceof AppError) return unavailableBecause(error.message, error.code);
    log().error({ err: error, widget: question.planned.widget.index }, "a widget could not be read");
    return unavailableBecause("This widget could not be read because of a fault of the panel itself; the others are not affected.", "internal");
  }
}

async function readByKind({ actor, place, planned, range, points, run, targets, signal }: WidgetQuestion): Promise<WidgetData> {
  const { plan } = planned;
  const scope = { accountId: place.accountId, region: planned.region ?? place.region };
  switch (plan.kind) {
    case "metric":
      return readMetricWidget({ place, plan, points, targets: targetMarks(plan.requests, targets), signal });
    case "log":
      if (run) authorize(actor, "logs:read"); // its answer is lines of logs
      return readLogWidget({ scope, question: plan.question, ...range, run });
    case "alarm":
      return readAlarmWidget(place, plan);
    case "explorer":
      return readExplorerWidget({ scope, question: plan.question, range, points, signal });
    case "nothing":
      return { kind: "nothing" };
  }
}
