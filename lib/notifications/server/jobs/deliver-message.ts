import "server-only";

import { z } from "zod";

import { defineJob } from "@/lib/jobs/define-job";

import { deliver } from "../internal/deliver";

/** Sends one message, again with growing pauses where its receiver fails. A message that a dying worker had just sent may come twice, with the same id. */
export const deliverMessage = defineJob({
  name: "notifications.deliver-message",
  payload: z.object({ deliveryId: z.uuid() }),
  timeoutSeconds: 45,
  maxAttempts: 5, // of the job itself, where the database is away; tries at the receiver are counted in the message
  concurrency: 8,
  singletonKey: ({ deliveryId }) => deliveryId,
  run: ({ deliveryId }, { now, signal }) => deliver({ deliveryId, now, signal }),
});
