import { z } from "zod";

import { pageSchema } from "@/lib/shared/page";

import { monthSchema } from "./ledger-query";

/** US dollars with at most six decimals; null: not known, for which a sentence stands nearby. */
const usdSchema = z.number().nullable();

/** Where the month will end. Kinds as in `forecastMonthEnd`; "none": nothing was billed. */
export const forecastViewSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("forecast"), usd: z.number(), lowUsd: z.number(), highUsd: z.number(), observedDays: z.int(), sinceDay: z.iso.date() }),
  z.object({ kind: z.literal("final"), usd: z.number() }),
  z.object({ kind: z.literal("too-early"), observedDays: z.int() }),
]);
export type ForecastView = z.infer<typeof forecastViewSchema>;

/** How the month's end stands against the plan: over or under by more than ten percent is marked. */
export const varianceSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("compared"),
    percent: z.number(),
    differenceUsd: z.number(),
    isMarked: z.boolean(),
    against: z.enum(["plan", "list"]),
    /** The part of the month that is paid for, and the plan's or list's figure for just that, which was compared with; null: the whole month. */
    part: z.object({ ranDays: z.number(), monthDays: z.int(), lowUsd: z.number(), highUsd: z.number() }).nullable(),
  }),
  z.object({ kind: z.literal("not-comparable"), why: z.string() }),
]);
export type Variance = z.infer<typeof varianceSchema>;

/** An environment, or a tag on the bill that is none of the panel's. All figures but `actualUsd` are for a whole month. */
export const ledgerRowSchema = z.object({
  /** Null: the bill has this tag, the panel has no such environment (any more). */
  environmentId: z.uuid().nullable(),
  name: z.string(),
  system: z.string().nullable(),
  option: z.string().nullable(),
  stage: z.string().nullable(),
  accountId: z.uuid(),
  release: z.int().nullable(),
  planLowUsd: usdSchema,
  planHighUsd: usdSchema,
  listUsd: usdSchema,
  /** Why there is no list price; null where there is one or none was reckoned yet. */
  listProblem: z.string().nullable(),
  /** What runs now, by list price, times 730 hours. */
  runningUsd: usdSchema,
  runningAsOf: z.iso.datetime().nullable(),
  /** Billed so far in the month. */
  actualUsd: usdSchema,
  forecast: forecastViewSchema,
  variance: varianceSchema,
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

/** How well an account's bill is known. */
export const billStateSchema = z.object({
  accountId: z.uuid(),
  accountName: z.string(),
  isSandbox: z.boolean(),
  /** When it was last answered; null: never. */
  asOf: z.iso.datetime().nullable(),
  /** The last day that it has figures for, still changing or not. */
  throughDay: z.iso.date().nullable(),
  /** The newest try. */
  lastTry: z.object({ at: z.iso.datetime(), outcome: z.string(), reason: z.string().nullable() }).nullable(),
  tagState: z.enum(["active", "inactive", "unknown"]),
  /** Record types of Savings Plans and reservations on the bill: why less may be charged than is listed. */
  commitments: z.array(z.string()),
});
export type BillState = z.infer<typeof billStateSchema>;

export const ledgerViewSchema = pageSchema(ledgerRowSchema).extend({
  month: monthSchema,
  /** Of all that match, not of the page alone. */
  totals: z.object({
    planLowUsd: z.number(),
    planHighUsd: z.number(),
    listUsd: z.number(),
    runningUsd: z.number(),
    actualUsd: z.number(),
    forecast: forecastViewSchema,
    /** Environments without a plan's figure, without a list price, and without a look at what runs. */
    withoutPlan: z.int(),
    withoutList: z.int(),
    withoutRunning: z.int(),
  }),
  /** What carries no tag; outside every filter but the account's. */
  untagged: z.object({ actualUsd: z.number(), forecast: forecastViewSchema }),
  /** Credits and refunds are below zero. Not part of any sum above. */
  apart: z.object({ creditUsd: z.number(), refundUsd: z.number(), taxUsd: z.number(), otherUsd: z.number() }),
  bills: z.array(billStateSchema),
});
export type LedgerView = z.infer<typeof ledgerViewSchema>;
