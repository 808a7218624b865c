import { expect, test } from "vitest";

import { sumBySystem } from "./sum-by-system";

const row = (system: string | null, plan: number | null, list: number | null, environmentId: string | null = "one") => ({ environmentId, system, planLowUsd: plan, planHighUsd: plan === null ? null : plan + 10, listUsd: list });

test("a system's environments are added up, and those without a figure are counted apart", () => {
  const sums = sumBySystem([row("harvest", 62, 78.1), row("harvest", 383, 574.2), row("harvest", null, null), row("agent", null, null), row(null, null, null, null)]);
  expect(Object.fromEntries(sums)).toEqual({
    harvest: { planLowUsd: 445, planHighUsd: 465, withoutPlan: 1, listUsd: 652.3, withoutList: 1 },
    agent: { planLowUsd: null, planHighUsd: null, withoutPlan: 1, listUsd: null, withoutList: 1 },
  });
});
