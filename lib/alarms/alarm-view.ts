import { z } from "zod";

import { stageSchema } from "@/lib/environments/environment-view";
import { alarmQuerySchema } from "@/lib/metrics/alarm-query";

import { ALARM_STANDINGS } from "./alarm-standing";

export const alarmIdSchema = z.uuid();

export const SEVERITIES = ["critical", "warning"] as const;
export type AlarmSeverity = (typeof SEVERITIES)[number];

export const suspectSchema = z.object({
  release: z.int(),
  /** What ran before it, to roll back to; null: nothing. */
  previousRelease: z.int().nullable(),
  beganAt: z.iso.datetime(),
  secondsBefore: z.int().nonnegative(),
});
export type Suspect = z.infer<typeof suspectSchema>;

/** An alarm as lists show it, read by one statement. */
export const alarmViewSchema = z.object({
  id: alarmIdSchema,
  accountId: z.uuid(),
  region: z.string(),
  arn: z.string(),
  name: z.string(),
  /** The plan's name for it; null: the plan has none. */
  title: z.string().nullable(),
  kind: z.enum(["metric", "composite", "anomaly"]),
  /** Null: no environment's stack owns it. */
  environment: z.object({ id: z.uuid(), name: z.string(), stage: stageSchema }).nullable(),
  logicalId: z.string().nullable(),
  severity: z.enum(SEVERITIES),
  /** AWS's StateValue. */
  state: z.string(),
  standing: z.enum(ALARM_STANDINGS),
  since: z.iso.datetime(),
  /** Why it is in this state, in a sentence. */
  reasonWords: z.string(),
  suspect: suspectSchema.nullable(),
  acknowledged: z.object({ by: z.string(), at: z.iso.datetime(), note: z.string() }).nullable(),
  owner: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  muted: z.object({ by: z.string(), until: z.iso.datetime() }).nullable(),
  /** Whether AWS tells somebody when it goes off: no topic, or actions switched off, is nobody. */
  action: z.enum(["set", "none", "off"]),
  asOf: z.iso.datetime(),
  /** Since when AWS no longer has it. */
  missingSince: z.iso.datetime().nullable(),
});
export type AlarmView = z.infer<typeof alarmViewSchema>;

/** One entry of an alarm's history: what AWS did, or what a person did. */
export const historyEntrySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("change"), id: z.string(), at: z.iso.datetime(), state: z.string(), standing: z.enum(ALARM_STANDINGS), words: z.string() }),
  z.object({
    kind: z.literal("act"),
    id: z.string(),
    at: z.iso.datetime(),
    act: z.enum(["acknowledge", "assign", "mute", "unmute", "note"]),
    by: z.string(),
    note: z.string(),
    until: z.iso.datetime().nullable(),
    owner: z.string().nullable(),
  }),
  z.object({ kind: z.literal("release"), id: z.string(), at: z.iso.datetime(), release: z.int(), note: z.string() }),
]);
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const alarmDetailSchema = alarmViewSchema.extend({
  description: z.string().nullable(),
  /** What the plan says to do. */
  response: z.string().nullable(),
  /** AWS's own words. */
  reason: z.string(),
  queries: z.array(alarmQuerySchema),
  /** Of a composite alarm. */
  rule: z.string().nullable(),
  threshold: z.number().nullable(),
  comparison: z.string().nullable(),
  /** "over 5 % in 3 of 3 minutes"; null for a composite alarm. */
  conditionWords: z.string().nullable(),
  /** What counts where a figure is missing, in words. */
  missingDataWords: z.string().nullable(),
  alarmActions: z.array(z.string()),
  /** Newest first. */
  history: z.array(historyEntrySchema),
});
export type AlarmDetail = z.infer<typeof alarmDetailSchema>;

/** How many alarms want somebody: the figures of the navigation. */
export const alarmCountsSchema = z.object({
  inAlarm: z.int(),
  /** In alarm, not acknowledged and not muted. */
  open: z.int(),
  /** Open, and nobody owns it. */
  unowned: z.int(),
  withoutData: z.int(),
});
export type AlarmCounts = z.infer<typeof alarmCountsSchema>;

/** Whether AWS could be asked: a look that failed leaves what was known before, and its age. */
export const alarmLookSchema = z.object({
  accountId: z.uuid(),
  accountName: z.string(),
  region: z.string(),
  answeredAt: z.iso.datetime().nullable(),
  problem: z.string().nullable(),
});
export type AlarmLook = z.infer<typeof alarmLookSchema>;
