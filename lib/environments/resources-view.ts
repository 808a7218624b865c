import { z } from "zod";

/** What a stack holds, as AWS listed it at `asOf`. One page always: a stack has at most 500 resources. */
export const resourcesViewSchema = z.object({
  items: z.array(
    z.object({
      logicalId: z.string(),
      physicalId: z.string().nullable(),
      resourceType: z.string(),
      /** AWS's ResourceStatus, open to values we do not know. */
      status: z.string(),
      statusReason: z.string().nullable(),
      lastUpdatedAt: z.iso.datetime(),
      /** The resource's page in the AWS console; null where it has none, and in the sandbox. */
      consoleUrl: z.url().nullable(),
      /** Of an ECS service: what it truly runs now, whatever the template says. Null for all else, and where ECS does not say. */
      service: z
        .object({
          images: z.array(z.object({ container: z.string(), image: z.string() })),
          runningCount: z.int().nonnegative(),
          desiredCount: z.int().nonnegative(),
          /** IN_PROGRESS, COMPLETED or FAILED. */
          rolloutState: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
  nextCursor: z.null(),
  total: z.int().nonnegative(),
  /** Null: there is no stack to list. */
  asOf: z.iso.datetime().nullable(),
  stackConsoleUrl: z.url().nullable(),
});
export type ResourcesView = z.infer<typeof resourcesViewSchema>;
export type ResourceView = ResourcesView["items"][number];
