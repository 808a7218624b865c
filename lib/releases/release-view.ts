import { z } from "zod";

import { writtenTextSchema } from "@/lib/shared/text-direction";

export const releaseViewSchema = z.object({
  environmentId: z.uuid(),
  number: z.int().positive(),
  templateHash: z.string(),
  templateBytes: z.int().positive(),
  parameters: z.record(z.string(), z.string()),
  images: z.array(z.object({ parameter: z.string(), image: z.string() })),
  tags: z.record(z.string(), z.string()),
  capabilities: z.array(z.string()),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  /** Whether the stack runs it now; as of the environment's `asOf`. */
  running: z.boolean(),
  /** How its deployments ended, newest first; empty: never deployed. */
  deployments: z.array(
    z.object({
      operationId: z.uuid(),
      kind: z.string(),
      state: z.string(),
      startedAt: z.iso.datetime().nullable(),
      endedAt: z.iso.datetime().nullable(),
    }),
  ),
  /** What changed from the release before, in words; empty for release 1. */
  changed: z.array(z.string()),
});
export type ReleaseView = z.infer<typeof releaseViewSchema>;

/** POST /environments/{id}/releases. Parameters left out keep the value of the release that it starts from. */
export const createReleaseSchema = z.strictObject({
  /** The release to start from; left out: the running one, since what was gone back from is not what one wants to build on. Where none runs, the latest. */
  from: z.int().positive().optional(),
  parameters: z.record(z.string().max(255), z.string()).default({}),
  note: writtenTextSchema(2_000).default(""),
});
export type CreateRelease = z.infer<typeof createReleaseSchema>;

/** GET /environments/{id}/releases/{number}/comparison?with= */
export const releaseComparisonSchema = z.object({
  from: releaseViewSchema,
  to: releaseViewSchema,
  /** What changed, in words; empty: nothing did. */
  changed: z.array(z.string()),
  /** The two template bodies. */
  templates: z.object({ from: z.string(), to: z.string() }),
});
export type ReleaseComparisonView = z.infer<typeof releaseComparisonSchema>;

/** A release's number in a path or query, where it comes as text. Postgres keeps it as a 32-bit integer. */
export const releaseNumberSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
