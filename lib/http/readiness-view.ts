import { z } from "zod";

/** A feed's reader says at least each 20 s that it listens; one that was silent for so long is not known to. */
export const FEED_HEARD_WITHIN_SECONDS = 60;
/** Each account is tried once a minute; what was found so long ago says nothing of now. */
export const CONNECTION_TRIED_WITHIN_SECONDS = 180;

/** What is known of a part, and how old that is. `ageSeconds` null: never heard of. */
const partSchema = z.object({ state: z.enum(["ready", "missing", "unknown"]), ageSeconds: z.number().nonnegative().nullable() });

export const readinessSchema = z.object({
  /** "degraded": reading works, something else does not. A database that is away is a 503 problem instead. */
  state: z.enum(["ready", "degraded"]),
  database: partSchema,
  /** "stalled": jobs have been due for `ageSeconds` and no worker begins any, whatever its heartbeat says. */
  queue: partSchema.extend({ state: z.enum(["ready", "missing", "stalled"]) }),
  /** "missing": no worker has been seen for a minute, so nothing that is asked for is carried out. */
  worker: partSchema,
  /** One per account connection, without a name: this needs no sign-in. */
  accounts: z.array(
    z.object({
      /** "unknown" also where it was connected and has not been tried for three minutes. */
      state: z.enum(["connected", "unreachable", "denied", "unknown"]),
      ageSeconds: z.number().nonnegative().nullable(),
      feeds: z.array(
        z.object({
          /** "unknown" also where nobody has been listening for a minute. */
          state: z.enum(["live", "unavailable", "unknown"]),
          /** Since its last message; a quiet account has old ones. */
          ageSeconds: z.number().nonnegative().nullable(),
        }),
      ),
    }),
  ),
});
export type Readiness = z.infer<typeof readinessSchema>;
