import { z } from "zod";

/** How well AWS can be reached; "unknown" until the worker has tried. */
export const connectionSchema = z.object({
  state: z.enum(["connected", "unreachable", "denied", "unknown"]),
  reason: z.string().nullable(),
  asOf: z.iso.datetime().nullable(),
  missingActions: z.array(z.string()),
});

export const accountViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(["sandbox", "aws"]),
  accountNumber: z.string().nullable(),
  regions: z.array(z.string()),
  /** Sandbox only: point any AWS client at it, with the keys test and test. */
  endpoint: z.string().nullable(),
  connection: connectionSchema,
  feeds: z.array(
    z.object({
      region: z.string(),
      state: z.enum(["live", "unavailable", "unknown"]),
      reason: z.string().nullable(),
      lastReceivedAt: z.iso.datetime().nullable(),
      asOf: z.iso.datetime().nullable(),
    }),
  ),
});
export type AccountView = z.infer<typeof accountViewSchema>;
