import { expect, test } from "vitest";

import { groupByPhase, passesFilter, timeWords } from "./timeline-words";

test.each([
  [{ state: "waiting", spentSeconds: null, expectedSeconds: 600, course: "running" }, "about 10 min"],
  [{ state: "waiting", spentSeconds: null, expectedSeconds: 0, course: "running" }, "waiting"],
  [{ state: "waiting", spentSeconds: null, expectedSeconds: 600, course: "stopped" }, "not reached"],
  [{ state: "waiting", spentSeconds: null, expectedSeconds: 600, course: "succeeded" }, "not needed"],
  [{ state: "done", spentSeconds: 0.3, expectedSeconds: 2, course: "running" }, "under 1 s"],
  [{ state: "in-progress", spentSeconds: 40, expectedSeconds: 80, course: "running" }, "40 s of about 80 s"],
  [{ state: "in-progress", spentSeconds: 85, expectedSeconds: 80, course: "running" }, "85 s"],
  [{ state: "done", spentSeconds: 4, expectedSeconds: 2, course: "running" }, "4 s"],
  [{ state: "failed", spentSeconds: 12, expectedSeconds: 2, course: "stopped" }, "failed, 12 s"],
  [{ state: "could-not-tell", spentSeconds: null, expectedSeconds: 2, course: "stopped" }, "could not tell"],
] as const)("%j reads %j", (row, words) => {
  expect(timeWords(row)).toBe(words);
});

const row = (logicalId: string, phase: string, level: number, state: "done" | "waiting") => ({ logicalId, phase, level, state });

test("phases stand as people think of a launch, resources in order of dependency; what is done is counted", () => {
  const groups = groupByPhase([row("Topic", "monitoring", 0, "done"), row("Service", "compute", 4, "waiting"), row("Subnet", "network", 1, "waiting"), row("Vpc", "network", 0, "done")]);
  expect(groups.map(({ phase, done, rows }) => [phase, done, rows.map(({ logicalId }) => logicalId)])).toEqual([
    ["network", 1, ["Vpc", "Subnet"]],
    ["compute", 0, ["Service"]],
    ["monitoring", 1, ["Topic"]],
  ]);
});

test("what nobody can tell is never filtered away", () => {
  expect([passesFilter("could-not-tell", "open"), passesFilter("could-not-tell", "failed"), passesFilter("done", "open")]).toEqual([true, true, false]);
});
