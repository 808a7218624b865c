import { beforeAll, describe, expect, test } from "vitest";

import { viewer } from "@/lib/auth/testing/actors";
import { pool } from "@/lib/db/client";

import { ENVIRONMENT_SORTS, type EnvironmentListInput, type EnvironmentSortOrder } from "../environment-list-query";
import { ENVIRONMENT_STATES, environmentStateOf } from "../environment-state";
import { HEALTH_STATES } from "../health-summary";
import { insertAccount, insertEnvironment } from "../testing/environment-rows-repository";
import { listEnvironmentNames } from "./list-environment-names";
import { listEnvironments } from "./list-environments";

const list = (input: Partial<EnvironmentListInput>) => listEnvironments({ actor: viewer, limit: 50, sort: "name", filter: {}, ...input });
const names = async (input: Partial<EnvironmentListInput>) => (await list(input)).items.map(({ name }) => name);

let accountId: string;

beforeAll(async () => {
  accountId = await insertAccount({ name: "Main" });
  const other = await insertAccount({ name: "Other" });
  const rows = [
    { name: "Beta", stage: "prod", stackStatus: "CREATE_COMPLETE", runningRelease: 3, latestRelease: 3 },
    { name: "alpha", stage: "dev", stackStatus: null },
    { name: "gamma", stage: "staging", stackStatus: "UPDATE_ROLLBACK_FAILED", runningRelease: 1, latestRelease: 2 },
    { name: "delta", stage: "prod", stackStatus: "UPDATE_IN_PROGRESS", system: "prethrift", option: "fargate" },
    { name: "epsilon", stage: "dev", stackStatus: "FUTURE_STATUS" },
  ];
  for (const row of rows) await insertEnvironment(accountId, row);
  await insertEnvironment(other, { name: "zeta" });
  await insertEnvironment(accountId, { name: "removed", removedAt: new Date() });
});

test("names sort without regard to case, and removed environments are not there", async () => {
  const page = await list({});
  expect(page.items.map(({ name }) => name)).toEqual(["alpha", "Beta", "delta", "epsilon", "gamma", "zeta"]);
  expect(page).toMatchObject({ total: 6, nextCursor: null });
  expect((await listEnvironmentNames({ actor: viewer })).map(({ name }) => name)).toEqual(["alpha", "Beta", "delta", "epsilon", "gamma", "zeta"]);
});

const searches: [Partial<EnvironmentListInput>, string[]][] = [
  [{ filter: { stage: "prod" } }, ["Beta", "delta"]],
  [{ filter: { system: "prethrift" } }, ["delta"]],
  [{ filter: { option: "fargate", stage: "dev" } }, []],
  [{ filter: { state: "needs-you" } }, ["gamma"]],
  [{ filter: { state: "running" } }, ["delta"]],
  [{ filter: { state: "unknown" } }, ["epsilon"]],
  [{ filter: { state: "no-stack" } }, ["alpha", "zeta"]],
  [{ q: "ETA" }, ["Beta", "zeta"]],
  [{ q: "%" }, []],
  [{ q: "_" }, []],
  [{ q: "\\" }, []],
  [{ q: "'; DROP TABLE environment; --" }, []],
];

test.each(searches)("%j finds what it says", async (input, expected) => {
  expect(await names(input)).toEqual(expected);
});

test("stages sort from dev to prod, and releases by number", async () => {
  const stages = (await list({ sort: "stage" })).items.map(({ stage }) => stage);
  expect(stages).toEqual(["dev", "dev", "dev", "staging", "prod", "prod"]);
  expect((await names({ sort: "-release" })).slice(0, 2)).toEqual(["Beta", "gamma"]);
});

test("the filter by account is the account's own", async () => {
  expect((await list({ filter: { accountId } })).total).toBe(5);
});

describe("paging", () => {
  const orders = ENVIRONMENT_SORTS.flatMap((sort): EnvironmentSortOrder[] => [sort, `-${sort}`]);

  test.each(orders)("by %s shows each environment once, and the same as one long page", async (sort) => {
    const whole = await names({ sort });
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ sort, limit: 2, cursor });
      expect(page.total).toBe(6);
      paged.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(paged).toEqual(whole);
  });

  test("a page past the end still knows the total", async () => {
    const last = await list({ limit: 5 });
    await expect(list({ limit: 5, cursor: last.nextCursor ?? "" })).resolves.toMatchObject({ items: [{ name: "zeta" }], total: 6, nextCursor: null });
    await expect(list({ q: "nothing is called this" })).resolves.toEqual({ items: [], total: 0, nextCursor: null });
  });

  test.each(["", "x", "eyJzIjoibmFtZSJ9", Buffer.from('{"s":"name","k":{},"i":1}').toString("base64url")])(
    "%j is no cursor of this list",
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({ code: "invalid-cursor" });
    },
  );

  test("a cursor of another order is refused", async () => {
    const { nextCursor } = await list({ limit: 2 });
    await expect(list({ limit: 2, sort: "-name", cursor: nextCursor ?? "" })).rejects.toMatchObject({ code: "invalid-cursor" });
  });
});

// The database sorts and filters by a function of its own; a status added to one side only would be counted twice or not at all.
test("the database's idea of a state equals the page's, for every status and operation state", async () => {
  const statuses = [null, "FUTURE_STATUS"];
  for (const base of ["CREATE", "ROLLBACK", "UPDATE", "UPDATE_ROLLBACK", "DELETE", "IMPORT", "IMPORT_ROLLBACK"])
    statuses.push(`${base}_IN_PROGRESS`, `${base}_COMPLETE`, `${base}_FAILED`);
  statuses.push("REVIEW_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
  const operationStates = [null, "queued", "previewing", "previewed", "submitting", "running", "succeeded", "rolled-back", "cancelled", "failed"];
  operationStates.push("stuck", "no-changes", "discarded", "expired", "stale", "unknown", "needs-human");

  for (const stackStatus of statuses)
    for (const state of operationStates) {
      expect({ stackStatus, state, is: await placeOf(stackStatus, state, WELL) }).toEqual({ stackStatus, state, is: stateOf(stackStatus, state, WELL) });
    }
});

test("and for a stack that is gone, whoever deleted it", async () => {
  for (const kind of ["deploy", "retry", "continue-rollback", "rollback", "delete"])
    for (const state of [null, "succeeded", "rolled-back", "discarded"])
      expect({ kind, state, is: await placeOf("DELETE_COMPLETE", state, WELL, kind) }).toEqual({ kind, state, is: stateOf("DELETE_COMPLETE", state, WELL, kind) });
});

test("and for all that can be known of alarms and health", async () => {
  const counts = [[null, null, null], [4, 0, 0], [4, 1, 0], [4, 0, 2], [4, 1, 2], [0, 0, 0]] as const;
  for (const [alarmsTotal, alarmsInAlarm, alarmsWithoutData] of counts)
    for (const alarmsUnreadSince of [null, "2026-11-26T12:00:00.000Z"])
      for (const state of HEALTH_STATES) {
        const known = { alarmsTotal, alarmsInAlarm, alarmsWithoutData, alarmsUnreadSince, health: { state } };
        expect({ known, is: await placeOf("UPDATE_COMPLETE", null, known) }).toEqual({ known, is: stateOf("UPDATE_COMPLETE", null, known) });
      }
});

type Known = Omit<Parameters<typeof environmentStateOf>[0], "stackStatus" | "lastOperation">;
const WELL: Known = { alarmsTotal: 4, alarmsInAlarm: 0, alarmsWithoutData: 0, alarmsUnreadSince: null, health: { state: "well" } };

const stateOf = (stackStatus: string | null, state: string | null, known: Known, kind = "deploy") => environmentStateOf({ ...known, stackStatus, lastOperation: state === null ? null : { kind, state } });

async function placeOf(stackStatus: string | null, state: string | null, { alarmsTotal, alarmsInAlarm, alarmsWithoutData, alarmsUnreadSince, health }: Known, kind = "deploy") {
  const values = [state === null ? null : kind, state, stackStatus, alarmsTotal, alarmsInAlarm, alarmsWithoutData, alarmsUnreadSince, health.state];
  const { rows } = await pool().query<{ place: number }>("SELECT environment_state_place($1, $2, $3, $4, $5, $6, $7, $8) AS place", values);
  return ENVIRONMENT_STATES[rows[0]?.place ?? -1];
}
