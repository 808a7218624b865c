import { z } from "zod";

import { writtenTextSchema } from "@/lib/shared/text-direction";

import { environmentNameSchema } from "./environment-name";
import { tagsSchema } from "./environment-tags";
import { stageSchema } from "./environment-view";

/** POST /environments: makes the environment and its release 1. Parameters left out keep the template's defaults. */
export const createEnvironmentSchema = z.strictObject({
  name: environmentNameSchema,
  system: z.string().min(1).max(100),
  option: z.string().min(1).max(100),
  stage: stageSchema,
  accountId: z.uuid(),
  region: z.string().min(1).max(50),
  parameters: z.record(z.string().max(255), z.string()).default({}),
  tags: tagsSchema.default({}),
  protected: z.boolean().default(false),
  /** Of release 1. */
  note: writtenTextSchema(2_000).default(""),
});
export type CreateEnvironment = z.infer<typeof createEnvironmentSchema>;
