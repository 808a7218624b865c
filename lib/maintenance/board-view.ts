import { z } from "zod";

import { civilDaySchema, instanceSchema, periodSchema } from "./period-instance";
import { TASK_STATES, verdictSchema } from "./task-state";

const stateSchema = z.enum(TASK_STATES);

/** One task of one environment in one period. */
export const boardTaskSchema = z.object({
  taskId: z.string(),
  key: z.string(),
  title: z.string(),
  /** plan: the plan's authors asked for it; recommended: good practice; own: added to this environment. */
  origin: z.enum(["plan", "recommended", "own"]),
  state: stateSchema,
  verdict: verdictSchema.nullable(),
  signedBy: z.string().nullable(),
  signedAt: z.iso.datetime().nullable(),
  late: z.boolean(),
  /** Things that the evidence which was signed marks as unusual. */
  unusual: z.int(),
});
export type BoardTask = z.infer<typeof boardTaskSchema>;

export const boardEnvironmentSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  system: z.string(),
  option: z.string(),
  stage: z.string(),
  zone: z.string(),
  responsible: z.string(),
  instance: instanceSchema,
  dueAt: z.iso.datetime(),
  /** Periods in a row in which everything was signed. */
  streak: z.int(),
  /** Instances of this period's tasks that are overdue, those of the last weeks included. */
  overdue: z.int(),
  openFollowUps: z.int(),
  tasks: z.array(boardTaskSchema),
});
export type BoardEnvironment = z.infer<typeof boardEnvironmentSchema>;

export const boardViewSchema = z.object({
  period: periodSchema,
  /** The day that was asked for; null: each environment's own today. */
  date: civilDaySchema.nullable(),
  items: z.array(boardEnvironmentSchema),
  nextCursor: z.string().nullable(),
  total: z.int(),
});
export type BoardView = z.infer<typeof boardViewSchema>;
