import { z } from "zod";

/** What is known of a part, and how old that is. `ageSeconds` null: never heard of. */
const partSchema = z.object({ state: z.enum(["ready", "missing", "unknown"]), ageSeconds: z.number().nonnegative().nullable() });

export const readinessSchema = z.object({
  /** "degraded": reading works, something else does not. A database that is away is a 503 problem instead. */
  state: z.enum(["ready", "degraded"]),
  database: partSchema,
  queue: partSchema,
  /** "missing": no worker has been seen for a minute, so nothing that is asked for is carried out. */
  worker: partSchema,
  /** One per account connection, without a name: this needs no sign-in. */
  accounts: z.array(
    z.object({
      state: z.enum(["connected", "unreachable", "denied", "unknown"]),
      ageSeconds: z.number().nonnegative().nullable(),
      feeds: z.array(
        z.object({
          state: z.enum(["live", "unavailable", "unknown"]),
          /** Since its last message; a quiet account has old ones. */
          ageSeconds: z.number().nonnegative().nullable(),
        }),
      ),
    }),
  ),
});
export type Readiness = z.infer<typeof readinessSchema>;
