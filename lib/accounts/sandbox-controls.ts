import { z } from "zod";

/** AWS ids of resources, stacks and the globs over them. */
const pattern = z.string().trim().min(1).max(255).regex(/^[A-Za-z0-9*?.:_/-]+$/, "Letters, digits and - _ . : / with * and ? as wildcards.");

/** One failure to rehearse with: what matches fails instead of doing what it was asked. */
export const sandboxFaultInputSchema = z.strictObject({
  /** Stack name, with wildcards. */
  stack: pattern,
  /** The resource's name in the template, with wildcards. */
  logicalId: pattern,
  operation: z.enum(["create", "update", "rollback", "delete", "*"]),
  /** What AWS would say; left out: a general sentence. */
  message: z.string().trim().min(1).max(1_000).nullable().default(null),
  /** How often it strikes; null: until removed. */
  times: z.int().positive().max(1_000).nullable().default(null),
});

/** PUT /sandbox/faults replaces the whole list. */
export const setSandboxFaultsSchema = z.strictObject({ faults: z.array(sandboxFaultInputSchema).max(100) });
export type SetSandboxFaults = z.infer<typeof setSandboxFaultsSchema>;

export const sandboxFaultsViewSchema = z.object({
  faults: z.array(
    z.object({
      id: z.string().nullable(),
      stack: z.string(),
      logicalId: z.string(),
      operation: z.string(),
      message: z.string().nullable(),
      times: z.int().nullable(),
    }),
  ),
});
export type SandboxFaultsView = z.infer<typeof sandboxFaultsViewSchema>;

/** What AWS's real durations are divided by. */
export const sandboxSpeedSchema = z.strictObject({ speed: z.number().min(1).max(10_000) });
export type SandboxSpeed = z.infer<typeof sandboxSpeedSchema>;
