import { expect, test } from "vitest";

import { groupByPhase, passesFilter, timeWords } from "./timeline-words";

test.each([
  [{ state: "waiting", spentSeconds: null, expectedSeconds: 600, over: false }, "about 10 min"],
  [{ state: "waiting", spentSeconds: null, expectedSeconds: 0, over: false }, "waiting"],
  [{ state: "waiting", spentSeconds: null, expectedSeconds: 600, over: true }, "not reached"],
  [{ state: "in-progress", spentSeconds: 40, expectedSeconds: 80, over: false }, "40 s of about 80 s"],
  [{ state: "in-progress", spentSeconds: 85, expectedSeconds: 80, over: false }, "85 s"],
  [{ state: "done", spentSeconds: 4, expectedSeconds: 2, over: false }, "4 s"],
  [{ state: "failed", spentSeconds: 12, expectedSeconds: 2, over: true }, "failed, 12 s"],
  [{ state: "could-not-tell", spentSeconds: null, expectedSeconds: 2, over: true }, "could not tell"],
] as const)("%j reads %j", (row, words) => {
  expect(timeWords(row)).toBe(words);
});

const row = (logicalId: string, phase: string, level: number, state: "done" | "waiting") => ({ logicalId, phase, level, state });

test("phases stand in order of dependency and count what is done", () => {
  const groups = groupByPhase([row("Service", "compute", 4, "waiting"), row("Subnet", "network", 1, "waiting"), row("Vpc", "network", 0, "done")]);
  expect(groups.map(({ phase, done, rows }) => [phase, done, rows.map(({ logicalId }) => logicalId)])).toEqual([
    ["network", 1, ["Vpc", "Subnet"]],
    ["compute", 0, ["Service"]],
  ]);
});

test("what nobody can tell is never filtered away", () => {
  expect([passesFilter("could-not-tell", "open"), passesFilter("could-not-tell", "failed"), passesFilter("done", "open")]).toEqual([true, true, false]);
});
