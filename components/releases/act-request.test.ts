import { expect, test } from "vitest";

import type { LegalAct } from "@/lib/releases/legal-acts-view";
import { startOperationSchema } from "@/lib/releases/operation-view";

import { leadsToPreview, NO_ANSWERS, parseResourceIds, startBody } from "./act-request";

const act = (name: LegalAct["act"], release: number | null = null): LegalAct => ({
  act: name,
  label: "",
  says: "",
  possible: true,
  why: null,
  until: null,
  resolvesTo: null,
  release,
  operationId: null,
  deletesStack: false,
});

test("a rollback is one click: it confirms itself where no data is touched", () => {
  expect(startBody(act("rollback", 6), { ...NO_ANSWERS, reason: " p95 doubled " })).toEqual({ kind: "rollback", release: 6, autoConfirm: true, reason: "p95 doubled" });
});

test("a rollback without a release leaves to the server what it comes down to", () => {
  expect(startBody(act("rollback"), NO_ANSWERS)).toEqual({ kind: "rollback", autoConfirm: true });
});

test("what the button said that it would do goes with the request", () => {
  const operationId = "0198c0de-0000-7000-8000-000000000002";
  const expects = { resolvesTo: "cancel-update", release: null, operationId };
  expect(startBody({ ...act("rollback"), resolvesTo: "cancel-update", operationId }, NO_ANSWERS)).toEqual({ kind: "rollback", autoConfirm: true, expects });
  expect(startOperationSchema.parse(startBody({ ...act("retry", 4), resolvesTo: "update-stack" }, NO_ANSWERS)).expects).toEqual({ resolvesTo: "update-stack", release: 4, operationId: null });
});

test("a deployment and a deletion show their preview first", () => {
  expect(startBody(act("deploy", 3), NO_ANSWERS)).toEqual({ kind: "deploy", release: 3, autoConfirm: false });
  expect(leadsToPreview(act("delete"), "UPDATE_COMPLETE")).toBe(true);
  expect(leadsToPreview(act("delete"), "DELETE_FAILED")).toBe(false);
});

test("resources to leave out are read from a line, each once", () => {
  expect(parseResourceIds("Database, Cache\nDatabase,")).toEqual({ ids: ["Database", "Cache"], wrong: null });
  expect(parseResourceIds("Data base;drop").wrong).toBe("base;drop");
});

test.each(["deploy", "rollback", "continue-rollback", "retry", "delete"] as const)("%s is a request that the API takes", (name) => {
  expect(startOperationSchema.safeParse(startBody(act(name, 2), { reason: "because", typedName: "", resourceIds: "Database" })).success).toBe(true);
});
