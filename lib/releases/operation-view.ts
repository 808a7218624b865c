import { z } from "zod";

import { writtenTextSchema } from "@/lib/shared/text-direction";

import { OPERATION_KINDS, OPERATION_STATES, RESOLUTIONS } from "./operation-state";
import { previewViewSchema } from "./preview-view";

export const operationIdSchema = z.uuid();

/** How far: resources done of those expected. `remainingSeconds` null: nobody can tell. */
export const progressSchema = z.object({
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  percent: z.int().min(0).max(100),
  remainingSeconds: z.int().nonnegative().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

/** A resource that AWS could not take back or delete: until it is mended or left out, its stack stays where it is. */
export const blockedResourceSchema = z.object({ logicalId: z.string(), resourceType: z.string(), reason: z.string(), plain: z.string() });
export type BlockedResource = z.infer<typeof blockedResourceSchema>;

/** The first thing that truly failed, not the cancellations after it. `reason` is AWS's, `plain` is ours. */
export const rootCauseSchema = z.object({
  logicalId: z.string(),
  resourceType: z.string(),
  reason: z.string(),
  plain: z.string(),
  nextStep: z.string(),
  /** What keeps the stack stuck; empty where it is not. */
  blocked: z.array(blockedResourceSchema).default([]),
});
export type RootCause = z.infer<typeof rootCauseSchema>;

export const operationViewSchema = z.object({
  id: operationIdSchema,
  /** Grows with every change of the operation: of two reports, the one with the higher is the later. */
  version: z.int(),
  kind: z.enum(OPERATION_KINDS),
  /** What it came down to in the stack's status when it was asked for. */
  resolvedTo: z.enum(RESOLUTIONS),
  state: z.enum(OPERATION_STATES),
  stateReason: z.string().nullable(),
  environmentId: z.uuid(),
  environmentName: z.string(),
  stackName: z.string(),
  stackArn: z.string().nullable(),
  stackStatus: z.string().nullable(),
  release: z.int().nullable(),
  fromRelease: z.int().nullable(),
  autoConfirm: z.boolean(),
  preview: previewViewSchema.nullable(),
  progress: progressSchema.nullable(),
  rootCause: rootCauseSchema.nullable(),
  requestedBy: z.string(),
  reason: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  previewedAt: z.iso.datetime().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  confirmedBy: z.string().nullable(),
  submittedAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  cancelRequestedAt: z.iso.datetime().nullable(),
  cancelRequestedBy: z.string().nullable(),
  /** When AWS last confirmed what is said here. */
  asOf: z.iso.datetime().nullable(),
});
export type OperationView = z.infer<typeof operationViewSchema>;

/** What a list shows of an operation: everything but the preview's changes. */
export const operationSummarySchema = operationViewSchema.omit({ preview: true });
export type OperationSummary = z.infer<typeof operationSummarySchema>;

/** A stack event as the API and the stream give it. */
export const stackEventViewSchema = z.object({
  /** Grows with arrival; the order in time is the list's order. */
  id: z.string(),
  logicalId: z.string(),
  physicalId: z.string(),
  resourceType: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  /** Whether polling has confirmed what the feed said, with AWS's own event id and exact time. */
  confirmed: z.boolean(),
});
export type StackEventView = z.infer<typeof stackEventViewSchema>;

/** What somebody was shown that a request would come down to. */
export const expectationSchema = z.strictObject({
  resolvesTo: z.enum(RESOLUTIONS),
  /** The release that it would go to; null or left out: none was shown. */
  release: z.int().positive().nullish(),
  /** The operation that it would cancel; null or left out: none was shown. */
  operationId: operationIdSchema.nullish(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** POST /environments/{id}/operations */
export const startOperationSchema = z.strictObject({
  kind: z.enum(OPERATION_KINDS),
  /** Release to go to; deploy: the latest by default; rollback: the last one that ran well before. */
  release: z.int().positive().optional(),
  /** Goes on by itself only where nothing that holds data is replaced or deleted. */
  autoConfirm: z.boolean().default(false),
  reason: writtenTextSchema(500).min(1).optional(),
  /** Refused where it would come down to something else by now. */
  expects: expectationSchema.optional(),
  /** The environment's name, typed, where what is asked for deletes the stack without a preview (rolling back a failed launch). */
  typedName: z.string().max(255).optional(),
  /** Continue a rollback: resources to leave behind as they are. Delete after DELETE_FAILED: resources to keep. */
  resourcesToSkip: z.array(z.string().regex(/^[A-Za-z0-9.]{1,255}$/, "A logical id has letters and digits, as in the template.")).max(100).optional(),
});
export type StartOperation = z.infer<typeof startOperationSchema>;

/** POST /operations/{id}/confirm */
export const confirmOperationSchema = z.strictObject({
  previewHash: z.string().regex(/^[0-9a-f]{64}$/, "Give the hash of the preview that was looked at: preview.hash of the operation."),
  /** The environment's name, typed, where the preview asks for it. */
  typedName: z.string().max(255).optional(),
});
export type ConfirmOperation = z.infer<typeof confirmOperationSchema>;

/** POST /operations/{id}/cancel */
export const cancelOperationSchema = z.strictObject({
  /** The environment's name, typed: cancelling a create deletes the stack. */
  typedName: z.string().max(255).optional(),
  reason: writtenTextSchema(500).min(1).optional(),
});
export type CancelOperation = z.infer<typeof cancelOperationSchema>;
