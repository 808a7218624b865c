import { readTimeRange, type TimeRange } from "@/lib/metrics/time-range";

import { applyVariables, valueOf } from "./apply-variables";
import type { DashboardView, Widget } from "./dashboard-view";
import { isRecord, type JsonValue } from "./json-value";
import type { DashboardBody } from "./parse-dashboard-body";
import { placeWidgets } from "./place-widgets";
import { planWidget, type PlannedWidget } from "./plan-widget";
import { readVariables, type BodyVariable } from "./read-variables";

export type DashboardQuestion = {
  /** Null or left out: as the body says. */
  start?: string | null;
  end?: string | null;
  variables?: Readonly<Record<string, string>>;
  now: Date;
  /** For widgets that name none. */
  defaultRegion: string;
};

export type DashboardPlan = {
  widgets: (PlannedWidget & { widget: Widget })[];
  variables: BodyVariable[];
  values: Record<string, string | null>;
  range: TimeRange;
  remarks: string[];
};

/** A whole body, understood: where each widget stands, what it shows and what it takes to fill it. Asks nobody; never throws. */
export function planDashboard(body: DashboardBody, question: DashboardQuestion): DashboardPlan {
  const { now, defaultRegion, variables: asked = {} } = question;
  const { range, remark } = question.start ? readTimeRange({ start: question.start, end: question.end, now }) : readTimeRange({ start: body.start, end: body.end, now });
  const { variables, remarks: variableRemarks } = readVariables(body.variables);
  const { widgets: applied, remarks: appliedRemarks } = applyVariables(body.widgets, variables, asked);
  const { places, remarks: placeRemarks } = placeWidgets(body.widgets.map(wishOf));
  const context = { range, now, periodOverride: body.periodOverride, defaultRegion };
  const widgets = applied.map((one, index) => {
    const planned = withRemark(planWidget(one, context), question.start ? remark : null);
    const { title, region, content } = planned;
    const place = places[index] ?? { x: 0, y: 0, width: 6, height: 6 };
    return { ...planned, widget: { index, place, title, region, content } };
  });
  const ofWidgets = widgets.flatMap(({ plan, title, remarks }, index) => (plan.kind === "metric" ? [] : remarks.map((words) => `${title ? `“${title}”` : `Widget ${index + 1}`}: ${words}`)));
  return {
    widgets,
    variables,
    values: Object.fromEntries(variables.map((variable) => [variable.id, valueOf(variable, asked)])),
    range,
    remarks: [...body.remarks, ...(remark === null ? [] : [remark]), ...variableRemarks, ...appliedRemarks, ...placeRemarks, ...ofWidgets],
  };
}

/** Who asks for one widget's numbers sees no other remark on a range that was put right. */
function withRemark(planned: PlannedWidget, remark: string | null): PlannedWidget {
  if (remark === null || planned.plan.kind !== "metric") return planned;
  return { ...planned, plan: { ...planned.plan, remarks: [remark, ...planned.plan.remarks] } };
}

const wishOf = (widget: JsonValue) => (isRecord(widget) ? { x: widget.x, y: widget.y, width: widget.width, height: widget.height } : {});

export const rangeView = ({ start, end, relative }: TimeRange): DashboardView["range"] => ({ start: start.toISOString(), end: end.toISOString(), relative });
