import { expect, test } from "vitest";

import { HEALTH_STATES } from "@/lib/environments/health-summary";

import { healthNotice } from "./health-notice";

const at = new Date("2026-11-26T12:00:00Z");
const change = { environment: { id: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", name: "shop", stage: "prod" }, failingSince: null, reason: "It answered 503 in place of 200.", at };

test("people hear that an environment fails and that it answers again, and of no other change", () => {
  const told = HEALTH_STATES.flatMap((from) => HEALTH_STATES.flatMap((to) => (healthNotice({ ...change, from, to }) ? [`${from} → ${to}`] : [])));
  expect(told).toEqual(["well → failing", "failing → well", "unknown → failing"]);
});

test("a failing production is critical, any other a warning, a recovery for information", () => {
  expect(healthNotice({ ...change, from: "well", to: "failing" })).toMatchObject({ severity: "critical", text: expect.stringContaining("It answered 503") });
  expect(healthNotice({ ...change, environment: { ...change.environment, stage: "dev" }, from: "well", to: "failing" })?.severity).toBe("warning");
  expect(healthNotice({ ...change, from: "failing", to: "well" })?.severity).toBe("info");
});
