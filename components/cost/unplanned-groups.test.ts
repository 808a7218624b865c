import { expect, test } from "vitest";

import type { UnplannedPart } from "@/lib/pricing/estimate-view";

import { groupUnplanned } from "./unplanned-groups";

const part = (resource: string, title: string, listUsd: number, over: Partial<UnplannedPart> = {}): UnplannedPart => ({
  resource,
  resourceType: "AWS::X::Y",
  title,
  charge: "hours",
  basis: "fixed",
  listUsd,
  arithmetic: `1 × ${listUsd} USD`,
  unitPrices: [],
  inTotal: true,
  ...over,
});

test("fourteen alarms are one line of what no plan covers, and the dearest kind comes first", () => {
  const groups = groupUnplanned([part("ErrorsAlarm", "Alarm", 0.1), part("ApiDashboard", "Dashboard", 3), part("LatencyAlarm", "Alarm", 0.2)]);
  expect(groups.map(({ title }) => title)).toEqual(["Dashboard", "Alarm"]);
  expect(groups[1]?.listUsd).toBeCloseTo(0.3, 6);
  expect(groups[1]).toMatchObject({ resources: ["ErrorsAlarm", "LatencyAlarm"], arithmetic: ["ErrorsAlarm: 1 × 0.1 USD", "LatencyAlarm: 1 × 0.2 USD"] });
});

// A total that leaves something out, and a line that adds it, must not be the same line.
test("what may not come is kept apart from what will", () => {
  expect(groupUnplanned([part("A", "Volume", 1), part("B", "Volume", 2, { inTotal: false })])).toHaveLength(2);
});
