import { z } from "zod";

import { tagsSchema } from "./environment-tags";
import { stageSchema } from "./environment-view";

/** PATCH /environments/{id}: what is left out stays; `tags` replaces all of them. */
export const updateEnvironmentSchema = z
  .strictObject({ stage: stageSchema.optional(), tags: tagsSchema.optional(), protected: z.boolean().optional() })
  .refine((change) => Object.keys(change).length > 0, "Name at least one of stage, tags and protected.");
export type UpdateEnvironment = z.infer<typeof updateEnvironmentSchema>;

/** DELETE /environments/{id}?letGo=true gives up a stack on purpose: it stays in AWS, and Pilothouse forgets it. */
export const removeEnvironmentQuerySchema = z.object({ letGo: z.stringbool().default(false) });
