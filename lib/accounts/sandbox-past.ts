import { z } from "zod";

export const MOST_PAST_MONTHS = 13; // as far back as Cost Explorer looks

/** PUT /sandbox/past: the stack counts as having run since so many months; before the step, at that share of what it uses now. */
export const sandboxPastInputSchema = z.strictObject({
  stack: z.string().trim().min(1, "Choose an environment.").max(128),
  months: z.int("Enter a whole number of months.").min(1, "One month at least.").max(MOST_PAST_MONTHS, `At most ${MOST_PAST_MONTHS} months: AWS tells no more.`),
  step: z
    .strictObject({
      daysAgo: z.int("Enter a whole number of days.").min(1, "One day ago at the least.").max(400, "At most 400 days ago."),
      factor: z.number("Enter a number.").gt(0, "Must be above 0.").max(100, "At most 100."),
    })
    .optional(),
});
export type SandboxPastInput = z.infer<typeof sandboxPastInputSchema>;

export const sandboxPastsViewSchema = z.object({
  pasts: z.array(
    z.object({
      stack: z.string(),
      /** ISO date of the bill's calendar. */
      since: z.iso.date(),
      /** Null: it always used what it uses now. */
      stepOn: z.iso.date().nullable(),
      /** Share of today's use before the step. */
      stepFactor: z.number(),
    }),
  ),
});
export type SandboxPastsView = z.infer<typeof sandboxPastsViewSchema>;
