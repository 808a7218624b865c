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

/** That the four which an idle account may spend at once were granted, and beyond them no more than one for each second since. */
function expectPace(moments: readonly { kind: string }[], beganMs: number) {
  const taken = moments.filter(({ kind }) => kind === "taken").length;
  expect(taken).toBeGreaterThanOrEqual(4);
  expect(taken).toBeLessThanOrEqual(4 + Math.floor((Date.now() - beganMs) / 1_000));
}

test("an account that was idle may be asked four times at once, then once a second", async () => {
  const scope = newScope();
  const beganMs = Date.now();
  const moments = [];
  for (let n = 0; n < 6; n += 1) moments.push(await takeCallMoment(scope));
  expectPace(moments, beganMs);
});

test("a second account, and a second region, has a pace of its own", async () => {
  const scope = newScope();
  await useUp(scope);
  expect((await takeCallMoment({ ...scope, region: "eu-west-1" })).kind).toBe("taken");
  expect((await takeCallMoment(newScope())).kind).toBe("taken");
});

test("two processes that ask at the same time share one pace", async () => {
  const scope = newScope();
  const beganMs = Date.now();
  expectPace(await Promise.all(Array.from({ length: 12 }, () => takeCallMoment(scope))), beganMs);
});

test("a mutation does not wait, and the reads after it wait the longer", async () => {
  const scope = newScope();
  const beganMs = Date.now();
  await useUp(scope);
  for (let mutation = 0; mutation < 10; mutation += 1) await spendCallMoment(scope);
  const moment = await takeCallMoment(scope);
  expect(moment.kind === "later" && moment.inMs).toBeGreaterThan(10_000 - (Date.now() - beganMs));
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
  for (let mutation = 0; mutation < 60; mutation += 1) await spendCallMoment(scope); // used up for longer than any test runs
  await expect(waitForTurn(scope, { priority: "page", waitAtMostMs: 50 })).rejects.toMatchObject({ kind: "throttled" });
  const gone = new AbortController();
  const waiting = waitForTurn(scope, { priority: "page", signal: gone.signal });
  gone.abort();
  await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
});
