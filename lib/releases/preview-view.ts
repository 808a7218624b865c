import { z } from "zod";

/** One resource that a preview would touch, in the words of DescribeChangeSet. */
export const resourceChangeSchema = z.object({
  logicalId: z.string(),
  physicalId: z.string().nullable(),
  resourceType: z.string(),
  /** Add, Modify, Remove, Import or Dynamic (cannot be told before it runs). */
  action: z.string(),
  /** True, False or Conditional; null where nothing is modified. */
  replacement: z.string().nullable(),
  /** Null: the template could not be asked. */
  holdsData: z.boolean(),
  /** What AWS does with the old one: Delete, Retain, Snapshot, ReplaceAndDelete, …; null where it is kept. */
  policyAction: z.string().nullable(),
  /** What changes, by property path; values where AWS gives them. NoEcho values arrive as ****. */
  details: z.array(
    z.object({
      path: z.string(),
      requiresRecreation: z.string().nullable(),
      causedBy: z.string().nullable(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Place in the order of dependency, 0 first; equal numbers may run side by side. */
  level: z.int().nonnegative(),
  /** How long AWS usually takes for it (source: resource-durations.json), at this account's pace where that is known. */
  expectedSeconds: z.number().nonnegative(),
  phase: z.string(),
});
export type ResourceChange = z.infer<typeof resourceChangeSchema>;

/** Whether what holds data survives. "Could not tell" is never shown as safe. */
export const dataVerdictSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("safe") }),
  z.object({
    kind: z.literal("at-risk"),
    resources: z.array(
      z.object({
        logicalId: z.string(),
        resourceType: z.string(),
        /** "let-go": an update removes it from the stack, and a policy keeps it in AWS, where nothing of the system uses it any more. */
        effect: z.enum(["replaced", "may-be-replaced", "deleted", "let-go"]),
        /** What the template's policy keeps of it: Retain, Snapshot, Delete or unknown. */
        policy: z.string(),
      }),
    ),
  }),
  z.object({ kind: z.literal("could-not-tell"), why: z.string() }),
]);
export type DataVerdict = z.infer<typeof dataVerdictSchema>;

export const previewViewSchema = z.object({
  /** What a confirmation must carry: it binds exactly this preview. */
  hash: z.string(),
  changes: z.array(resourceChangeSchema),
  dataVerdict: dataVerdictSchema,
  /** Name to be typed before this may run; null where none is. */
  typedName: z.string().nullable(),
  /** What will keep it from ending well, as far as it can be told before; sentences. */
  blockers: z.array(z.string()),
  /**
   * Along the longest chain of dependency, not the sum, at the pace of the account's latest operations. Null: it has finished too little
   * to tell, and the changes' times are AWS's usual ones.
   */
  expectedSeconds: z.int().nonnegative().nullable(),
  /** What it adds to a month at list price, US dollars; below 0 it saves. Null: nobody can tell. */
  priceDifferenceUsd: z.number().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type PreviewView = z.infer<typeof previewViewSchema>;
