import "server-only";

import { database } from "@/lib/db/transaction";
import { serverEnv } from "@/lib/env/server";
import type { JobResult } from "@/lib/jobs/define-job";

import { retryAfter } from "../../retry-pause";
import { findDeliveryToSend, noteAttempt } from "./delivery-repository";
import { sendMessage } from "./send-message";

/** Tries a message once, notes what came of it, and says when to try again. One that is through already is left alone. */
export async function deliver({ deliveryId, now, signal }: { deliveryId: string; now: Date; signal: AbortSignal }): Promise<JobResult> {
  const delivery = await findDeliveryToSend(database(), deliveryId);
  if (!delivery) return "done";
  const attempt = await sendMessage(delivery, { deliveryId, notices: delivery.notices, publicUrl: serverEnv().publicUrl, sentAt: now }, signal);
  const againInSeconds = retryAfter(attempt, delivery.attempts + 1);
  await noteAttempt(database(), deliveryId, { attempt, willRetry: againInSeconds !== null, now });
  return againInSeconds === null ? "done" : { againInSeconds };
}
