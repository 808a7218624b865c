import { z } from "zod";

import { monthSchema } from "./ledger-query";

const usedShape = {
  spentUsd: z.number(),
  usedPercent: z.number(),
  passedThreshold: z.int().nullable(),
  /** ISO date; null: not this month, or nobody can tell. */
  breachDay: z.iso.date().nullable(),
};

/** Kinds as in `budgetState`. */
export const budgetStateSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("unknown"), why: z.string() }),
  z.object({ kind: z.literal("within"), ...usedShape }),
  z.object({ kind: z.literal("will-exceed"), ...usedShape }),
  z.object({ kind: z.literal("exceeded"), ...usedShape }),
]);

export const budgetViewSchema = z.object({
  id: z.uuid(),
  environmentId: z.uuid().nullable(),
  system: z.string().nullable(),
  /** Name of the environment, or of the system in the catalogue. */
  title: z.string(),
  usd: z.number(),
  thresholds: z.array(z.int()),
  setBy: z.string(),
  setAt: z.iso.datetime(),
  state: budgetStateSchema,
});
export type BudgetView = z.infer<typeof budgetViewSchema>;

export const budgetsViewSchema = z.object({ month: monthSchema, items: z.array(budgetViewSchema) });
export type BudgetsView = z.infer<typeof budgetsViewSchema>;
