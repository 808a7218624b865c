import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";

import { bearer } from "@/lib/auth/testing/signed-in";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";

import { defineRoute } from "../define-route";
import { callRoute } from "../testing/call-route";
import { asPartOfAnother, inAnsweredTransaction } from "./answered-transaction";

const answer = { status: 202, schema: z.object({ run: z.int() }) } as const;
let runs = 0;
let inTheMiddle: () => Promise<void>;

/** Commits one thing, then another, as a use case may. */
const stepwise = defineRoute({
  summary: "Launch step by step",
  permission: "operations:run",
  audit: "test.launch",
  body: z.strictObject({ dies: z.enum(["at once", "half way", "never"]) }),
  answer,
  async handle({ body }) {
    const run = (runs += 1);
    if (body.dies === "at once") throw new Error("The process ended.");
    await inTransaction((tx) => tx.$executeRaw`INSERT INTO effect VALUES (1)`);
    if (body.dies === "half way") throw new Error("The process ended.");
    await inTransaction((tx) => tx.$executeRaw`INSERT INTO effect VALUES (2)`);
    return { run };
  },
});

/** Commits its answer with its work, and may be held up before that or after. */
const answered = defineRoute({
  summary: "Launch",
  permission: "operations:run",
  audit: "test.launch",
  body: z.strictObject({ diesAfterwards: z.boolean() }),
  answer,
  async handle({ body }) {
    const run = (runs += 1);
    const result = await inAnsweredTransaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO effect VALUES (${run})`;
      await inTheMiddle();
      return { run, passwordHash: "never to leave" };
    });
    if (body.diesAfterwards) throw new Error("The process ended.");
    return result;
  },
});

/** Does another's work on its way, whose answer is not its own. */
const composed = defineRoute({
  summary: "Launch and more",
  permission: "operations:run",
  audit: "test.launch",
  body: z.strictObject({}),
  answer,
  async handle() {
    const run = (runs += 1);
    await asPartOfAnother(() => inAnsweredTransaction(async () => ({ operation: "of the other" })));
    return { run };
  },
});

const callWith = async (body: object) => ({ method: "POST", authorization: (await bearer("operator")).authorization, body, headers: { "Idempotency-Key": "form-1" } });
/** By the database's clock, so that a test need not wait for it. */
const letTimeRunOut = () => db().$executeRaw`UPDATE idempotency_key SET claimed_until = now()`;
const effects = () => db().$queryRaw<{ id: number }[]>`SELECT id FROM effect ORDER BY id`;

beforeAll(async () => void (await db().$executeRaw`CREATE TABLE effect (id int)`));
beforeEach(async () => {
  runs = 0;
  inTheMiddle = async () => undefined;
  await db().$executeRaw`DELETE FROM effect`;
});

describe("a request with an Idempotency-Key that does not come to its answer", () => {
  test("and has changed nothing can be repeated under its key", async () => {
    const call = await callWith({ dies: "at once" });
    expect(await callRoute(stepwise, call)).toMatchObject({ status: 500 });
    expect(await callRoute(stepwise, call)).toMatchObject({ status: 500 });
    expect(runs).toBe(2);
  });

  // Doing the rest, or all of it again, could launch a second stack.
  test("and has changed something is never run again, and the repeat hears that it was done", async () => {
    const call = await callWith({ dies: "half way" });
    expect(await callRoute(stepwise, call)).toMatchObject({ status: 500 });
    expect(await callRoute(stepwise, call)).toMatchObject({ status: 409, problem: "idempotency-in-progress" });
    await letTimeRunOut();
    expect(await callRoute(stepwise, call)).toMatchObject({ status: 409, problem: "answer-not-kept" });
    expect(runs).toBe(1);
    expect(await effects()).toEqual([{ id: 1 }]);
  });

  test("and has committed its answer gives it to the repeat, at once and without what the route does not show", async () => {
    const call = await callWith({ diesAfterwards: true });
    expect(await callRoute(answered, call)).toMatchObject({ status: 500 });
    const repeat = await callRoute(answered, call);
    expect(repeat).toMatchObject({ status: 202 });
    expect(repeat.body).toEqual({ run: 1 });
    expect(await effects()).toEqual([{ id: 1 }]);
  });

  test("in its time makes room for a repeat, and then commits nothing more", async () => {
    const call = await callWith({ diesAfterwards: false });
    let repeat: Awaited<ReturnType<typeof callRoute>> | null = null;
    inTheMiddle = async () => {
      inTheMiddle = async () => undefined;
      await letTimeRunOut();
      repeat = await callRoute(answered, call);
    };
    expect(await callRoute(answered, call)).toMatchObject({ status: 409, problem: "idempotency-in-progress" });
    expect(repeat).toMatchObject({ status: 202, body: { run: 2 } });
    expect(await effects()).toEqual([{ id: 2 }]);
    expect(await callRoute(answered, call)).toMatchObject({ status: 202, body: { run: 2 } });
  });
});

test("what is done on the way to an answer is not kept in its place", async () => {
  const call = await callWith({});
  const first = await callRoute(composed, call);
  expect(first).toMatchObject({ status: 202, body: { run: 1 } });
  expect(await callRoute(composed, call)).toMatchObject({ status: 202, body: { run: 1 } });
});

test("an answer stays, however long ago its request had its time", async () => {
  const call = await callWith({ dies: "never" });
  expect(await callRoute(stepwise, call)).toMatchObject({ status: 202, body: { run: 1 } });
  await letTimeRunOut();
  expect(await callRoute(stepwise, call)).toMatchObject({ status: 202, body: { run: 1 } });
  expect(await effects()).toEqual([{ id: 1 }, { id: 2 }]);
});
