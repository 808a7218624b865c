import { z } from "zod";

import { sentenceSchema, titleSchema } from "@/lib/catalog/plan-words";
import { writtenTextSchema } from "@/lib/shared/text-direction";

import { dueRulesSchema, USUAL_DUE_RULES, USUAL_ZONE, zoneSchema } from "./due-rules";
import { evidenceKindSchema } from "./evidence";
import { civilDaySchema, periodSchema } from "./period-instance";

/** PUT /maintenance/settings/{environmentId} */
export const setSettingSchema = z.strictObject({
  zone: zoneSchema,
  dueRules: dueRulesSchema,
  responsible: writtenTextSchema(120).default(""),
  /** Tasks are asked for from this day on; null: since the stack runs. */
  countsFrom: civilDaySchema.nullable().default(null),
});
export type Setting = z.infer<typeof setSettingSchema>;

export const USUAL_SETTING: Setting = { zone: USUAL_ZONE, dueRules: USUAL_DUE_RULES, responsible: "", countsFrom: null };

/** POST /maintenance/settings/{environmentId}/tasks */
export const newExtraTaskSchema = z.strictObject({
  title: writtenTextSchema(120).pipe(titleSchema),
  period: periodSchema,
  instructions: writtenTextSchema(2_000).pipe(sentenceSchema),
  evidence: z.array(evidenceKindSchema).max(13).default([]),
});
export type NewExtraTask = z.infer<typeof newExtraTaskSchema>;

export const extraTaskViewSchema = newExtraTaskSchema.extend({ id: z.uuid(), key: z.string(), createdBy: z.string(), createdAt: z.iso.datetime() });
export type ExtraTaskView = z.infer<typeof extraTaskViewSchema>;

export const settingViewSchema = z.object({
  environmentId: z.uuid(),
  setting: setSettingSchema,
  /** Null: nobody has set anything; these are the usual rules. */
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
  /** Since when tasks are asked for; null: nothing runs. */
  askedFrom: z.iso.datetime().nullable(),
  extraTasks: z.array(extraTaskViewSchema),
});
export type SettingView = z.infer<typeof settingViewSchema>;
