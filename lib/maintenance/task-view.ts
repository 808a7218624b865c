import { z } from "zod";

import { evidenceKindSchema, gatheredEvidenceSchema } from "./evidence";
import { followUpViewSchema } from "./follow-up";
import { periodSchema } from "./period-instance";
import { signOffViewSchema } from "./sign-off";
import { TASK_STATES } from "./task-state";

/** One instance of a task with what was found for it and what was signed. */
export const taskViewSchema = z.object({
  taskId: z.string(),
  environmentId: z.uuid(),
  environmentName: z.string(),
  key: z.string(),
  title: z.string(),
  origin: z.enum(["plan", "recommended", "own"]),
  period: periodSchema,
  instance: z.string(),
  instructions: z.string(),
  evidenceKinds: z.array(evidenceKindSchema),
  state: z.enum(TASK_STATES),
  zone: z.string(),
  dueAt: z.iso.datetime(),
  /** What was signed on, where it was signed; else what was gathered last. Null: nothing was gathered. */
  evidence: gatheredEvidenceSchema.nullable(),
  /** What holds now. */
  signOff: signOffViewSchema.nullable(),
  /** What was signed and corrected since, newest first. */
  corrected: z.array(signOffViewSchema),
  followUps: z.array(followUpViewSchema),
  /** The next task of the same environment and period that is still open; null: none. */
  next: z.object({ taskId: z.string(), title: z.string() }).nullable(),
});
export type TaskView = z.infer<typeof taskViewSchema>;
