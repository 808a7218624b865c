import { z } from "zod";

import { pageQuerySchema } from "@/lib/shared/page";
import { storableMomentSchema } from "@/lib/shared/storable-moment";

export const AUDIT_OUTCOMES = ["done", "refused"] as const;

export const auditEntryViewSchema = z.object({
  /** Grows with time; a number too large for JSON's. */
  id: z.string(),
  at: z.iso.datetime(),
  actorKind: z.enum(["person", "token", "system"]),
  actorId: z.string().nullable(),
  actorName: z.string(),
  /** Dotted: kind of thing, then act, e.g. operation.request. */
  action: z.string(),
  outcome: z.enum(AUDIT_OUTCOMES),
  /** Problem code of a refusal. */
  code: z.string().nullable(),
  objectType: z.string().nullable(),
  objectId: z.string().nullable(),
  environmentId: z.string().nullable(),
  operationId: z.string().nullable(),
  summary: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditEntryView = z.infer<typeof auditEntryViewSchema>;

/** GET /audit: every filter narrows; newest first. */
export const auditQuerySchema = pageQuerySchema.extend({
  /** Id of a person or token, or part of a name. */
  actor: z.string().min(1).max(200).optional(),
  /** A whole act ("operation.request") or a kind of thing ("operation"). */
  action: z
    .string()
    .max(100)
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, "An act is words with dots between, such as operation.request.")
    .optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  environmentId: z.uuid().optional(),
  operationId: z.uuid().optional(),
  /** Inclusive. */
  from: storableMomentSchema.optional(),
  /** Exclusive. */
  to: storableMomentSchema.optional(),
  /** Part of the sentence that says what happened. */
  q: z.string().min(1).max(200).optional(),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

/**
 * What a check of the whole chain found. "broken" names the first row that does not fit: it was changed, or one before it was
 * removed. Rows cut off at the end show only by comparing `head` with one that was noted elsewhere before.
 */
export const auditVerificationSchema = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("intact"),
    rows: z.int().nonnegative(),
    checkedAt: z.iso.datetime(),
    head: z.object({ id: z.string(), hash: z.string() }).nullable(),
  }),
  z.object({
    state: z.literal("broken"),
    rows: z.int().nonnegative(),
    checkedAt: z.iso.datetime(),
    firstBroken: z.object({ id: z.string(), at: z.iso.datetime(), what: z.enum(["content", "link"]) }),
  }),
]);
export type AuditVerification = z.infer<typeof auditVerificationSchema>;
