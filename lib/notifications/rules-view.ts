import { z } from "zod";

import { notificationRuleSchema } from "./notification-rule";

/** Whose rules: a channel's, or the asker's own e-mail. */
export const rulesTargetSchema = z.union([z.literal("own-email"), z.uuid()]);
export type RulesTarget = z.infer<typeof rulesTargetSchema>;

export const rulesViewSchema = z.object({
  target: rulesTargetSchema,
  /** A channel's name, or the person's e-mail address. */
  title: z.string(),
  rules: z.array(notificationRuleSchema.extend({ environmentName: z.string().nullable() })),
  /** Why nothing can be sent there as the processes are set up; null: nothing stands in the way. */
  obstacle: z.string().nullable(),
});
export type RulesView = z.infer<typeof rulesViewSchema>;

/** PUT /notifications/rules: the whole of a target's rules, in the place of those it had. */
export const setRulesSchema = z.strictObject({
  target: rulesTargetSchema,
  rules: z
    .array(notificationRuleSchema)
    .max(1_200, "takes 1,200 rules at most")
    .refine((rules) => new Set(rules.map(({ environmentId, kind }) => `${environmentId} ${kind}`)).size === rules.length, "has two rules for the same kind and environment"),
});
export type SetRules = z.infer<typeof setRulesSchema>;
