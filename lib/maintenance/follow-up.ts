import { z } from "zod";

export const followUpViewSchema = z.object({
  id: z.uuid(),
  environmentId: z.uuid(),
  environmentName: z.string(),
  taskId: z.string(),
  taskTitle: z.string(),
  title: z.string(),
  owner: z.string(),
  dueOn: z.iso.date(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
  doneBy: z.string().nullable(),
});
export type FollowUpView = z.infer<typeof followUpViewSchema>;

/** PATCH /maintenance/follow-ups/{id} */
export const changeFollowUpSchema = z.strictObject({ done: z.boolean() });
