import { z } from "zod";

/** GET …/dashboards. One page always. Those of the environment's own stack come first, in its template's order. */
export const dashboardListSchema = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      /** Of this environment's stack; its logical id there. Null: another of the account. */
      logicalId: z.string().nullable(),
      lastModifiedAt: z.iso.datetime().nullable(),
      bytes: z.int().nullable(),
      /** False: the stack made it, and AWS does not list it any more. */
      exists: z.boolean(),
    }),
  ),
  nextCursor: z.null(),
  total: z.int().nonnegative(),
  /** What could not be found out. */
  remarks: z.array(z.string()),
  asOf: z.iso.datetime(),
});
export type DashboardList = z.infer<typeof dashboardListSchema>;
