import "server-only";

import { actorName, type Actor } from "@/lib/auth/actor";
import { writeAudit } from "@/lib/auth/server/audit-repository";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue, prepareQueue } from "@/lib/jobs/enqueue";
import { AppError } from "@/lib/shared/app-error";

import type { DeliveryView } from "../delivery-view";
import type { Notice } from "../notice";
import type { RulesTarget } from "../rules-view";
import { insertDelivery } from "./internal/delivery-repository";
import { rulesTarget } from "./internal/rules-target";
import { deliverMessage } from "./jobs/deliver-message";
import { readDelivery } from "./read-delivery";

/** Queues a message that says it is a test; the worker sends it as it would any other. Throws "forbidden", "not-found", "not-possible". */
export async function sendTest({ actor, target, now }: { actor: Actor; target: RulesTarget; now: Date }): Promise<DeliveryView> {
  await prepareQueue(deliverMessage);
  const deliveryId = await inTransaction(async (tx) => {
    const named = await rulesTarget(tx, actor, target);
    const id = await insertDelivery(tx, { target: named.target, targetName: named.title, targetKind: named.kind, testOf: actorName(actor), notices: [testNotice(actor, now)], now });
    await enqueue(tx, deliverMessage, { deliveryId: id });
    await writeAudit(tx, {
      actor,
      action: "channel.test",
      outcome: { kind: "done" },
      object: { type: named.target.kind === "channel" ? "notification-channel" : "person", id: named.target.id },
      summary: `Sent a test message to ${named.title}.`,
    });
    return id;
  });
  const delivery = await readDelivery({ actor, deliveryId });
  if (!delivery) throw new AppError("not-found", "The test message was cleared away already.");
  return delivery;
}

const testNotice = (actor: Actor, now: Date): Notice => ({
  kind: "operation",
  severity: "info",
  environment: null,
  title: "A test message from Pilothouse",
  text: `${actorName(actor)} asked for it. Nothing happened; messages arrive here.`,
  path: "/settings/notifications",
  key: `test:${now.toISOString()}`,
  at: now.toISOString(),
});
