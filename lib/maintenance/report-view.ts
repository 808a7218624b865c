import { z } from "zod";

import { followUpViewSchema } from "./follow-up";
import { periodSchema } from "./period-instance";
import { TASK_STATES, verdictSchema } from "./task-state";

export const reportEntrySchema = z.object({
  taskId: z.string(),
  title: z.string(),
  period: periodSchema,
  instance: z.string(),
  state: z.enum(TASK_STATES),
  verdict: verdictSchema.nullable(),
  signedBy: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  late: z.boolean(),
  note: z.string(),
  /** Out of the evidence that was signed on. */
  unusual: z.array(z.string()),
  /** Kinds of evidence that could not be gathered, with what a person filled in; null: nothing. */
  byHand: z.array(z.object({ kind: z.string(), text: z.string().nullable() })),
});
export type ReportEntry = z.infer<typeof reportEntrySchema>;

const countsSchema = z.object({ asked: z.int(), done: z.int(), skipped: z.int(), overdue: z.int(), open: z.int(), notYet: z.int(), late: z.int() });
export type ReportCounts = z.infer<typeof countsSchema>;

export const reportViewSchema = z.object({
  /** 2026-W48 or 2026-11. */
  span: z.string(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  madeAt: z.iso.datetime(),
  counts: countsSchema,
  environments: z.array(z.object({ id: z.uuid(), name: z.string(), system: z.string(), option: z.string(), stage: z.string(), zone: z.string(), counts: countsSchema, entries: z.array(reportEntrySchema), followUps: z.array(followUpViewSchema) })),
});
export type ReportView = z.infer<typeof reportViewSchema>;

/** Sums of entries; what was not asked for is in none. */
export function countEntries(entries: readonly Pick<ReportEntry, "state" | "late">[]): ReportCounts {
  const of = (...states: ReportEntry["state"][]) => entries.filter(({ state }) => states.includes(state)).length;
  const asked = entries.length - of("not-asked");
  return { asked, done: of("done"), skipped: of("skipped"), overdue: of("overdue"), open: of("due"), notYet: of("not-yet"), late: entries.filter(({ late }) => late).length };
}
