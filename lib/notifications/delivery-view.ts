import { z } from "zod";

import { pageQuerySchema } from "@/lib/shared/page";

import { CHANNEL_KINDS } from "./channel-input";
import { noticeSchema } from "./notice";

export const DELIVERY_STATES = ["waiting", "sent", "failed"] as const;

/** One message, and what came of it. */
export const deliveryViewSchema = z.object({
  id: z.uuid(),
  /** Null: it went to a person, or the channel was removed. */
  channelId: z.uuid().nullable(),
  /** Channel or person, as it was called then. */
  target: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  isTest: z.boolean(),
  notices: z.array(noticeSchema),
  /** waiting: queued, or between two tries. */
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  /** HTTP status of the last answer; null: none came, or it was an e-mail. */
  responseStatus: z.int().nullable(),
  /** Why the last try failed. */
  reason: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastTriedAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
});
export type DeliveryView = z.infer<typeof deliveryViewSchema>;

/** GET /notifications/deliveries; newest first. Administrators see all, others what went to themselves. */
export const deliveryQuerySchema = pageQuerySchema.extend({
  channelId: z.uuid().optional(),
  state: z.enum(DELIVERY_STATES).optional(),
});
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;
