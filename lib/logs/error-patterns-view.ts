import { z } from "zod";

/** Errors of an environment's log groups in a time, counted by pattern. */
export const errorPatternsViewSchema = z.object({
  items: z.array(
    z.object({
      /** The line with numbers, ids, times and quoted words replaced by <number>, <id>, <time>, <text>. */
      pattern: z.string(),
      count: z.int().positive(),
      firstAt: z.iso.datetime(),
      lastAt: z.iso.datetime(),
      /** The newest line of this pattern, cut at 2,000 characters. */
      sample: z.string(),
      /** Logical ids of the groups in which it stands. */
      logicalIds: z.array(z.string()),
    }),
  ),
  nextCursor: z.null(),
  total: z.int().nonnegative(),
  start: z.iso.datetime(),
  end: z.iso.datetime(),
  /** Errors counted in all. */
  errors: z.int().nonnegative(),
  /** False: there are more errors than were read, or a group did not answer; the remarks say which. */
  isComplete: z.boolean(),
  groups: z.array(z.object({ name: z.string(), logicalId: z.string() })),
  remarks: z.array(z.string()),
  asOf: z.iso.datetime(),
});
export type ErrorPatternsView = z.infer<typeof errorPatternsViewSchema>;
