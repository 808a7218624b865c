import { z } from "zod";

import { RESOLUTIONS } from "./operation-state";
import { blockedResourceSchema } from "./operation-view";

/** What a person can ask of an environment; `cancel` is an act on its running operation, the rest are kinds of operations. */
export const PERSON_ACTS = ["deploy", "cancel", "rollback", "continue-rollback", "retry", "delete"] as const;
export type PersonAct = (typeof PERSON_ACTS)[number];

/** One act in the stack's present status. `label` is the button's; `says` is what it will do. */
export const legalActSchema = z.object({
  act: z.enum(PERSON_ACTS),
  label: z.string(),
  says: z.string(),
  possible: z.boolean(),
  /** Why not; null where it is possible. */
  why: z.string().nullable(),
  /** What has to end first, where waiting helps. */
  until: z.string().nullable(),
  /** What it comes down to now, to be sent with the request in `expects`; null where it is not possible, and for cancel. */
  resolvesTo: z.enum(RESOLUTIONS).nullable(),
  /** The release it would go to; null where none is concerned. */
  release: z.int().nullable(),
  /** The operation it acts on (cancel); null otherwise. */
  operationId: z.uuid().nullable(),
  /** It deletes the stack: the environment's name has to be typed. */
  deletesStack: z.boolean(),
});
export type LegalAct = z.infer<typeof legalActSchema>;

/** GET /environments/{id}/acts: every act, possible or with why not, and the one that stands on the button. */
export const legalActsSchema = z.object({
  environmentId: z.uuid(),
  stackStatus: z.string().nullable(),
  /** When AWS last told us the status. */
  asOf: z.iso.datetime().nullable(),
  /** The act of the environment's one button; null where the newest release failed or was gone back from, so that none suggests itself. */
  primary: z.enum(PERSON_ACTS).nullable(),
  /**
   * What keeps the stack stuck, with AWS's words. Only these may be named in `resourcesToSkip`: when continuing a rollback, to be left as
   * they are; when deleting after DELETE_FAILED, to be kept.
   */
  blocked: z.array(blockedResourceSchema),
  acts: z.array(legalActSchema),
});
export type LegalActs = z.infer<typeof legalActsSchema>;
