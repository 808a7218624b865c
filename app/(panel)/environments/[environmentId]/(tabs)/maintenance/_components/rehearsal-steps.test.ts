import { expect, test } from "vitest";

import type { RehearsalView } from "@/lib/maintenance/rehearsal";

import { rehearsalSteps } from "./rehearsal-steps";

const ID = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";
const rehearsal = (change: Partial<RehearsalView>): RehearsalView => ({
  id: ID,
  environmentId: ID,
  state: "deploying",
  failing: false,
  fromRelease: 3,
  harmlessRelease: 4,
  deploy: { id: ID, state: "running", stateReason: null },
  rollback: null,
  deploySeconds: null,
  rollbackSeconds: null,
  reason: null,
  note: "",
  startedBy: "A. Berg",
  startedAt: "2026-11-26T10:00:00.000Z",
  endedAt: null,
  ...change,
});
const words = (change: Partial<RehearsalView>) => rehearsalSteps(rehearsal(change)).map(({ mark }) => mark.word);

test.each([
  [{}, ["running", "to come", "to come"]],
  [{ deploy: { id: ID, state: "previewed" as const, stateReason: null } }, ["your turn", "to come", "to come"]],
  [{ state: "deployed" as const, deploySeconds: 90 }, ["done", "your turn", "to come"]],
  [{ state: "rolling-back" as const, rollback: { id: ID, state: "running" as const, stateReason: null } }, ["done", "running", "to come"]],
  [{ state: "recorded" as const, rollbackSeconds: 42 }, ["done", "done", "done"]],
  [{ state: "stopped" as const, reason: "It failed." }, ["stopped", "to come", "to come"]],
  [{ state: "stopped" as const, reason: "It failed.", rollback: { id: ID, state: "failed" as const, stateReason: null } }, ["done", "stopped", "to come"]],
])("%j", (change, expected) => {
  expect(words(change)).toEqual(expected);
});

test("what it took is said where it was measured", () => {
  expect(rehearsalSteps(rehearsal({ state: "recorded", deploySeconds: 90, rollbackSeconds: 42 })).map(({ detail }) => detail)).toEqual(["took 90 s", "took 42 s", "The way back took 42 s."]);
});
