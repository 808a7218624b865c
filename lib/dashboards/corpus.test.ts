import { expect, test } from "vitest";

import { dashboardViewSchema } from "./dashboard-view";
import { parseDashboardBody } from "./parse-dashboard-body";
import { planDashboard } from "./plan-dashboard";
import { readCorpus } from "./testing/read-corpus";

const now = new Date("2026-11-26T12:00:00Z");
const widgetSchema = dashboardViewSchema.shape.widgets;

test.each(readCorpus())("every widget of $file is understood", ({ body }) => {
  const plan = planDashboard(parseDashboardBody(body), { now, defaultRegion: "us-east-1" });
  widgetSchema.parse(plan.widgets.map(({ widget }) => widget));
  for (const { content, plan: asked } of plan.widgets) {
    expect(content).not.toMatchObject({ kind: "unreadable" });
    if (asked.kind === "metric" && asked.alarmArn === null) {
      expect(asked.requests.length).toBeGreaterThan(0);
      for (const { queries } of asked.requests) expect(new Set(queries.map(({ id }) => id)).size).toBe(queries.length);
    }
  }
  expect(plan.remarks.filter((remark) => !/stood on others|empty rows/.test(remark))).toEqual([]);
});
