import { z } from "zod";

import { storableMomentSchema } from "@/lib/shared/storable-moment";

import { LOG_LEVELS, logLevelSchema } from "./log-level";

export const MOST_LINES = 1_000;
const LONGEST_TEXT = 200;
const LONGEST_NAME = 512; // of a log group, by CloudWatch's rule

/** The question of GET /environments/{id}/logs. Left out, `end` is now and `start` an hour before `end`. */
export const logLinesInputSchema = z.strictObject({
  start: storableMomentSchema.optional(),
  end: storableMomentSchema.optional(),
  /** Text that a line must hold; capitals do not count. */
  q: z.string().max(LONGEST_TEXT).default(""),
  /** Levels, separated by commas; left out, all. */
  level: z
    .string()
    .max(60)
    .optional()
    .transform((text) => (text ? text.split(",") : []))
    .pipe(z.array(logLevelSchema).max(LOG_LEVELS.length)),
  /** Name of one log group; left out, all of the environment's. */
  group: z.string().max(LONGEST_NAME).optional(),
  cursor: z.string().max(20_000).optional(),
  limit: z.coerce.number().int().min(1).max(MOST_LINES).default(200),
});
export type LogLinesInput = z.output<typeof logLinesInputSchema>;

export const logLineSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** The group's logical id in the stack. */
  logicalId: z.string(),
  stream: z.string(),
  level: logLevelSchema,
  message: z.string(),
  /** The message was longer and is cut. */
  isCut: z.boolean(),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const logGroupViewSchema = z.object({ name: z.string(), logicalId: z.string() });
export type LogGroupView = z.infer<typeof logGroupViewSchema>;

/** Newest first. How many lines match in all is not known to anyone before they are read: there is no total. */
export const logLinesViewSchema = z.object({
  items: z.array(logLineSchema),
  /** Leads to older lines; null: there are none in the range. */
  nextCursor: z.string().nullable(),
  total: z.null(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  groups: z.array(logGroupViewSchema),
  /** What is missing and why, in sentences. */
  remarks: z.array(z.string()),
  asOf: z.iso.datetime(),
});
export type LogLinesView = z.infer<typeof logLinesViewSchema>;
