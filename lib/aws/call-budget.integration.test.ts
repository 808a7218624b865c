import { randomUUID } from "node:crypto";

import { expect, test } from "vitest";

import { database } from "@/lib/db/transaction";

import type { ReadPriority } from "./aws-scope";
import { waitForTurn } from "./call-budget";
import { spendCallMoment, takeCallMoment } from "./call-pace-repository";

const newScope = () => ({ accountId: randomUUID(), region: "us-east-1" });

/** As if another process had taken every moment of the next second. */
const useUp = async (scope: { accountId: string; region: string }) => {
  while ((await takeCallMoment(scope)).kind === "taken");
};

test("an account that was idle may be asked four times at once, then once a second", async () => {
  const scope = newScope();
  const taken = [];
  for (let n = 0; n < 6; n += 1) taken.push((await takeCallMoment(scope)).kind);
  expect(taken).toEqual(["taken", "taken", "taken", "taken", "later", "later"]);
});

test("a second account, and a second region, has a pace of its own", async () => {
  const scope = newScope();
  await useUp(scope);
  expect((await takeCallMoment({ ...scope, region: "eu-west-1" })).kind).toBe("taken");
  expect((await takeCallMoment(newScope())).kind).toBe("taken");
});

test("two processes that ask at the same time share one pace", async () => {
  const scope = newScope();
  const moments = await Promise.all(Array.from({ length: 12 }, () => takeCallMoment(scope)));
  expect(moments.filter(({ kind }) => kind === "taken")).toHaveLength(4);
});

test("a mutation does not wait, and the reads after it wait the longer", async () => {
  const scope = newScope();
  await useUp(scope);
  await spendCallMoment(scope);
  const moment = await takeCallMoment(scope);
  expect(moment.kind === "later" && moment.inMs).toBeGreaterThan(1_000);
});

test("whoever resolves what was sent goes before a page, and a page before the look at everything", async () => {
  const scope = newScope();
  await useUp(scope);
  const order: ReadPriority[] = [];
  const turns = (["sweep", "page", "follow", "resolve"] as const).map(async (priority) => {
    await waitForTurn(scope, { priority });
    order.push(priority);
    await database().awsCallPace.updateMany({ where: scope, data: { freeAt: new Date(0) } });
  });
  await Promise.all(turns);
  expect(order).toEqual(["resolve", "follow", "page", "sweep"]);
});

test("a page that waits too long is told that the pace is used up, and one that is left costs nothing", async () => {
  const scope = newScope();
  await useUp(scope);
  await spendCallMoment(scope);
  await expect(waitForTurn(scope, { priority: "page", waitAtMostMs: 50 })).rejects.toMatchObject({ kind: "throttled" });
  const gone = new AbortController();
  const waiting = waitForTurn(scope, { priority: "page", signal: gone.signal });
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
});
